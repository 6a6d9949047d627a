import type { GroupDb } from '../../platform/database/index.ts'
import { type ApiModule, type RefusalTable, refusalProblem } from '../../platform/http/index.ts'
import { type Month, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import * as store from './codes-store.ts'
import { NEUTRAL_CODES, proposedCode } from './engine-codes.ts'
import { type CodeRow, payrollExportContract } from './export-contract.ts'
import type { Target } from './pay-line.ts'
import { neutralCode } from './rules/neutral-journal.ts'
import { type CodeRefusal, type NumberRefusal, setCodes, setNumbers } from './set-codes.ts'

const CHOICE_REFUSALS: RefusalTable<CodeRefusal | NumberRefusal> = {
  'not-a-code': {
    is: 'invalid',
    fr: 'Un code compte au plus 40 caractères, sans point-virgule.',
    en: 'A code has at most 40 characters, without a semicolon.',
  },
  'not-a-number': {
    is: 'invalid',
    fr: 'Un matricule compte au plus 40 caractères, sans point-virgule.',
    en: 'A number has at most 40 characters, without a semicolon.',
  },
  'number-taken': {
    is: 'conflict',
    fr: 'Un matricule ne désigne qu’une personne.',
    en: 'A number names one person only.',
  },
  'no-such-person': { is: 'not-found', fr: 'Salarié introuvable.', en: 'No such employee.' },
}

function choiceProblem(refusals: readonly (CodeRefusal | NumberRefusal)[]) {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(CHOICE_REFUSALS, first, { kind: first.kind, refusals })
}

/** Codes that an engine has to know: the usual ones and all that the closes ever told. */
async function codeRows(
  db: GroupDb,
  groupId: GroupId,
  target: Target,
  of: Month | null,
): Promise<CodeRow[]> {
  const chosen = await store.chosenCodes(db, groupId, target)
  const counts = new Map<string, number>(NEUTRAL_CODES.map((code) => [code, 0]))
  for (const { code, lines } of await store.codesToldIn(db, groupId, of)) {
    const neutral = neutralCode(code)
    counts.set(neutral, (counts.get(neutral) ?? 0) + lines)
  }
  for (const code of chosen.keys()) if (!counts.has(code)) counts.set(code, 0)
  return [...counts].map(([code, lines]) => {
    const proposed = proposedCode(target, code)
    const own = chosen.get(code)
    return {
      code,
      targetCode: own === undefined ? proposed : own,
      proposedCode: proposed,
      isWanted: own !== null,
      lines,
    }
  })
}

/** Routes of the codes and numbers by which an engine knows variables and people. */
export const codesApi: ApiModule = (api) => {
  api.serve(payrollExportContract.codes, async ({ db, viewer: { groupId }, params, query }) => {
    const of = query.month === undefined ? null : month(query.month)
    return { target: params.target, rows: await codeRows(db, groupId, params.target, of) }
  })

  api.serve(payrollExportContract.setCodes, async ({ db, viewer, params, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const result = await setCodes(db, doer, params.target, body.codes)
    if (!result.ok) throw choiceProblem(result.refusal)
    const rows = await codeRows(db, viewer.groupId, params.target, null)
    return { target: params.target, rows }
  })

  api.serve(payrollExportContract.numbers, async ({ db, viewer: { groupId } }) => ({
    rows: await store.numberRows(db, groupId),
  }))

  api.serve(payrollExportContract.setNumbers, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const result = await setNumbers(db, doer, body.numbers)
    if (!result.ok) throw choiceProblem(result.refusal)
    return { rows: await store.numberRows(db, viewer.groupId) }
  })
}
