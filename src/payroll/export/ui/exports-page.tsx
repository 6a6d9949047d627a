import { Button, NativeSelect } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAddress, useAddressValue, useMonth } from '../../../web/address.ts'
import { ApiProblem } from '../../../web/api.ts'
import { capital, longMonth } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  announce,
  Answered,
  EmptyState,
  ErrorNotice,
  Page,
  Section,
  StateBadge,
} from '../../../web/ui/index.ts'
import { type Target, TARGETS } from '../pay-line.ts'
import { CodesForm } from './codes-form.tsx'
import { DifferenceSection } from './difference-section.tsx'
import { engineText, neutralText } from './engine-text.ts'
import { ExportList } from './export-list.tsx'
import { useExports, useMakeExport } from './export-queries.ts'
import { NumbersSection } from './numbers-section.tsx'
import styles from './exports.module.css'

const isTarget = (text: string): text is Target => TARGETS.some((target) => target === text)

/** What goes to the payroll engine, and what differs from what it was told. */
export function PayrollExportsPage() {
  const month = useMonth()
  const exports = useExports(month)
  const [chosen, choose] = useAddressValue('logiciel', 'silae')
  const target = isTarget(chosen) ? chosen : 'silae'
  const opened = Number(useAddress()['export'])
  return (
    <Page
      title={t('Exports vers la paie')}
      lead={t('{month} : le fichier que le logiciel de paie importe, et ce qui a changé depuis', {
        month: capital(longMonth(month)),
      })}
    >
      <SectionTabs of="paie" />
      <Answered query={exports}>
        {({ isClosed, pendingCorrections, items }) =>
          isClosed ? (
            <>
              <MakeSection
                month={month}
                target={target}
                onChoose={choose}
                pending={pendingCorrections}
              />
              <Section title={t('Exports du mois')}>
                <ExportList items={items} />
              </Section>
              {Number.isInteger(opened) && opened > 0 ? (
                <DifferenceSection number={opened} />
              ) : null}
            </>
          ) : (
            <EmptyState title={t('{month} n’est pas clos', { month: capital(longMonth(month)) })}>
              <Link to="/cloture">{t('Les variables de paie naissent de la clôture du mois')}</Link>
            </EmptyState>
          )
        }
      </Answered>
      <CodesForm key={target} target={target} month={month} />
      <NumbersSection />
    </Page>
  )
}

function MakeSection({
  month,
  target,
  onChoose,
  pending,
}: {
  readonly month: string
  readonly target: Target
  readonly onChoose: (target: string) => void
  readonly pending: number
}) {
  const make = useMakeExport(month)
  const mayWrite = useMay('settings.write')
  const run = () =>
    make.mutate(target, {
      onSuccess: ({ unchanged }) =>
        announce(
          unchanged ? t('Rien n’a changé depuis le dernier export.') : t('Export enregistré.'),
        ),
    })
  return (
    <Section title={t('Nouvel export')}>
      <div className={styles.make}>
        <NativeSelect
          label={t('Logiciel de paie')}
          value={target}
          onChange={({ currentTarget }) => {
            make.reset()
            onChoose(currentTarget.value)
          }}
          data={TARGETS.map((value) => ({ value, label: engineText(value) }))}
        />
        <Button
          leftSection={<IconFileExport size={16} stroke={1.6} aria-hidden />}
          onClick={run}
          loading={make.isPending}
          disabled={!mayWrite}
        >
          {t('Exporter {month}', { month: longMonth(month) })}
        </Button>
      </div>
      {pending === 0 ? null : (
        <p className={styles.note}>
          {t(
            '{count, plural, one {# ligne a changé depuis la clôture : un nouvel export en dira la différence.} other {# lignes ont changé depuis la clôture : un nouvel export en dira la différence.}}',
            { count: pending },
          )}
        </p>
      )}
      {make.isSuccess ? (
        <p className={styles.done}>
          <StateBadge
            tone="good"
            word={
              make.data.unchanged
                ? t('Rien n’a changé : l’export n° {number} reste le bon, octet pour octet', {
                    number: make.data.export.number,
                  })
                : t('Export n° {number} enregistré', { number: make.data.export.number })
            }
          />
        </p>
      ) : null}
      {make.isError ? <Refused error={make.error} /> : null}
    </Section>
  )
}

interface MissingCode {
  readonly code: string
  readonly lines: number
}

const isMissing = (value: unknown): value is MissingCode =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'lines' in value &&
  typeof value.code === 'string' &&
  typeof value.lines === 'number'

function missingCodes(error: Error): readonly MissingCode[] {
  const facts = error instanceof ApiProblem ? error.problem.facts : null
  if (typeof facts !== 'object' || facts === null || !('codes' in facts)) return []
  return Array.isArray(facts.codes) ? facts.codes.filter(isMissing) : []
}

/** All variables that the engine has no name for, and where to give it. */
function Refused({ error }: { readonly error: Error }) {
  const codes = missingCodes(error)
  if (codes.length === 0) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.refused}>
      <strong>
        {t(
          '{count, plural, one {# variable n’a pas encore de code dans ce logiciel} other {# variables n’ont pas encore de code dans ce logiciel}}',
          { count: codes.length },
        )}
      </strong>
      <ul>
        {codes.map(({ code, lines }) => (
          <li key={code}>
            {neutralText(code)}{' '}
            <span className={styles.soft}>
              ({t('{count, plural, one {# ligne} other {# lignes}}', { count: lines })})
            </span>
          </li>
        ))}
      </ul>
      <a href="#codes">{t('Donner ces codes')}</a>
    </div>
  )
}
