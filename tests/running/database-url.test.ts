import pg from 'pg'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { freePort, maillage } from '../support/programs.ts'

/** The address of the server of the run, with parts changed. */
function changed(change: (url: URL) => void): string {
  const url = new URL(inject('serverUrl'))
  change(url)
  return url.toString()
}

async function role(name: string, attributes: string): Promise<string> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  onTestFinished(async () => {
    await client.query(`drop role if exists ${name}`)
    await client.end()
  })
  await client.query(`drop role if exists ${name}`)
  await client.query(`create role ${name} ${attributes}`)
  return changed((url) => {
    url.username = name
    url.password = 'right'
  })
}

const sentenceFor = async (DATABASE_URL: string): Promise<string> => {
  const outcome = await maillage(['verify'], { DATABASE_URL })
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toMatch(/^DATABASE_URL[^\n]+\n$/)
  return outcome.stderr
}

describe('a wrong DATABASE_URL is told in one sentence', () => {
  it('when it is no address', async () => {
    expect(await sentenceFor('mysql://localhost/x')).toContain('attendu postgres://')
  })

  it('when nobody answers there', async () => {
    const port = await freePort()
    const sentence = await sentenceFor(`postgres://me@127.0.0.1:${port}/db`)
    expect(sentence).toContain(`aucun serveur PostgreSQL ne répond à 127.0.0.1:${port}`)
  })

  it('when the database is missing', async () => {
    const missing = changed((url) => (url.pathname = '/nowhere'))
    expect(await sentenceFor(missing)).toContain(
      'la base « nowhere » n’existe pas'.replace('’', "'"),
    )
  })

  it('when the user may not sign in', async () => {
    const url = await role('maillage_test_nologin', 'nologin')
    expect(await sentenceFor(url)).toContain('refuse l’utilisateur'.replace('’', "'"))
  })

  it('when the user may not create databases and roles', async () => {
    const url = await role('maillage_test_plain', "login password 'right'")
    expect(await sentenceFor(url)).toContain('createdb createrole')
  })
})
