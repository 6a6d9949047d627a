import { z } from 'zod'
import { defineRoute } from '../../platform/http/contract.ts'

export const sourceContract = {
  source: defineRoute({
    method: 'GET',
    url: '/source',
    tag: 'source',
    summary: 'The source code of the version in service',
    description: 'A .tar.gz, due to everybody who uses the program over the network (AGPL, 13).',
    access: 'signed-in',
    produces: 'application/gzip',
    response: z.unknown(),
  }),
}
