import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Todo } from '../../closing/closing-contract.ts'
import { longMonth } from '../formats.ts'
import { t } from '../texts.ts'
import { Section } from '../ui/index.ts'
import styles from './home.module.css'

/** What is left to do, each line opening the place where it is done. Done lines go away. */
export function TodoList({
  todo,
  month,
}: {
  readonly todo: readonly Todo[]
  readonly month: string
}) {
  return (
    <Section title={t('À faire ({count})', { count: todo.length })}>
      {todo.length === 0 ? (
        <p className={styles.allDone}>
          <IconCheck size={20} aria-hidden />
          {t('Rien n’attend ce mois-ci.')}
        </p>
      ) : (
        <ul className={styles.todo}>
          {todo.map((each) => (
            <li key={each.kind}>
              <Link to={pathOf(each.link)} search={searchOf(each.link)}>
                <span data-tone={TONES[each.kind]} className={styles.dot} aria-hidden />
                <span>{sentence(each, month)}</span>
                <IconArrowRight size={16} stroke={1.6} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const pathOf = (link: string): string => link.split('?')[0] ?? '/'

const searchOf = (link: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(link.split('?')[1] ?? ''))

const TONES = {
  confirm_member_hours: 'todo',
  confirm_employee_hours: 'todo',
  resolve_breaches: 'bad',
  review_warnings: 'todo',
  meet_deadlines: 'todo',
  complete_group_settings: 'todo',
  close_month: 'good',
  open_invoices: 'good',
} as const satisfies Record<Todo['kind'], string>

function sentence({ kind, count, concerns }: Todo, month: string): string {
  const facts = { count, concerns }
  switch (kind) {
    case 'confirm_member_hours':
      return t(
        '{count, plural, one {# ligne d’heures} other {# lignes d’heures}} à confirmer par {concerns, plural, one {# adhérent} other {# adhérents}}',
        facts,
      )
    case 'confirm_employee_hours':
      return t(
        '{count, plural, one {# ligne d’heures} other {# lignes d’heures}} à confirmer par {concerns, plural, one {# salarié} other {# salariés}}',
        facts,
      )
    case 'resolve_breaches':
      return t(
        '{count, plural, one {# limite dépassée} other {# limites dépassées}}, {concerns, plural, one {# salarié} other {# salariés}}',
        facts,
      )
    case 'review_warnings':
      return t(
        '{count, plural, one {# point à vérifier} other {# points à vérifier}}, {concerns, plural, one {# salarié} other {# salariés}}',
        facts,
      )
    case 'meet_deadlines':
      return t(
        '{count, plural, one {# échéance légale} other {# échéances légales}} dans les 30 jours',
        facts,
      )
    case 'complete_group_settings':
      return t('Compléter les coordonnées du groupement avant de facturer')
    case 'close_month':
      return t('Clore {month}', { month: longMonth(month) })
    case 'open_invoices':
      return t(
        '{count, plural, one {Relire la facture du mois} other {Relire les # factures du mois}}',
        {
          count,
        },
      )
  }
}
