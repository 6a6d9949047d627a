import { createHash } from 'node:crypto'
import { todayOf } from '../../group/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, type GroupDb, inGroup } from '../../platform/database/index.ts'
import { addDays } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { invariant } from '../../shared/refusal.ts'
import { accountOf, storeContact } from './account-store.ts'
import { choicesOf } from './choices-store.ts'
import * as flows from './flow-store.ts'
import { type OutgoingFlow, type Platform, PlatformProblem } from './platform.ts'
import { receiveStatuses, type StatusReader } from './receive-status.ts'
import { isElectronic, processingRuleOf, waitAfter } from './rules.ts'
import { type StatusToSend, statusToSend } from './status-store.ts'
import { transmissionsOf, unsentSince } from './transmission-store.ts'

/** What an exchange needs from outside of this folder. */
export interface ExchangeTools {
  readonly clock: Clock
  /** Fails with `PlatformProblem` when the account cannot be opened. */
  readonly open: () => Platform
  /** The Factur-X file of an invoice; made when it has none yet. */
  readonly documentOf: (groupId: GroupId, invoiceNumber: string) => Promise<Buffer>
  readonly writeStatus: (status: StatusToSend) => string
  readonly readStatus: StatusReader
  /**
   * Keeps an invoice that came in.
   *
   * @returns the purchase, or what is wrong with the file
   */
  readonly receiveInvoice: (
    groupId: GroupId,
    file: { readonly name: string; readonly content: Uint8Array; readonly flowId: string },
  ) => Promise<{ readonly purchaseId: string } | { readonly failure: string }>
  readonly signal?: AbortSignal
}

type Opened = ExchangeTools & { readonly platform: Platform }

export interface Exchanged {
  readonly sent: number
  readonly received: number
  /** Why it stopped before its end, in the words of the platform. */
  readonly failure: string | null
}

/** Who acts, as the audit and the lives of invoices name it. */
const ACTOR = 'maillage'
/** Invoices older than this do not leave by themselves when an account is opened. */
const DAYS_SENT_BY_ITSELF = 45

/**
 * Sends what waits for the platform and reads what changed there. Each flow is a transaction of its
 * own: what went is known to have gone, whatever comes after. One whose answer was lost is looked
 * for at the platform before it is sent again, so that it arrives once.
 */
export async function exchangeFlows(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  tools: ExchangeTools,
): Promise<Exchanged> {
  const within = <T>(work: (db: GroupDb) => Promise<T>) => inGroup(database, groupId, work)
  const account = await within((db) => accountOf(db, groupId))
  if (account === null) return { sent: 0, received: 0, failure: null }
  let sent = 0
  let received = 0
  let failure: string | null = null
  try {
    const opened = { ...tools, platform: tools.open() }
    if (account.sendsByItself) await within((db) => queueUnsent(db, groupId, tools))
    sent = await sendWaiting(within, groupId, opened)
    received = await readChanges(within, groupId, account.readUntil, opened)
  } catch (error) {
    if (!(error instanceof PlatformProblem)) throw error
    failure = error.said === '' ? error.kind : `${error.kind} : ${error.said}`
  }
  const at = tools.clock.now()
  await within((db) => storeContact(db, groupId, { at, failure }))
  return { sent, received, failure }
}

type Within = <T>(work: (db: GroupDb) => Promise<T>) => Promise<T>

async function queueUnsent(db: GroupDb, groupId: GroupId, { clock }: ExchangeTools): Promise<void> {
  const today = await todayOf(db, clock.now())
  for (const one of await unsentSince(db, groupId, addDays(today, -DAYS_SENT_BY_ITSELF)))
    if (isElectronic(one.route)) await flows.queueInvoice(db, groupId, one.invoiceNumber)
}

async function sendWaiting(within: Within, groupId: GroupId, tools: Opened) {
  const { clock, signal } = tools
  let sent = 0
  while (signal?.aborted !== true) {
    const waiting = await within((db) => flows.nextFlow(db, groupId, clock.now()))
    if (waiting === null) break
    if (await sendOne(within, groupId, waiting, tools)) sent += 1
  }
  return sent
}

/** @throws PlatformProblem when the platform is not to be asked any more now */
async function sendOne(
  within: Within,
  groupId: GroupId,
  waiting: flows.WaitingFlow,
  tools: Opened,
): Promise<boolean> {
  const { trackingId, state, attempts } = waiting
  const { clock, platform } = tools
  const change = (to: Omit<flows.FlowChange, 'at'>) =>
    within((db) => flows.changeFlow(db, groupId, trackingId, { ...to, at: clock.now() }))
  const later = () => minutesAfter(clock.now(), waitAfter(attempts))
  try {
    const there = state === 'uncertain' ? await platform.find(trackingId) : null
    if (there !== null) {
      await change({ state: 'sent', flowId: there.flowId })
      return true
    }
    const outgoing = await within((db) => outgoingOf(db, groupId, waiting, tools))
    const content = outgoing.content ?? (await documentOf(groupId, waiting, tools))
    // Before the line is opened: a process that dies while it waits leaves a flow to be looked for.
    await change({ state: 'uncertain' })
    const sha256 = createHash('sha256').update(content).digest('hex')
    const flowId = await platform.send({ ...outgoing, content })
    await change({ state: 'sent', flowId, sha256 })
    return true
  } catch (error) {
    if (!(error instanceof PlatformProblem)) throw error
    const { kind, said } = error
    if (kind === 'refused') {
      await change({ state: 'refused', failure: said })
      return false
    }
    const isLost = kind === 'no-answer'
    await change({ state: isLost ? 'uncertain' : 'waiting', failure: said, nextAttemptAt: later() })
    throw error
  }
}

