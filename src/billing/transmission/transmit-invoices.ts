import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { accountOf } from './account-store.ts'
import { queueEarlierStatuses, queueInvoice } from './flow-store.ts'
import { isElectronic, type Route } from './rules.ts'
import { transmissionsOf } from './transmission-store.ts'

export type TransmitRefusal =
  | { readonly kind: 'no-account' }
  | { readonly kind: 'unknown-invoice'; readonly invoiceNumber: string }
  | { readonly kind: 'not-electronic'; readonly invoiceNumber: string; readonly route: Route }

/**
 * Puts invoices among what leaves with the next exchange. One that went or waits already stays as
 * it is; one that the platform refused goes anew.
 *
 * @returns how many were put there
 */
export async function transmitInvoices(
  db: GroupDb,
  command: {
    readonly groupId: GroupId
    readonly numbers: readonly string[]
    readonly actor: string
    readonly at: string
  },
): Promise<Result<number, readonly TransmitRefusal[]>> {
  const { groupId, numbers, actor, at } = command
  const found = await transmissionsOf(db, groupId, numbers)
  const known = new Map(found.map((one) => [one.invoiceNumber, one]))
  const refusals = numbers.flatMap((invoiceNumber): TransmitRefusal[] => {
    const route = known.get(invoiceNumber)?.route
    if (route === undefined) return [{ kind: 'unknown-invoice', invoiceNumber }]
    return isElectronic(route) ? [] : [{ kind: 'not-electronic', invoiceNumber, route }]
  })
  if ((await accountOf(db, groupId)) === null) refusals.unshift({ kind: 'no-account' })
  if (refusals.length > 0) return refused(refusals)
  const queued: string[] = []
  for (const { invoiceNumber } of found)
    if (await queueInvoice(db, groupId, invoiceNumber)) {
      await queueEarlierStatuses(db, groupId, invoiceNumber)
      queued.push(invoiceNumber)
    }
  if (queued.length > 0)
    await recordEvent(db, groupId, {
      at,
      actor,
      action: 'transmit-invoices',
      subject: groupId,
      detail: { invoices: queued },
    })
  return done(queued.length)
}
