import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fileAddress, get, send } from '../../web/api.ts'
import { days, euros, numericDay } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  KeyFigure,
  LocalTable,
  Money,
  notify,
  Section,
} from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type { booksContract, LeaveAnswer } from '../books/books-contract.ts'
import styles from './ledger.module.css'

/** Do the books hold what the leave of the people is worth? */
export function LeaveSection({ on }: { readonly on: string }) {
  const leave = useQuery({
    queryKey: ['/ledger/leave', on],
    queryFn: ({ signal }) =>
      get<typeof booksContract.leave>('/ledger/leave', { query: { on } }, signal),
  })
  return (
    <Section
      title={t('Congés à payer au {day}', { day: numericDay(on) })}
      actions={
        <FileLinks
          csv={fileAddress('/ledger/leave', { on }, 'csv')}
          xlsx={fileAddress('/ledger/leave', { on }, 'xlsx')}
        />
      }
    >
      <Answered query={leave}>{(answer) => <Leave answer={answer} />}</Answered>
    </Section>
  )
}

function Leave({ answer }: { readonly answer: LeaveAnswer }) {
  const queryClient = useQueryClient()
  const mayWrite = useMay('settings.write')
  const post = useMutation({
    mutationFn: () =>
      send<typeof booksContract.postLeave>('POST', '/ledger/leave-postings', {
        body: { on: answer.on },
      }),
    onSuccess: async () => {
      notify(t('Les congés à payer sont comptabilisés.'))
      await queryClient.invalidateQueries()
    },
  })
  const worth = answer.payCents + answer.contributionsCents
  const booked = answer.bookedPayCents + answer.bookedContributionsCents
  return (
    <>
      {post.error === null ? null : <ErrorNotice error={post.error} />}
      <div className={styles.figures}>
        <KeyFigure
          label={t('Valeur des congés non pris')}
          value={<Money cents={worth} />}
          note={t(
            'Le dixième de l’année pour un droit entier (L3141-24), cotisations au taux des derniers mois.',
          )}
        />
        <KeyFigure label={t('Dans les comptes')} value={<Money cents={booked} />} />
        <KeyFigure label={t('Écart à comptabiliser')} value={<Money cents={worth - booked} />} />
      </div>
      {worth !== booked && mayWrite ? (
        <div className={styles.actions}>
          <Button loading={post.isPending} onClick={() => post.mutate()}>
            {t('Comptabiliser l’écart')}
          </Button>
        </div>
      ) : null}
      <details>
        <summary>{t('Détail par salarié')}</summary>
        <LocalTable
          label={t('Congés à payer')}
          name="conges"
          columns={columns()}
          rows={answer.persons}
          rowKey={({ employeeId }) => employeeId}
          totals={{
            name: t('Total'),
            pay: euros(answer.payCents),
            contributions: euros(answer.contributionsCents),
          }}
          empty={<EmptyState title={t('Aucun salarié ce jour-là')} />}
        />
      </details>
    </>
  )
}

const columns = (): readonly Column<LeaveAnswer['persons'][number]>[] => [
  {
    id: 'name',
    header: t('Salarié'),
    main: true,
    value: ({ name }) => name,
    cell: ({ employeeId, name }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>{name}</Link>
    ),
  },
  {
    id: 'days',
    header: t('Jours restants'),
    align: 'end',
    value: ({ daysE2 }) => daysE2,
    cell: ({ daysE2 }) => days(daysE2),
  },
  {
    id: 'pay',
    header: t('Congés à payer'),
    align: 'end',
    value: ({ payCents }) => payCents,
    cell: ({ payCents }) => <Money cents={payCents} />,
  },
  {
    id: 'contributions',
    header: t('Cotisations'),
    align: 'end',
    value: ({ owedContributionsCents }) => owedContributionsCents,
    cell: ({ owedContributionsCents }) => <Money cents={owedContributionsCents} />,
  },
]