const MS_PER_MINUTE = 60_000
const minutesAfter = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * MS_PER_MINUTE).toISOString()

async function documentOf(
  groupId: GroupId,
  { invoiceNumber }: flows.WaitingFlow,
  tools: ExchangeTools,
): Promise<Buffer> {
  invariant(invoiceNumber !== null, 'a flow without content is that of an invoice')
  return tools.documentOf(groupId, invoiceNumber)
}

/** A flow without its file: that of an invoice is made outside of the transaction. */
async function outgoingOf(
  db: GroupDb,
  groupId: GroupId,
  { trackingId, kind, invoiceNumber, statusId }: flows.WaitingFlow,
  { writeStatus }: ExchangeTools,
): Promise<Omit<OutgoingFlow, 'content'> & { readonly content?: Uint8Array }> {
  if (kind === 'status') {
    const status = statusId === null ? null : await statusToSend(db, groupId, statusId)
    invariant(status !== null, 'a flow of a status names one that is there')
    return {
      trackingId,
      fileName: `${status.invoiceNumber.replaceAll('/', '-')}-${status.code}.xml`,
      content: Buffer.from(writeStatus(status)),
      syntax: 'CDAR',
      profile: null,
      processingRule: 'B2B',
    }
  }
  const [invoice] = await transmissionsOf(db, groupId, [invoiceNumber ?? ''])
  const processingRule = invoice === undefined ? null : processingRuleOf(invoice.route)
  invariant(invoice !== undefined && processingRule !== null, 'an electronic invoice waits')
  const { profile } = await choicesOf(db, groupId)
  return {
    trackingId,
    fileName: `${invoice.invoiceNumber.replaceAll('/', '-')}.pdf`,
    syntax: 'Factur-X',
    profile: profile === 'en16931' ? 'CIUS' : 'Extended-CTC-FR',
    processingRule,
  }
}

async function readChanges(
  within: Within,
  groupId: GroupId,
  readUntil: string | null,
  tools: Opened,
): Promise<number> {
  const { platform, clock, signal } = tools
  let received = 0
  for await (const flow of platform.changedSince(readUntil)) {
    if (signal?.aborted === true) break
    // It will have changed again when it is settled, and come back then.
    if (flow.state !== 'Pending') {
      const isNew = await (flow.direction === 'Out'
        ? settled(within, groupId, flow, tools)
        : taken(within, groupId, flow, tools))
      if (isNew) received += 1
    }
    await within((db) =>
      storeContact(db, groupId, { at: clock.now(), failure: null, readUntil: flow.updatedAt }),
    )
  }
  return received
}

type Changed = Parameters<typeof taken>[2]

const settled = (within: Within, groupId: GroupId, flow: Changed, { clock }: ExchangeTools) =>
  within((db) =>
    flows.settleFlow(db, groupId, {
      flowId: flow.flowId,
      state: flow.state === 'Ok' ? 'accepted' : 'refused',
      failure: flow.details.join(' ; ') || null,
      at: clock.now(),
    }),
  )

/** Keeps an invoice or a status that came in; what cannot be read is noted with the reason. */
async function taken(
  within: Within,
  groupId: GroupId,
  flow: {
    readonly flowId: string
    readonly direction: 'In' | 'Out'
    readonly flowType: string
    readonly name: string
    readonly updatedAt: string
    readonly state: 'Pending' | 'Ok' | 'Error'
    readonly details: readonly string[]
  },
  tools: Opened,
): Promise<boolean> {
  const { flowId, flowType, name } = flow
  const kind = KINDS.get(flowType)
  if (kind === undefined || flow.state === 'Error') return false
  if (await within((db) => flows.isKnownFlow(db, groupId, flowId))) return false
  const content = await tools.platform.download(flowId)
  const kept: Kept =
    kind === 'invoice'
      ? await tools.receiveInvoice(groupId, { name, content, flowId })
      : await within((db) => keepStatus(db, groupId, { content, flowId }, tools))
  const failure = 'failure' in kept ? kept.failure : null
  await within((db) =>
    flows.storeIncoming(db, groupId, {
      flowId,
      kind,
      state: failure === null ? 'read' : 'unreadable',
      purchaseId: 'purchaseId' in kept ? (kept.purchaseId ?? null) : null,
      failure,
      at: tools.clock.now(),
    }),
  )
  return failure === null
}

/** What became of a file that came in. */
type Kept = { readonly purchaseId?: string } | { readonly failure: string }

const KINDS: ReadonlyMap<string, 'invoice' | 'status'> = new Map([
  ['SupplierInvoice', 'invoice'],
  ['CustomerInvoiceLC', 'status'],
  ['SupplierInvoiceLC', 'status'],
])

async function keepStatus(
  db: GroupDb,
  groupId: GroupId,
  { content, flowId }: { readonly content: Uint8Array; readonly flowId: string },
  { readStatus }: ExchangeTools,
): Promise<Kept> {
  const read = readStatus(content)
  if (!read.ok) return { failure: JSON.stringify(read.refusal) }
  const result = await receiveStatuses(db, groupId, {
    ...read.value,
    source: flowId,
    message: Buffer.from(content).toString('utf8'),
    recordedBy: ACTOR,
  })
  return result.ok ? {} : { failure: JSON.stringify(result.refusal) }
}
