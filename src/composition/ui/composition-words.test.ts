import { describe, expect, it } from 'vitest'
import type { MissingPiece } from '../composition-contract.ts'
import {
  differenceText,
  gapText,
  headline,
  missingSentence,
  reasonText,
  siteText,
  stalenessText,
  wantedHalfDays,
} from './composition-words.ts'

const YEAR = [{ from: 1, to: 52 }]

const piece = (change: Partial<MissingPiece>): MissingPiece => ({
  missingId: 'm',
  pieces: [],
  weeklyMinutes: 2100,
  annualised: false,
  memberIds: ['A'],
  skills: ['Soudeur'],
  person: null,
  travelKm: 0,
  skill: 'Soudeur',
  missingMinutes: 660,
  freeHalfDays: [6, 7, 8, 9, 10, 11],
  weeks: YEAR,
  aroundSiteId: 'S',
  aroundSiteName: 'Flers',
  aroundMemberName: 'Flers',
  ...change,
})

describe('the answer in words', () => {
  it.for([
    [37, 38, 0.01, '37 emplois à temps plein sur 38 possibles au mieux'],
    [1, 3, 0.5, '1 emploi à temps plein sur 3 possibles au mieux'],
    [2, 2, 0.001, '2 emplois à temps plein, le mieux possible'],
    [9, 14, 0, '9 emplois à temps plein, le mieux possible'],
    [1, 1, 0, 'Un emploi à temps plein, le mieux possible'],
    [0, 2, 1, 'Aucun emploi à temps plein sur 2 possibles au mieux'],
    [0, 2, 0, 'Aucun emploi à temps plein n’est possible avec ces besoins'],
    [0, 0, 0, 'Aucun emploi à temps plein n’est possible avec ces besoins'],
  ] as const)('says %i of %i with a gap of %f as "%s"', ([jobs, jobsBound, gap, words]) => {
    expect(headline({ jobs, jobsBound, gap })).toBe(words)
  })

  it('never writes a gap as nothing where there is one', () => {
    expect(gapText({ gap: 0, finished: true })).toContain('prouvé')
    expect(gapText({ gap: 0.000_01, finished: true })).toContain('moins de 0,1')
    expect(gapText({ gap: 0.004, finished: true })).toMatch(/de 0,4\s%/)
    expect(gapText({ gap: 0.004, finished: false })).toContain('Le temps donné a manqué')
  })

  it('says what the director goes to find', () => {
    expect(missingSentence(piece({}), 300)).toMatch(
      /^11\sh manquent jeudi et vendredi près de Flers$/,
    )
    expect(missingSentence(piece({ missingMinutes: 60 }), 300)).toMatch(/^1\sh manque jeudi/)
    expect(
      missingSentence(
        piece({
          weeks: [
            { from: 1, to: 13 },
            { from: 45, to: 52 },
          ],
        }),
        300,
      ),
    ).toMatch(/, de novembre à mars$/)
    expect(missingSentence(piece({ freeHalfDays: [] }), 300)).toMatch(/^11\sh manquent près de/)
  })

  it('asks for Saturday only where the week has no room', () => {
    const free = [8, 9, 10, 11]
    expect(wantedHalfDays({ freeHalfDays: free, missingMinutes: 600 }, 300)).toEqual([8, 9])
    expect(wantedHalfDays({ freeHalfDays: free, missingMinutes: 601 }, 300)).toEqual(free)
  })

  it('names the company of a site whose name does not tell it', () => {
    expect(siteText('Scierie Berger, second atelier', 'Scierie Berger')).toBe(
      'Scierie Berger, second atelier',
    )
    expect(siteText('Site nord', 'Scierie Berger')).toBe('Scierie Berger, Site nord')
  })

  it('tells the reasons with their numbers', () => {
    const about = { memberName: 'Scierie', siteName: 'Scierie', travelMostKm: 40 }
    expect(reasonText({ kind: 'place', nearestKm: 63.4 }, about)).toMatch(/63\skm.*40\skm/)
    expect(reasonText({ kind: 'place', nearestKm: null }, about)).toContain('coordonnées')
    const members = [{ memberId: 'A', name: 'Menuiserie' }]
    expect(reasonText({ kind: 'competitor', members }, about)).toContain('Menuiserie')
  })

  it('tells what changed since, and what a trial changes', () => {
    const nothing = {
      stale: true,
      needsAdded: [],
      needsChanged: [],
      needsGone: [],
      membersChanged: [],
      peopleChanged: [],
    }
    expect(stalenessText({ ...nothing, needsAdded: ['a', 'b'], needsGone: ['c'] })).toBe(
      '2 besoins nouveaux et 1 besoin retiré ou pourvu',
    )
    const figures = {
      needs: 1,
      neededMinutes: 0,
      jobs: 1,
      jobsBound: 1,
      coveredNeeds: 1,
      coveredMinutes: 0,
      employersMean: 1,
      employersMost: 1,
      travelKm: 0,
      newJobs: 1,
      filledPeople: 0,
      objective: 0,
      bound: 0,
      gap: 0,
      finished: true,
    }
    expect(
      differenceText({
        kept: 34,
        changed: [{ beforeJobId: 'a', afterJobId: 'b', needsAdded: [], needsRemoved: [] }],
        appeared: [],
        gone: [{ jobId: 'c', needIds: [] }],
        needsCovered: [],
        needsLeft: [],
        before: figures,
        after: figures,
        seconds: 1,
      }),
    ).toBe('34 emplois gardés, 1 modifié et 1 défait')
  })
})
