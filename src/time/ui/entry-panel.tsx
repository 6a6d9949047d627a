import { Link } from '@tanstack/react-router'
import { capital, duration, longDay, moment } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Answered, Facts, SidePanel, StateBadge } from '../../web/ui/index.ts'
import type { HourRow } from '../time-contract.ts'
import { ConfirmButton } from './confirm-button.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { span } from './entry-line.tsx'
import { openLines } from './hour-lines.ts'
import styles from './hours.module.css'
import { useSides } from './hour-states.ts'
import { useEntry } from './hours-queries.ts'

/** One line of hours beside the list: its two sides, its invoice, its versions, its correction. */
export function EntryPanel({
  entryId,
  onClose,
}: {
  readonly entryId: string
  readonly onClose: () => void
}) {
  const entry = useEntry(entryId)
  const sides = useSides('unconfirmed')
  const mayCorrect = useMay('hours.correct')
  return (
    <SidePanel title={t('Ligne d’heures')} onClose={onClose}>
      <Answered query={entry}>
        {({ entry: row, versions }) => (
          <div className={styles.panel}>
            <EntryFacts row={row} />
            <ConfirmButton
              scope={{ rows: [row] }}
              count={openLines([row], sides).length}
              sides={sides}
              of={t('de {name}', { name: row.employeeName })}
              variant="filled"
            />
            {versions.length < 2 ? null : (
              <section>
                <h3>{t('Versions')}</h3>
                <ol className={styles.versions}>
                  {versions.map((version) => (
                    <li key={version.version}>
                      {version.cancelled
                        ? t('Annulée')
                        : `${span(version.startsAt, version.endsAt)} · ${duration(version.workedMinutes)}`}
                      <span className={styles.soft}>
                        {t('version {version}, le {moment}', {
                          version: version.version,
                          moment: moment(version.changedAt),
                        })}
                      </span>
                    </li>
                  ))}
                </ol>
              </section>
            )}
            {mayCorrect && !row.cancelled ? <CorrectionForm key={row.version} row={row} /> : null}
          </div>
        )}
      </Answered>
    </SidePanel>
  )
}

function EntryFacts({ row }: { readonly row: HourRow }) {
  return (
    <Facts
      of={[
        [
          t('Salarié'),
          <Link key="employee" to={`/equipe/${encodeURIComponent(row.employeeId)}`}>
            {row.employeeName}
          </Link>,
        ],
        [
          t('Adhérent'),
          <Link key="member" to={`/adherents/${encodeURIComponent(row.memberId)}`}>
            {row.memberName}
          </Link>,
        ],
        [t('Site'), row.siteName],
        [t('Jour'), capital(longDay(row.workDay))],
        [
          t('Prévu'),
          row.planned === null
            ? t('rien de prévu')
            : span(row.planned.startsAt, row.planned.endsAt),
        ],
        [t('Déclaré'), span(row.startsAt, row.endsAt)],
        [t('Pause'), duration(row.breakMinutes)],
        [t('Heures'), duration(row.workedMinutes)],
        [t('Écart'), row.differenceMinutes === null ? null : duration(row.differenceMinutes)],
        [t('Confirmé par le salarié'), <Confirmation key="e" at={row.employeeConfirmedAt} />],
        [t('Confirmé par l’adhérent'), <Confirmation key="m" at={row.memberConfirmedAt} />],
        [
          t('Facture'),
          row.invoiceNumber === null ? null : (
            <Link key="invoice" to={`/facturation/${encodeURIComponent(row.invoiceNumber)}`}>
              {row.invoiceNumber}
            </Link>
          ),
        ],
      ]}
    />
  )
}

function Confirmation({ at }: { readonly at: string | null }) {
  return at === null ? (
    <StateBadge tone="todo" word={t('attend')} />
  ) : (
    <StateBadge tone="good" word={moment(at)} />
  )
}
