import { readFileSync, writeFileSync } from 'node:fs'
import { apiDocument } from '../src/app/document.ts'

/** Writes `openapi.json` from the routes; a test fails while it is out of date. */
const root = new URL('../', import.meta.url)
const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('package.json', root), 'utf8'),
)
writeFileSync(new URL('openapi.json', root), await apiDocument(version))
