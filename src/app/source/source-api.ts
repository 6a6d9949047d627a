import type { ApiModule } from '../../platform/http/index.ts'
import { sourceArchive } from './source-archive.ts'
import { sourceContract } from './source-contract.ts'

const FOLDER = 'maillage'

/** Made once: the sources of a running program do not change under it. */
let made: Buffer | null = null

export const sourceApi: ApiModule = (api) => {
  api.serveFile(sourceContract.source, async () => {
    made ??= sourceArchive(FOLDER)
    return { content: made, fileName: `${FOLDER}.tar.gz`, disposition: 'attachment' }
  })
}
