import type { Composition, WhatIfChange } from '../composition-contract.ts'
import { duration, listText } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { kilometres } from './composition-words.ts'

type Named = Pick<Composition, 'needs' | 'jobs'>

/** One thing that was tried, in words. `among`: results in which its names can be found. */
export function changeText(change: WhatIfChange, among: readonly Named[]): string {
  const member = (memberId: string): string => memberName(memberId, among)
  switch (change.kind) {
    case 'lock':
      return t('l’emploi {job} gardé tel quel', { job: jobName(change.needIds, among) })
    case 'unlock':
      return t('l’emploi {job} relâché', { job: jobName(change.needIds, among) })
    case 'needs-apart':
      return t('{a} et {b} séparés', {
        a: needName(change.needIds[0], among),
        b: needName(change.needIds[1], among),
      })
    case 'members-apart':
      return t('{a} et {b} jamais ensemble', {
        a: member(change.memberIds[0]),
        b: member(change.memberIds[1]),
      })
    case 'add-need':
      return t('{hours} de plus en {skill}', {
        hours: duration(change.need.weeklyMinutes),
        skill: change.need.skill,
      })
    case 'drop-need':
      return t('sans le besoin {need}', { need: needName(change.needId, among) })
    case 'drop-member':
      return t('sans {member}', { member: member(change.memberId) })
    case 'drop-person':
      return t('sans {person}', { person: personName(change.personId, among) })
    case 'terms':
      return termsText(change.terms)
  }
}

function termsText(terms: Extract<WhatIfChange, { kind: 'terms' }>['terms']): string {
  const { membersMost, travelMostKm, weeklyMostMinutes, halfDayMostMinutes } = terms
  return listText(
    [
      membersMost === undefined
        ? null
        : t('{most, plural, one {# adhérent} other {# adhérents}} au plus', { most: membersMost }),
      travelMostKm === undefined
        ? null
        : t('{km} au plus entre deux sites', { km: kilometres(travelMostKm) }),
      weeklyMostMinutes === undefined
        ? null
        : t('semaines de {hours} au plus', { hours: duration(weeklyMostMinutes) }),
      halfDayMostMinutes === undefined
        ? null
        : t('demi-journées de {hours} au plus', { hours: duration(halfDayMostMinutes) }),
    ].filter((part) => part !== null),
  )
}

const needOf = (needId: string, among: readonly Named[]) =>
  among.map(({ needs }) => needs[needId]).find((need) => need !== undefined)

/** `Conserverie du Bocage, 12 h`: a need as people speak of it. */
export function needName(needId: string, among: readonly Named[]): string {
  const need = needOf(needId, among)
  return need === undefined
    ? needId
    : t('{member}, {hours}', { member: need.memberName, hours: duration(need.askedMinutes) })
}

function memberName(memberId: string, among: readonly Named[]): string {
  for (const { needs } of among) {
    const need = Object.values(needs).find((each) => each.memberId === memberId)
    if (need !== undefined) return need.memberName
  }
  return memberId
}

const personName = (personId: string, among: readonly Named[]): string =>
  among
    .flatMap(({ jobs }) => jobs)
    .map(({ person }) => person)
    .find((person) => person?.personId === personId)?.name ?? personId

/** A job by the members of its needs. */
const jobName = (needIds: readonly string[], among: readonly Named[]): string =>
  listText([...new Set(needIds.map((needId) => needOf(needId, among)?.memberName ?? needId))])
