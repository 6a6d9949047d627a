import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const A_YEAR_SECONDS = 31_536_000

/** The built application: names with a digest are kept for ever, the page itself is asked again. */
export async function serveWeb(server: FastifyInstance, root: string | null): Promise<void> {
  if (root === null) return
  await server.register(fastifyStatic, {
    root,
    cacheControl: false,
    // The build leaves a compressed copy beside each file.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = /[/\\]assets[/\\]/.test(path)
      reply.header(
        'cache-control',
        hashed ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache',
      )
    },
  })
}
