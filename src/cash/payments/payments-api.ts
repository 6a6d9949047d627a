import { todayOf } from '../../group/index.ts'
import { inGroup } from '../../platform/database/index.ts'
import {
  type ApiModule,
  formFile,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { problemOf } from '../request.ts'
import {
  type Collectable,
  collectables,
  collectDebits,
  type CollectRefusal,
} from './collect-debits.ts'
import { fileOf, filesOf, ordersOf } from './payment-store.ts'
import { paymentsContract } from './payments-contract.ts'
import { type AnswerRefusal, readAnswer, withdrawFile } from './read-answer.ts'
import {
  type Payable,
  refundsToPay,
  sendTransfers,
  setPayee,
  type TransferRefusal,
  wagesToPay,
} from './send-transfers.ts'
import { endMandate, type MandateRefusal, setMandate } from './set-mandate.ts'

const REFUSALS: RefusalTable<CollectRefusal | TransferRefusal | AnswerRefusal | MandateRefusal> = {
  'group-cannot': {
    is: 'conflict',
    fr: 'Le groupement n’a pas d’IBAN ou d’identifiant créancier SEPA valable : complétez les réglages.',
    en: 'The group has no valid IBAN or creditor identifier: complete the settings.',
  },
  'group-without-iban': {
    is: 'conflict',
    fr: 'Le groupement n’a pas d’IBAN valable : complétez les réglages.',
    en: 'The group has no valid IBAN: complete the settings.',
  },
  'nothing-chosen': { is: 'invalid', fr: 'Rien n’est choisi.', en: 'Nothing is chosen.' },
  'not-collectable': {
    is: 'conflict',
    fr: 'Une facture choisie ne peut pas être prélevée, ou l’est déjà : relisez la liste.',
    en: 'A chosen invoice cannot be collected, or was asked for before: read the list again.',
  },
  'not-payable': {
    is: 'conflict',
    fr: 'Un virement choisi n’est plus à faire, ou n’a pas de compte : relisez la liste.',
    en: 'A chosen transfer is no longer due, or has no account: read the list again.',
  },
  'unknown-payee': {
    is: 'invalid',
    fr: 'Cette personne n’est pas du groupement.',
    en: 'The group knows no such person.',
  },
  'unknown-member': {
    is: 'invalid',
    fr: 'Cet adhérent n’est pas du groupement.',
    en: 'The group has no such member.',
  },
  'not-an-iban': {
    is: 'invalid',
    fr: 'Ce n’est pas un IBAN de l’Espace économique européen : sa clé ou sa longueur ne va pas.',
    en: 'This is no IBAN of the European Economic Area: its key or its length is wrong.',
  },
  'not-a-bic': { is: 'invalid', fr: 'Ce n’est pas un BIC.', en: 'This is no BIC.' },
  'not-a-reference': {
    is: 'invalid',
    fr: "Une référence de mandat a 35 caractères au plus : lettres sans accent, chiffres et / - ? : ( ) . , ' +.",
    en: "A mandate reference has at most 35 characters: plain letters, digits and / - ? : ( ) . , ' +.",
  },
  'reference-known': {
    is: 'conflict',
    fr: 'Cette référence de mandat existe déjà.',
    en: 'This mandate reference exists already.',
  },
  'signed-in-the-future': {
    is: 'invalid',
    fr: 'La signature est après aujourd’hui.',
    en: 'The signature is after today.',
  },
  'not-in-force': {
    is: 'conflict',
    fr: 'Aucun mandat enregistré ici n’est en vigueur sous cette référence ce jour-là.',
    en: 'No mandate recorded here is in force under that reference on that day.',
  },
  unreadable: {
    is: 'invalid',
    fr: 'Ce fichier n’est pas un compte rendu de la banque (pain.002) lisible.',
    en: 'This file is no readable status report of the bank (pain.002).',
  },
  'unknown-file': {
    is: 'conflict',
    fr: 'Ce compte rendu répond à un fichier qui n’a pas été fait ici.',
    en: 'This report answers a file that was not made here.',
  },
  'unknown-orders': {
    is: 'conflict',
    fr: 'Ce compte rendu nomme des opérations que le fichier n’a pas.',
    en: 'This report names payments that the file does not have.',
  },
  'no-such-file': { is: 'not-found', fr: 'Ce fichier n’existe pas.', en: 'No such file.' },
  'answered-already': {
    is: 'conflict',
    fr: 'La banque a déjà répondu à ce fichier.',
    en: 'The bank has answered this file already.',
  },
  'no-reason': { is: 'invalid', fr: 'Dites pourquoi.', en: 'Say why.' },
}

const lastFour = (iban: string): string => iban.replaceAll(/\s/g, '').slice(-4)

const collectableRow = ({ invoice, amountCents, collectedOn, mandate, lacks }: Collectable) => {
  const { invoiceNumber, memberId, memberName, issuedOn, dueOn } = invoice
  const known =
    mandate === null
      ? null
      : {
          reference: mandate.reference,
          scheme: mandate.scheme,
          isOneOff: mandate.isOneOff,
          signedOn: mandate.signedOn,
          revokedOn: mandate.revokedOn,
          noticeDays: mandate.noticeDays,
          lastUsedOn: mandate.lastUsedOn,
          isImported: mandate.isImported,
          lastFour: lastFour(mandate.iban),
        }
  return {
    invoiceNumber,
    memberId,
    memberName,
    issuedOn,
    dueOn,
    amountCents,
    collectedOn,
    mandate: known,
    lacks: [...lacks],
  }
}

const payableRow = ({ iban, bic: _bic, ...row }: Payable) => ({
  ...row,
  lastFour: iban === null ? null : lastFour(iban),
})

/** Files for the bank: debits, transfers, its answers. */
export const paymentsApi: ApiModule = (api) => {
  api.serve(paymentsContract.collectables, async ({ db, viewer: { groupId }, now }) => {
    const today = await todayOf(db, now)
    return { today, items: (await collectables(db, groupId, today)).map(collectableRow) }
  })

  api.serve(paymentsContract.collect, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const made = await collectDebits(db, doer, { ...body, today: await todayOf(db, now) })
    if (!made.ok) throw refusalProblem(REFUSALS, made.refusal)
    return made.value
  })

  api.serve(paymentsContract.wages, async ({ db, viewer: { groupId }, query, now }) => ({
    today: await todayOf(db, now),
    items: (await wagesToPay(db, groupId, month(query.month))).map(payableRow),
  }))

  api.serve(paymentsContract.refunds, async ({ db, viewer: { groupId }, now }) => ({
    today: await todayOf(db, now),
    items: (await refundsToPay(db, groupId)).map(payableRow),
  }))

  api.serve(paymentsContract.transfer, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const of = body.month === null ? null : month(body.month)
    const sent = await sendTransfers(db, doer, {
      kind: of === null ? 'refunds' : 'wages',
      month: of,
      executedOn: dayAt('/body/executedOn', body.executedOn),
      ids: body.ids,
      today: await todayOf(db, now),
    })
    if (!sent.ok) throw refusalProblem(REFUSALS, sent.refusal)
    return sent.value
  })
  filesApi(api)
  mandatesApi(api)
}

