import { Button } from '@mantine/core'
import { useMay } from '../../../web/session.ts'
import { numericDay } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Section,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { PayScaleRow } from '../equal-treatment-contract.ts'
import { useScales, useWithdrawScale } from './equality-queries.ts'
import { advantagesText, baseText } from './equality-words.ts'
import { ScaleForm } from './scale-form.tsx'

/** Every scale with its versions; a version holds until the next one of the same job. */
export function ScalesTab() {
  const scales = useScales()
  return (
    <>
      <Section title={t('Enregistrer une rémunération de référence')}>
        <ScaleForm />
      </Section>
      <Answered query={scales}>
        {({ items }) => (
          <LocalTable
            label={t('Rémunérations de référence')}
            rows={items}
            rowKey={({ comparableId }) => comparableId}
            columns={columns()}
            empty={
              <EmptyState title={t('Aucune rémunération de référence')}>
                {t('Sans elles, aucune comparaison n’est possible : demandez-les aux adhérents.')}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </>
  )
}

const columns = (): readonly Column<PayScaleRow>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ memberName }) => memberName ?? t('Le groupement'),
    cell: ({ memberName }) => memberName ?? t('Le groupement'),
  },
  {
    id: 'job',
    header: t('Emploi'),
    value: ({ job }) => job ?? t('tous les emplois'),
    cell: ({ job, classification }) =>
      [job ?? t('tous les emplois'), classification].filter((part) => part !== null).join(', '),
  },
  { id: 'base', header: t('Base'), align: 'end', value: baseText, cell: baseText },
  {
    id: 'advantages',
    header: t('Avantages'),
    value: advantagesText,
    cell: advantagesText,
  },
  {
    id: 'from',
    header: t('Depuis le'),
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => numericDay(startsOn),
  },
  { id: 'source', header: t('Source'), value: ({ source }) => source, cell: (row) => row.source },
  {
    id: 'state',
    header: t('État'),
    value: ({ inForce }) => (inForce ? 0 : 1),
    cell: ({ inForce }) =>
      inForce ? (
        <StateBadge tone="good" word={t('en vigueur')} />
      ) : (
        <StateBadge tone="plain" word={t('passé ou à venir')} />
      ),
  },
  {
    id: 'withdraw',
    header: t('Retrait'),
    onPhone: 'bare',
    cell: (row) => <Withdraw scale={row} />,
  },
]

function Withdraw({ scale }: { readonly scale: PayScaleRow }) {
  const withdraw = useWithdrawScale()
  const may = useMay('settings.write')
  if (!may) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      data-print="no"
      loading={withdraw.isPending}
      onClick={() => withdraw.mutate(scale.comparableId)}
    >
      {t('Retirer')}
      <span className="visually-hidden">
        {' '}
        {t('la version du {day} de {name}', {
          day: numericDay(scale.startsOn),
          name: scale.memberName ?? t('Le groupement'),
        })}
      </span>
    </Button>
  )
}
