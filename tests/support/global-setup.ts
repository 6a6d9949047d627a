import type { TestProject } from 'vitest/node'

/** One PostgreSQL server for the run: the one of DATABASE_URL. */
export default function setup(project: TestProject): void {
  const url = process.env['DATABASE_URL']
  if (url === undefined) throw new Error('DATABASE_URL is not set')
  project.provide('serverUrl', url)
}