/** What was made for the bank, and what it said. */
const filesApi: ApiModule = (api) => {
  api.serve(paymentsContract.files, async ({ db, viewer: { groupId } }) => ({
    items: await filesOf(db, groupId),
  }))

  api.serve(paymentsContract.orders, async ({ db, viewer: { groupId }, params: { fileId } }) => {
    const file = await fileOf(db, groupId, fileId)
    if (file === null) throw notFound()
    return { messageId: file.messageId, items: await ordersOf(db, groupId, fileId) }
  })

  api.serveFile(paymentsContract.content, async ({ db, viewer: { groupId }, params }) => {
    const file = await fileOf(db, groupId, params.fileId)
    if (file === null) throw notFound()
    const { content, messageId } = file
    return async () => ({ content, fileName: `${messageId}.xml`, disposition: 'attachment' })
  })

  api.serve(paymentsContract.withdraw, async ({ db, viewer, params, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const withdrawn = await withdrawFile(db, doer, { ...params, reason: body.reason })
    if (!withdrawn.ok) throw refusalProblem(REFUSALS, withdrawn.refusal)
    return { fileId: withdrawn.value }
  })

  api.serveOutside(paymentsContract.answer, async ({ viewer, upload, now }) => {
    if (viewer === null) throw new HttpProblem('not-signed-in')
    const { bytes } = await formFile(upload)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const read = await inGroup(api.database, viewer.groupId, (db) => readAnswer(db, doer, bytes))
    if (!read.ok) throw refusalProblem(REFUSALS, read.refusal)
    return read.value
  })
}

/** Mandates, and the accounts that money is sent to. */
const mandatesApi: ApiModule = (api) => {
  api.serve(paymentsContract.setMandate, async ({ db, viewer, body, now }) => {
    const today = await todayOf(db, now)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    const signedOn = dayAt('/body/signedOn', body.signedOn)
    const set = await setMandate(db, doer, { ...body, signedOn })
    if (!set.ok) throw problemOf(REFUSALS, set.refusal)
    return { reference: set.value }
  })

  api.serve(paymentsContract.endMandate, async ({ db, viewer, body, now }) => {
    const today = await todayOf(db, now)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    const ended = await endMandate(db, doer, { ...body, on: dayAt('/body/on', body.on) })
    if (!ended.ok) throw problemOf(REFUSALS, ended.refusal)
    return { reference: ended.value }
  })

  api.serve(paymentsContract.setPayee, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    if ((body.employeeId === null) === (body.memberId === null)) {
      const expected = 'employeeId or memberId, one of them'
      throw new HttpProblem('invalid', { errors: [{ path: '/body', expected }] })
    }
    const set = await setPayee(db, doer, body)
    if (!set.ok) throw problemOf(REFUSALS, set.refusal)
    return { lastFour: lastFour(set.value.iban) }
  })
}
