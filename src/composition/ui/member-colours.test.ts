import { describe, expect, it } from 'vitest'
import { colouredMembers } from './member-colours.ts'

const MEMBERS = Array.from({ length: 12 }, (_, place) => ({
  memberId: `M${place}`,
  name: `Conserverie ${String.fromCharCode(65 + place)}`,
}))

describe('the colours of members', () => {
  it('differ inside a job, also where the order of members would give the same', () => {
    const together = [
      ['M0', 'M6'],
      ['M0', 'M1', 'M7'],
      ['M6', 'M7', 'M8', 'M9'],
    ]
    const codes = colouredMembers(MEMBERS, together)
    for (const job of together) {
      const colours = job.map((memberId) => codes.get(memberId)?.colour)
      expect(new Set(colours).size).toBe(job.length)
    }
  })

  it('are six, and each member has letters of its own', () => {
    const codes = [...colouredMembers(MEMBERS, []).values()]
    expect(new Set(codes.map(({ colour }) => colour))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(new Set(codes.map(({ code }) => code)).size).toBe(12)
  })

  it('repeat where a job has more members than there are colours', () => {
    const all = MEMBERS.map(({ memberId }) => memberId)
    const codes = [...colouredMembers(MEMBERS, [all]).values()]
    expect(codes.every(({ colour }) => colour >= 1 && colour <= 6)).toBe(true)
  })
})
