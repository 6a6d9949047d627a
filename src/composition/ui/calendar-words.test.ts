import { describe, expect, it } from 'vitest'
import { halfDaysText, monthOfWeek, seasonText, stretchesOf } from './calendar-words.ts'

const ALL = Array.from({ length: 52 }, (_, week) => week + 1)

describe('the words of a week and of a year', () => {
  it.for([
    [[6, 7, 8, 9], 'jeudi et vendredi'],
    [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'du lundi au vendredi'],
    [[2, 6], 'mardi et jeudi matin'],
    [[0, 1, 2, 3, 4], 'lundi et mardi, mercredi matin'],
    [[9, 6, 7, 13], 'jeudi, vendredi et dimanche après-midi'],
    [[0, 6, 7, 8, 9], 'lundi matin, jeudi et vendredi'],
    [[], ''],
  ] as const)('says half-days %j as %s', ([halfDays, words]) => {
    expect(halfDaysText(halfDays)).toBe(words)
  })

  it('keeps a winter in one stretch', () => {
    expect(stretchesOf([52, 1, 2, 51, 30])).toEqual([
      [30, 30],
      [51, 2],
    ])
    expect(stretchesOf(ALL)).toEqual([[1, 52]])
    expect(stretchesOf([])).toEqual([])
  })

  it('knows the month of a week', () => {
    expect([1, 5, 9, 44, 48, 52].map(monthOfWeek)).toEqual([1, 2, 3, 11, 11, 12])
  })

  it.for([
    [ALL, 'toute l’année'],
    [ALL.filter((week) => week >= 45 || week <= 13), 'de novembre à mars'],
    [[32, 33], 'en août'],
    [[10, 11, 36, 37, 38, 39, 40], 'en mars et de septembre à octobre'],
    [ALL.filter((week) => week >= 14 && week <= 35), 'd’avril à août'],
    [ALL.filter((week) => week !== 32 && week !== 33), 'toute l’année sauf en août'],
    [[], 'aucune semaine'],
  ] as const)('says %j as %s', ([weeks, words]) => {
    expect(seasonText(weeks)).toBe(words)
  })
})
