import type { CloseWarning } from '../report.ts'
import { noticeText } from '../../payroll/absences/ui/notice-text.ts'
import { count, duration, longMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'

const MENTIONS: Readonly<Record<string, string>> = {
  siren: text('SIREN'),
  address_line: text('adresse'),
  postal_code: text('code postal'),
  city: text('ville'),
}

const DOUBTS = {
  agricultural_scheme: text(
    '{count, plural, one {# salarié du régime agricole : cotisations calculées au régime général.} other {# salariés du régime agricole : cotisations calculées au régime général.}}',
  ),
  overseas: text(
    '{count, plural, one {# salarié outre-mer : cotisations calculées sans la Lodeom.} other {# salariés outre-mer : cotisations calculées sans la Lodeom.}}',
  ),
  smoothed_pay: text(
    '{count, plural, one {# contrat intermittent : coût calculé sur les heures du mois, sans lissage.} other {# contrats intermittents : coût calculé sur les heures du mois, sans lissage.}}',
  ),
  building_fund: text(
    '{count, plural, one {# salarié du bâtiment : caisse de congés au taux de l’Île-de-France.} other {# salariés du bâtiment : caisse de congés au taux de l’Île-de-France.}}',
  ),
} as const

const LACKS_OF_GROUP = {
  iban: text('compte bancaire (IBAN)'),
  creditor_identifier: text('identifiant créancier SEPA (ICS)'),
} as const

const mention = (name: string): string => {
  const known = MENTIONS[name]
  return known === undefined ? name : t(known)
}

/** What to know about a closed month, in a sentence. */
export function warningText(warning: CloseWarning): string {
  switch (warning.kind) {
    case 'costs_are_a_forecast':
      return t('Les coûts sont calculés d’après les heures : le journal de paie fait foi.')
    case 'rates_of_another_year':
      return t('Les règles de cotisation de {month} manquent : celles du mois le plus proche.', {
        month: longMonth(warning.month),
      })
    case 'contributions_of_another_scheme':
      return `${t(DOUBTS[warning.doubt], { count: warning.employee_ids.length })} (${warning.article})`
    case 'hours_counted_over_the_year':
      return t(
        '{count, plural, one {# salarié compte ses heures sur l’année : ses heures supplémentaires se comptent en fin de période.} other {# salariés comptent leurs heures sur l’année : leurs heures supplémentaires se comptent en fin de période.}}',
        { count: warning.employee_ids.length },
      )
    case 'exempt_member_billed_at_a_price':
      return t(
        '{count, plural, one {# adhérent exonéré (CGI 261 B) est facturé à un prix : régularisation au coût réel à prévoir.} other {# adhérents exonérés (CGI 261 B) sont facturés à un prix : régularisation au coût réel à prévoir.}}',
        { count: warning.member_ids.length },
      )
    case 'bonus_at_face_value':
      return t(
        '{count, plural, one {# prime d’une personne qui n’a pas travaillé chez l’adhérent ce mois-ci est facturée telle quelle.} other {# primes de personnes qui n’ont pas travaillé chez l’adhérent ce mois-ci sont facturées telles quelles.}}',
        { count: warning.pay_item_ids.length },
      )
    case 'absences_to_complete':
      return t(
        '{count, plural, one {# absence ou fin de contrat à compléter, ou à calculer par le logiciel de paie : {reasons}.} other {# absences ou fins de contrat à compléter, ou à calculer par le logiciel de paie : {reasons}.}}',
        {
          count: warning.absences.length,
          reasons: [...new Set(warning.absences.map(({ reason }) => noticeText(reason)))].join(
            ', ',
          ),
        },
      )
    case 'work_before_the_first_close':
      return t('{entries} lignes ({hours}) d’avant la première clôture ne sont pas reprises.', {
        entries: count(warning.entries),
        hours: duration(warning.minutes),
      })
    case 'seller_incomplete':
      return t('Mentions du groupement absentes des factures : {names}.', {
        names: warning.missing.map(mention).join(', '),
      })
    case 'members_without_siren':
      return t(
        '{count, plural, one {# adhérent facturé n’a pas de SIREN.} other {# adhérents facturés n’ont pas de SIREN.}}',
        { count: warning.member_ids.length },
      )
    case 'direct_debits_not_possible':
      return t('Aucun prélèvement possible ; il manque au groupement : {names}.', {
        names: warning.missing.map((name) => t(LACKS_OF_GROUP[name])).join(', '),
      })
    case 'members_not_debited':
      return t(
        '{count, plural, one {# adhérent facturé n’est pas prélevé : mandat ou IBAN absent ou inutilisable.} other {# adhérents facturés ne sont pas prélevés : mandat ou IBAN absent ou inutilisable.}}',
        { count: warning.members.length },
      )
  }
}
