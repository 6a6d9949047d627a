import { afterAll } from 'vitest'
import { inject } from 'vitest'
import { type ThrowawayDatabase, throwawayDatabase } from '../../src/platform/database/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

/** A real, migrated, empty database for the tests of a file; it goes away with them. */
export async function testDatabase(): Promise<ThrowawayDatabase> {
  const database = await throwawayDatabase(inject('serverUrl'))
  afterAll(() => database.discard())
  return database
}
