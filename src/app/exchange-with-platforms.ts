import { openPlatform } from '../adapters/approved-platform/index.ts'
import { openRenderer } from '../adapters/factur-x/index.ts'
import { readInvoice } from '../adapters/invoice-reading/index.ts'
import { lifeCycleMessage, readLifeCycle } from '../adapters/life-cycle/index.ts'
import {
  type Exchanged,
  exchangeFlows,
  type OpenAccount,
  openedAccount,
  platformAccountOf,
  PlatformProblem,
  STATUSES,
  isStatusCode,
  type StatusToSend,
} from '../billing/index.ts'
import { openDocuments } from '../closing/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import { openSealing } from '../platform/sealing/index.ts'
import { faultText, receivePurchase } from '../purchases/index.ts'
import type { GroupId } from '../shared/ids.ts'

/** Who takes what a platform brings, as the audit names it. */
const ACTOR = 'maillage'

/** The platform of an account, as the product opens it. */
export const openAccount: OpenAccount = (account) =>
  openPlatform(account, { makeProblem: (...of) => new PlatformProblem(...of) })

/** The message of a status, from the side on which the group stands. */
export function messageOf(status: StatusToSend): string {
  const { sellerSiren, buyerSiren, sellerName, buyerName, isSale } = status
  const seller = {
    name: sellerName,
    siren: sellerSiren ?? '',
    role: 'SE',
    electronicAddress: status.sellerAddress ?? sellerSiren ?? '',
  } as const
  const buyer = {
    name: buyerName,
    siren: buyerSiren ?? '',
    role: 'BY',
    electronicAddress: status.buyerAddress ?? buyerSiren ?? '',
  } as const
  return lifeCycleMessage({
    ...status,
    messageId: status.statusId,
    statusName: isStatusCode(status.code) ? STATUSES[status.code].name : String(status.code),
    subject: status,
    from: isSale ? seller : buyer,
    to: isSale ? buyer : seller,
  })
}

/** One exchange of a group with its platform; nothing where it has none. */
export async function exchangeWithPlatform(
  database: Database,
  groupId: GroupId,
  options: {
    readonly clock: Clock
    readonly signal?: AbortSignal
    readonly open?: OpenAccount
  },
): Promise<Exchanged | null> {
  const { clock, signal, open = openAccount } = options
  const stored = await inGroup(database, groupId, (db) => platformAccountOf(db, groupId))
  if (stored === null) return null
  const documents = openDocuments(database, openRenderer)
  try {
    return await exchangeFlows(database, groupId, {
      clock,
      open: () => open(openedAccount(stored, openSealing())),
      documentOf: async (group, number) => (await documents.make(group, number)).pdf,
      writeStatus: messageOf,
      readStatus: readLifeCycle,
      receiveInvoice: async (group, { name, content, flowId }) => {
        const read = await readInvoice(content)
        if (!read.ok)
          return { failure: read.refusal.map((fault) => faultText(fault, 'fr')).join(' ; ') }
        const file = { name, content, flowId }
        const command = { groupId: group, file, invoice: read.value, actor: ACTOR, at: clock.now() }
        return inGroup(database, group, (db) => receivePurchase(db, command))
      },
      ...(signal === undefined ? {} : { signal }),
    })
  } finally {
    await documents.close()
  }
}

/** Exchanges for every group that has an account, one after the other. */
export async function exchangeWithAllPlatforms(database: Database, clock: Clock): Promise<void> {
  const rows = await database.system.selectFrom('platform_accounts').select('group_id').execute()
  for (const { group_id } of rows)
    await exchangeWithPlatform(database, group_id as GroupId, { clock })
}
