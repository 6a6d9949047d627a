import { describe, expect, it } from 'vitest'
import { layOut, moveApart, placeOnLines, scaleBarKm, spreadLabels } from './map-layout.ts'

const SHEET = { width: 600, height: 400, margin: { x: 60, y: 40 } }
const ALENCON = { latitude: 48.43, longitude: 0.09 }
const FLERS = { latitude: 48.75, longitude: -0.57 }
const ARGENTAN = { latitude: 48.74, longitude: -0.02 }

describe('the map of a job', () => {
  it('is at scale with north above and east on the right', () => {
    const { spots, unitsPerKm } = layOut([ALENCON, FLERS, ARGENTAN], SHEET)
    const [alencon, flers, argentan] = spots
    if (alencon === undefined || flers === undefined || argentan === undefined) throw new Error()
    expect(alencon.y).toBeGreaterThan(argentan.y)
    expect(alencon.x).toBeGreaterThan(flers.x)
    const km = Math.hypot(alencon.x - flers.x, alencon.y - flers.y) / unitsPerKm
    expect(km).toBeGreaterThan(59)
    expect(km).toBeLessThan(61)
  })

  it('stays inside its margins, whichever side is longer', () => {
    for (const places of [
      [ALENCON, FLERS],
      [ARGENTAN, FLERS],
      [ALENCON, ARGENTAN],
    ]) {
      for (const { x, y } of layOut(places, SHEET).spots) {
        expect(x).toBeGreaterThanOrEqual(SHEET.margin.x - 0.001)
        expect(x).toBeLessThanOrEqual(SHEET.width - SHEET.margin.x + 0.001)
        expect(y).toBeGreaterThanOrEqual(SHEET.margin.y - 0.001)
        expect(y).toBeLessThanOrEqual(SHEET.height - SHEET.margin.y + 0.001)
      }
    }
  })

  it('puts one place in the middle', () => {
    expect(layOut([FLERS], SHEET).spots).toEqual([{ x: 300, y: 200 }])
    expect(layOut([], SHEET).spots).toEqual([])
  })

  it('keeps the marks of near places readable, and the others where they are', () => {
    const far = { x: 300, y: 300 }
    const near = [{ x: 10, y: 10 }, { x: 10, y: 10 }, { x: 14, y: 12 }, far]
    const moved = moveApart(near, 30)
    for (const [place, one] of moved.entries()) {
      for (const other of moved.slice(place + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(29)
      }
    }
    expect(moved[3]).toEqual(far)
    expect(moveApart([], 30)).toEqual([])
  })

  it('writes lengths where they do not cover each other', () => {
    const near = { x: 100, y: 0 }
    const one = { x: 100, y: 200 }
    const other = { x: 104, y: 210 }
    const spots = placeOnLines(
      [
        [near, one],
        [near, other],
      ],
      [near, one, other],
      {
        width: 40,
        height: 16,
      },
    )
    expect(spots[0]).toEqual({ x: 100, y: 100 })
    expect(Math.abs((spots[1]?.y ?? 0) - 100)).toBeGreaterThanOrEqual(16)
  })

  it('has a bar of a round length', () => {
    expect(scaleBarKm(10, 100)).toBe(10)
    expect(scaleBarKm(10, 99)).toBe(5)
    expect(scaleBarKm(500, 100)).toBe(1)
  })

  it('keeps labels apart and on the sheet', () => {
    expect(spreadLabels([10, 12, 80], 20, 400)).toEqual([10, 30, 80])
    expect(spreadLabels([390, 395], 20, 400)).toEqual([380, 400])
    expect(spreadLabels([50, 10], 20, 400)).toEqual([50, 10])
  })
})
