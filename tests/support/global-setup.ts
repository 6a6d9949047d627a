import type { TestProject } from 'vitest/node'
import { dropLeftovers, openServer } from '../../src/platform/database/index.ts'

/** One PostgreSQL server for the run: the one of DATABASE_URL, or the embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  await dropLeftovers(server.url)
  project.provide('serverUrl', server.url)
  return () => server.release()
}
