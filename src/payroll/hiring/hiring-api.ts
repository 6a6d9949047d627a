import { dpaeXml } from '../../adapters/dpae/index.ts'
import { hiringDeclarationWindow } from '../../law/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { type ApiModule, HttpProblem, notFound, dayAt } from '../../platform/http/index.ts'
import { addDays, type Day, day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { hiringContract, type HiringsAnswer } from './hiring-contract.ts'
import * as store from './hiring-store.ts'
import { declarationOf, hiringLacks, hiringState } from './rules/declaration.ts'

const DAYS_BACK = 60

async function hirings(db: GroupDb, groupId: GroupId, today: Day): Promise<HiringsAnswer> {
  const declarant = await store.declarantOf(db, groupId)
  const rows = await store.hiringsFrom(db, groupId, addDays(today, -DAYS_BACK))
  const group = await db
    .selectFrom('employer_group')
    .select('kind')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return {
    today,
    isAgricultural: group?.kind === 'agricultural',
    declarant,
    items: rows.map((row) => ({
      employeeId: row.employeeId,
      employeeName: `${row.firstName} ${row.lastName}`,
      hiredOn: row.hiredOn,
      contractKind: row.contractKind,
      contractEndsOn: row.contractEndsOn,
      from: hiringDeclarationWindow(row.hiredOn).from,
      state: hiringState(row.hiredOn, row.declaredOn, today),
      lacks: [...hiringLacks(row, declarant)],
      declaredOn: row.declaredOn,
      receipt: row.receipt,
    })),
  }
}

const LACKING = {
  fr: 'Il manque des données à la déclaration.',
  en: 'The declaration lacks data.',
}

const plain = (text: string | null): string | null => text?.trim() || null

/** Routes of the declarations of hiring (DPAE). Nothing of the message is stored. */
export const hiringApi: ApiModule = (api) => {
  api.serve(hiringContract.hirings, ({ db, viewer: { groupId }, now }) =>
    hirings(db, groupId, day(now.slice(0, 10))),
  )

  api.serve(hiringContract.setDeclarant, async ({ db, viewer: { groupId }, body }) => {
    await store.storeDeclarant(db, groupId, {
      apeCode: plain(body.apeCode)?.toUpperCase().replaceAll('.', '') ?? null,
      urssafCode: plain(body.urssafCode),
      phone: plain(body.phone),
      healthService: plain(body.healthService),
    })
    return store.declarantOf(db, groupId)
  })

  api.serveFile(hiringContract.message, async ({ db, viewer: { groupId }, params, body }) => {
    const hiring = await store.hiringOf(db, groupId, params.employeeId)
    if (hiring === null) throw notFound()
    const made = declarationOf(hiring, await store.declarantOf(db, groupId), body)
    if (!made.ok)
      throw new HttpProblem('invalid', {
        detail: LACKING,
        facts: { kind: 'lacking', lacks: made.refusal },
      })
    return {
      content: dpaeXml(made.value),
      fileName: `dpae-${hiring.employeeId}-${hiring.hiredOn}.xml`,
      disposition: 'attachment',
    }
  })

  api.serve(hiringContract.declared, async ({ db, viewer, params, body, now }) => {
    const { groupId, userName: actor } = viewer
    const hiring = await store.hiringOf(db, groupId, params.employeeId)
    if (hiring === null) throw notFound()
    const declaredOn = dayAt('/body/declaredOn', body.declaredOn)
    const { employeeId, hiredOn } = hiring
    const receipt = body.receipt.trim()
    await store.storeDeclaration(db, groupId, {
      employeeId,
      hiredOn,
      declaredOn,
      receipt,
      recordedBy: actor,
    })
    const key = `hiring_declaration:${employeeId}:${hiredOn}`
    await store.markDeadline(db, groupId, { key, doneOn: declaredOn, by: actor })
    await recordEvent(db, groupId, {
      at: now,
      actor,
      action: 'hiring.declared',
      subject: employeeId,
      detail: { hiredOn, declaredOn, receipt },
    })
    return hirings(db, groupId, day(now.slice(0, 10)))
  })
}
