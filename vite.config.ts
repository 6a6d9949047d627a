import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the API answers while the pages are served by Vite: `npm run dev` beside `maillage serve`. */
const api = process.env['MAILLAGE_API'] ?? 'http://127.0.0.1:4680'

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Source maps are served beside the scripts: an AGPL program shows its source.
    sourcemap: true,
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: api } } },
})
