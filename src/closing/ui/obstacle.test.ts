import { describe, expect, it } from 'vitest'
import type { GroupMonth } from '../../group/group-contract.ts'
import { obstacleOf } from './obstacle.ts'

const monthOf = (month: string, closed: boolean, hasEntries = true): GroupMonth => ({
  month,
  closed,
  hasEntries,
})

describe('what keeps a month from being closed', () => {
  const months = [
    monthOf('2026-08', true),
    monthOf('2026-09', true),
    monthOf('2026-10', false),
    monthOf('2026-11', false),
    monthOf('2026-12', false),
  ]

  it('is nothing for the month after the last closed one', () => {
    expect(obstacleOf('2026-10', months, '2026-11', false)).toBeNull()
  })

  it('is the month before, still open', () => {
    expect(obstacleOf('2026-11', months, '2026-11', false)).toEqual({
      kind: 'earlier-open',
      open: '2026-10',
    })
  })

  it('is a later month, closed already', () => {
    expect(obstacleOf('2026-07', months, '2026-11', false)).toEqual({
      kind: 'later-closed',
      closed: '2026-09',
    })
  })

  it('is the future before anything else', () => {
    expect(obstacleOf('2026-12', months, '2026-11', false)).toEqual({ kind: 'future' })
  })

  it('is that no hours are declared', () => {
    expect(obstacleOf('2026-05', [], '2026-11', false)).toEqual({ kind: 'no-hours' })
    expect(obstacleOf('2026-10', [monthOf('2026-10', false, false)], '2026-11', false)).toEqual({
      kind: 'no-hours',
    })
  })

  it('is that the books take nothing of the month', () => {
    const ready = [monthOf('2026-10', false)]
    expect(obstacleOf('2026-10', ready, '2026-11', true)).toEqual({ kind: 'books-closed' })
  })

  it('lets any month be the first that a group closes', () => {
    expect(obstacleOf('2026-10', [monthOf('2026-10', false)], '2026-11', false)).toBeNull()
  })
})
