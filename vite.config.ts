import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where the API answers while the pages are served by Vite: `npm run dev` beside `maillage serve`. */
const api = process.env['MAILLAGE_API'] ?? 'http://127.0.0.1:4680'

/** Compressed once, here, so that the server sends `.br` and `.gz` as they stand. */
function compressed(): Plugin {
  return {
    name: 'maillage-compressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) return
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html)$/.test(file))) {
        const file = join(dir, name)
        const content = readFileSync(file)
        writeFileSync(`${file}.br`, brotliCompressSync(content))
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  root: 'src/web',
  plugins: [react(), compressed()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Source maps are served beside the scripts: an AGPL program shows its source.
    sourcemap: true,
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: api } } },
})
