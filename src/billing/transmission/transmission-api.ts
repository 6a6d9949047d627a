import { randomUUID } from 'node:crypto'
import { inGroup, type GroupDb } from '../../platform/database/index.ts'
import {
  type Api,
  type ApiModule,
  HttpProblem,
  notFound,
  type SignedIn,
  formFile,
} from '../../platform/http/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Sealing } from '../../platform/sealing/index.ts'
import { month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { invoiceOf } from '../billing-queries.ts'
import { accountOf, removeAccount, storeAccount } from './account-store.ts'
import { type OpenAccount, openedAccount } from './open-account.ts'
import { type Platform, PlatformProblem } from './platform.ts'
import { recordStatus } from './record-status.ts'
import { receiveStatuses, type StatusReader } from './receive-status.ts'
import { reportedOf } from './reporting-store.ts'
import { routingsOf, storeRouting } from './choices-store.ts'
import { isPlatformAddress } from './settings-rules.ts'
import { currentStatus, statusesOf } from './status-store.ts'
import { isStatusCode, statusesOpenTo, statusKind } from './statuses.ts'
import { transmissionContract } from './transmission-contract.ts'
import { transmissionsOfMonth } from './transmission-store.ts'
import { transmitInvoices } from './transmit-invoices.ts'
import { accountProblem, platformSentence, statusProblem, transmitProblem } from './sentences.ts'

export interface TransmissionTools {
  readonly enqueue: Jobs['enqueue']
  readonly sealing: Sealing
  readonly openPlatform: OpenAccount
  readonly readStatus: StatusReader
}

/** Routes of the way of invoices to members, and of their life. */
export const transmissionApi =
  (tools: TransmissionTools): ApiModule =>
  (api) => {
    serveWay(api, tools)
    serveLife(api, tools)
    serveAccount(api, tools)
    serveRouting(api, tools)
  }

function serveWay(api: Api, { enqueue }: TransmissionTools): void {
  const startExchange = (db: GroupDb, groupId: GroupId) =>
    enqueue(db, 'exchange-flows', { groupId }, { singletonKey: groupId })

  api.serve(transmissionContract.list, async ({ db, viewer: { groupId }, query }) => ({
    items: await transmissionsOfMonth(db, groupId, month(query.month)),
    account: await shownAccount(db, groupId),
  }))

  api.serve(transmissionContract.transmit, async ({ db, viewer, body, now }) => {
    const { groupId, userName: actor } = viewer
    const command = { groupId, numbers: body.invoiceNumbers, actor, at: now }
    const result = await transmitInvoices(db, command)
    if (!result.ok) throw transmitProblem(result.refusal)
    await startExchange(db, groupId)
    return { queued: result.value }
  })

  api.serve(transmissionContract.exchange, async ({ db, viewer: { groupId } }) => {
    if ((await accountOf(db, groupId)) === null) throw transmitProblem([{ kind: 'no-account' }])
    return { isNew: await startExchange(db, groupId) }
  })

  api.serve(transmissionContract.reporting, async ({ db, viewer: { groupId }, query }) => ({
    items: await reportedOf(db, groupId, month(query.month)),
  }))
}

function serveLife(api: Api, { readStatus }: TransmissionTools): void {
  api.serve(transmissionContract.life, async ({ db, viewer, params: { invoiceNumber } }) => {
    if ((await invoiceOf(db, viewer.groupId, invoiceNumber)) === null) throw notFound()
    return lifeOf(db, viewer, invoiceNumber)
  })

  api.serve(
    transmissionContract.record,
    async ({ db, viewer, params: { invoiceNumber }, body, now, language }) => {
      const { groupId, userName: actor } = viewer
      if ((await invoiceOf(db, groupId, invoiceNumber)) === null) throw notFound()
      const { code, reasonCode, reason } = body
      if (!isStatusCode(code)) throw notFound()
      const result = await recordStatus(db, {
        groupId,
        of: { invoiceNumber },
        code,
        reasonCode,
        reason,
        amounts: body.amounts.map((one) => ({ ...one, grossCents: cents(one.grossCents) })),
        cause: `hand:${randomUUID()}`,
        actor,
        at: now,
      })
      if (!result.ok) throw statusProblem(result.refusal, language)
      return lifeOf(db, viewer, invoiceNumber)
    },
  )

  api.serveOutside(transmissionContract.message, async ({ viewer, upload, language }) => {
    if (viewer === null) throw new HttpProblem('not-signed-in')
    const { bytes: content, name } = await formFile(upload)
    const read = readStatus(content)
    if (!read.ok) throw statusProblem(read.refusal, language)
    const received = {
      ...read.value,
      source: name,
      message: Buffer.from(content).toString('utf8'),
      recordedBy: viewer.userName,
    }
    const result = await inGroup(api.database, viewer, (db) =>
      receiveStatuses(db, viewer.groupId, received),
    )
    if (!result.ok) throw statusProblem(result.refusal, language)
    return { stored: result.value }
  })
}

function serveAccount(api: Api, tools: TransmissionTools): void {
  const { sealing } = tools
  api.serve(transmissionContract.account, async ({ db, viewer: { groupId } }) => ({
    account: await shownAccount(db, groupId),
  }))

  api.serve(
    transmissionContract.setAccount,
    async ({ db, viewer: { groupId }, body, language }) => {
      const fields = ['flowAddress', 'directoryAddress', 'tokenAddress'] as const
      const wrong = fields.filter((field) => !isPlatformAddress(body[field]))
      if (wrong.length > 0) throw accountProblem(wrong, body, language)
      const { secret, ...account } = body
      await storeAccount(db, groupId, account, secret === null ? undefined : sealing.seal(secret))
      return { account: await shownAccount(db, groupId) }
    },
  )

  api.serve(transmissionContract.removeAccount, async ({ db, viewer: { groupId } }) => {
    await removeAccount(db, groupId)
    return { account: null }
  })

  api.serveOutside(transmissionContract.tryAccount, async ({ viewer, language }) => {
    if (viewer === null) throw new HttpProblem('not-signed-in')
    try {
      await (await platformOf(api, tools, viewer)).find(randomUUID())
      return { ok: true, said: null }
    } catch (error) {
      if (!(error instanceof PlatformProblem)) throw error
      return { ok: false, said: platformSentence(error, language) }
    }
  })
}

async function platformOf(
  api: Api,
  { openPlatform, sealing }: TransmissionTools,
  viewer: SignedIn,
): Promise<Platform> {
  const stored = await inGroup(api.database, viewer, (db) => accountOf(db, viewer.groupId))
  if (stored === null) throw transmitProblem([{ kind: 'no-account' }])
  return openPlatform(openedAccount(stored, sealing))
}

function serveRouting(api: Api, tools: TransmissionTools): void {
  api.serveOutside(
    transmissionContract.directory,
    async ({ viewer, query: { memberId }, language }) => {
      if (viewer === null) throw new HttpProblem('not-signed-in')
      const member = await inGroup(api.database, viewer, (db) =>
        db
          .selectFrom('members')
          .select('siren')
          .where('group_id', '=', viewer.groupId)
          .where('member_id', '=', memberId)
          .executeTakeFirst(),
      )
      if (member === undefined) throw notFound()
      if (member.siren === null) return { lines: [] }
      try {
        return {
          lines: [...(await (await platformOf(api, tools, viewer)).addressesOf(member.siren))],
        }
      } catch (error) {
        if (!(error instanceof PlatformProblem)) throw error
        const said = platformSentence(error, language)
        throw new HttpProblem('unavailable', { detail: { fr: said, en: said } })
      }
    },
  )

  api.serve(transmissionContract.routing, async ({ db, viewer, params: { memberId } }) =>
    routingOf(db, viewer.groupId, memberId),
  )

  api.serve(transmissionContract.setRouting, async ({ db, viewer, params, body }) => {
    const { groupId } = viewer
    await routingOf(db, groupId, params.memberId)
    const siren = (await sirenOf(db, groupId, params.memberId)) ?? ''
    const { electronicAddress } = body
    const isOwn =
      electronicAddress === null ||
      (siren !== '' &&
        electronicAddress.startsWith(siren) &&
        /^[A-Za-z0-9_-]{1,125}$/.test(electronicAddress))
    if (!isOwn)
      throw new HttpProblem('invalid', {
        errors: [
          {
            path: '/body/electronicAddress',
            expected: `${siren}, ${siren}_SIRET, ${siren}_SUFFIXE`,
            value: electronicAddress,
          },
        ],
      })
    await storeRouting(db, groupId, params.memberId, {
      electronicAddress,
      serviceCode: body.serviceCode?.trim() || null,
      orderNumber: body.orderNumber?.trim() || null,
    })
    return routingOf(db, groupId, params.memberId)
  })
}

async function shownAccount(db: GroupDb, groupId: GroupId) {
  const account = await accountOf(db, groupId)
  if (account === null) return null
  const { secret, readUntil: _readUntil, ...shown } = account
  return { ...shown, hasSecret: secret !== null }
}

async function lifeOf(db: GroupDb, { groupId, role }: SignedIn, invoiceNumber: string) {
  const of = { invoiceNumber }
  const last = await currentStatus(db, groupId, of)
  const open = role === 'officer' ? statusesOpenTo('seller', last) : []
  return {
    statuses: (await statusesOf(db, groupId, of)).map((one) => ({
      ...one,
      amounts: [...one.amounts],
    })),
    open: open.map((code) => ({ code, reasons: [...(statusKind(code).reasons ?? [])] })),
  }
}

async function routingOf(db: GroupDb, groupId: GroupId, memberId: string) {
  const found = (await routingsOf(db, groupId)).get(memberId)
  if (found === undefined) throw notFound()
  const { electronicAddress, serviceCode, orderNumber } = found
  return { electronicAddress, serviceCode, orderNumber }
}

async function sirenOf(db: GroupDb, groupId: GroupId, memberId: string): Promise<string | null> {
  const row = await db
    .selectFrom('members')
    .select('siren')
    .where('group_id', '=', groupId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.siren ?? null
}
