import { randomUUID } from 'node:crypto'
import type { GroupDb } from '../platform/database/index.ts'
import {
  type ApiModule,
  arranged,
  HttpProblem,
  isFound,
  type Language,
  notFound,
  type SignedIn,
} from '../platform/http/index.ts'
import { day } from '../shared/days.ts'
import { eraseCandidate, keepCandidate, keepWishes, type PersonRefusal } from './keep-people.ts'
import { type Candidate, NOTHING_WISHED, peopleContract } from './people-contract.ts'
import { isEmployee, type StoredCandidate, storedCandidates, storedWishes } from './people-store.ts'
import type { PersonMistake } from './rules/person-mistakes.ts'
import { keptUntil } from './rules/retention.ts'

const EXPECTED: Readonly<Record<PersonMistake['kind'], Readonly<Record<Language, string>>>> = {
  required: { fr: 'un nom', en: 'a name' },
  day: { fr: 'une date du calendrier', en: 'a day of the calendar' },
  future: { fr: 'au plus tard aujourd’hui', en: 'today at the latest' },
  separator: { fr: 'sans point-virgule', en: 'no semicolon' },
  email: { fr: 'une adresse comme nom@exemple.fr', en: 'an address like name@example.com' },
  commune: { fr: 'un code INSEE de cinq caractères', en: 'an INSEE code of five characters' },
  both: { fr: 'la latitude et la longitude ensemble', en: 'latitude and longitude together' },
  member: { fr: 'des adhérents du groupement', en: 'members of the group' },
}

function personProblem(refusal: PersonRefusal, body: object, language: Language): HttpProblem {
  if (refusal.kind === 'not-found') return notFound()
  const errors = refusal.mistakes.map(({ field, kind }) => {
    const value: unknown = Reflect.get(body, field)
    return { path: `/body/${field}`, expected: EXPECTED[kind][language], value }
  })
  return new HttpProblem('invalid', { errors, facts: refusal })
}

interface Asked {
  readonly db: GroupDb
  readonly viewer: SignedIn
  readonly now: string
}

const todayOf = ({ now }: Pick<Asked, 'now'>) => day(now.slice(0, 10))

const by = ({ viewer: { groupId, userName }, now }: Asked) => ({
  groupId,
  actor: userName,
  at: now,
})

function candidateOn(stored: StoredCandidate, today: string): Candidate {
  const until = keptUntil(stored.lastContactOn)
  return { ...stored, keptUntil: until, overdue: until < today }
}

async function candidateOf(call: Asked, candidateId: string): Promise<Candidate> {
  const [stored] = await storedCandidates(call.db, call.viewer.groupId, candidateId)
  if (stored === undefined) throw notFound()
  return candidateOn(stored, todayOf(call))
}

const stateOf = ({ overdue, hiredAs }: Candidate): 'open' | 'hired' | 'overdue' =>
  overdue ? 'overdue' : hiredAs === null ? 'open' : 'hired'

const serveCandidates: ApiModule = (api) => {
  api.serve(peopleContract.list, async (call) => {
    const { db, viewer, query, paging } = call
    const stored = await storedCandidates(db, viewer.groupId)
    const wanted = stored
      .map((one) => candidateOn(one, todayOf(call)))
      .filter(
        (one) =>
          (query.state === undefined || stateOf(one) === query.state) &&
          (query.skill === undefined || one.skills.includes(query.skill)) &&
          isFound(query.q, [one.firstName, one.lastName, one.email, one.phone, ...one.skills]),
      )
    const order = { sort: query.sort ?? 'name', slice: paging.slice }
    const page = arranged(wanted, order, {
      name: ({ lastName, firstName }) => `${lastName} ${firstName}`,
      lastContactOn: ({ lastContactOn }) => lastContactOn,
      keptUntil: (one) => one.keptUntil,
      weeklyMinutes: ({ weeklyMinutes }) => weeklyMinutes,
      fittingNeeds: ({ fittingNeeds }) => fittingNeeds,
    })
    return paging.page(page)
  })
  api.serve(peopleContract.candidate, (call) => candidateOf(call, call.params.candidateId))
  api.serve(peopleContract.add, async (call) => {
    const { db, body, language } = call
    const candidateId = randomUUID()
    const command = { ...by(call), candidateId, candidate: body, isNew: true }
    const result = await keepCandidate(db, { ...command, today: todayOf(call) })
    if (!result.ok) throw personProblem(result.refusal, body, language)
    return candidateOf(call, candidateId)
  })
  api.serveChange(
    peopleContract.change,
    async (call) => {
      const { db, body, language } = call
      const { candidateId } = call.params
      const command = { ...by(call), candidateId, candidate: body, isNew: false }
      const result = await keepCandidate(db, { ...command, today: todayOf(call) })
      if (!result.ok) throw personProblem(result.refusal, body, language)
      return candidateOf(call, candidateId)
    },
    {
      contract: peopleContract.candidate,
      handler: (call) => candidateOf(call, call.params.candidateId),
    },
  )
  api.serve(peopleContract.erase, async (call) => {
    const { candidateId } = call.params
    if (!(await eraseCandidate(call.db, { ...by(call), candidateId }))) throw notFound()
    return null
  })
}

async function wishesOrNothing({ db, viewer }: Asked, employeeId: string) {
  if (!(await isEmployee(db, viewer.groupId, employeeId))) throw notFound()
  return (await storedWishes(db, viewer.groupId, employeeId)) ?? NOTHING_WISHED
}

export const peopleApi: ApiModule = (api) => {
  serveCandidates(api)
  api.serve(peopleContract.wishes, (call) => wishesOrNothing(call, call.params.employeeId))
  api.serveChange(
    peopleContract.changeWishes,
    async (call) => {
      const { db, body, language } = call
      const { employeeId } = call.params
      const result = await keepWishes(db, { ...by(call), employeeId, wishes: body })
      if (!result.ok) throw personProblem(result.refusal, body, language)
      return wishesOrNothing(call, employeeId)
    },
    {
      contract: peopleContract.wishes,
      handler: (call) => wishesOrNothing(call, call.params.employeeId),
    },
  )
}
