import { describe, expect, it } from 'vitest'
import { failureText } from './failure-text.ts'

describe('why a close failed', () => {
  it('is the sentence of the refusal, with its facts', () => {
    expect(failureText('{"kind":"earlier-month-open","month":"2026-11","open":"2026-10"}')).toMatch(
      /^Octobre 2026 est encore ouvert/,
    )
    expect(
      failureText(
        '{"kind":"issued-before-last-invoice","issuedOn":"2026-09-01","last":"2026-09-30"}',
      ),
    ).toContain('30/09/2026')
  })

  it('is the error itself when it is ours', () => {
    expect(failureText('connection terminated')).toContain('connection terminated')
    expect(failureText(null)).toBe('La raison n’est pas connue.')
  })
})
