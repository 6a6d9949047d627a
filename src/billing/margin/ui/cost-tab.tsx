import { useAddress, useChangeAddress } from '../../../web/address.ts'
import { t } from '../../../web/texts.ts'
import { Answered, Section } from '../../../web/ui/index.ts'
import { MarginFigures } from './margin-figures.tsx'
import styles from './margin.module.css'
import { MarginPanel } from './margin-panel.tsx'
import { useMargin, useYear } from './margin-queries.ts'
import { MarginTable } from './margin-table.tsx'
import { basisText } from './margin-words.ts'

/** What one person, or one member, costs and bills: the month by assignment, and the year. */
export function CostTab({
  employee,
  member,
}: {
  readonly employee?: string
  readonly member?: string
}) {
  const of = {
    ...(employee === undefined ? {} : { employee }),
    ...(member === undefined ? {} : { member }),
  }
  const margin = useMargin('assignment', of)
  const year = useYear('assignment', of)
  const { ouvre } = useAddress()
  const change = useChangeAddress()
  return (
    <div className={styles.page} data-panel={ouvre === undefined ? undefined : 'open'}>
      <Answered query={margin}>
        {(answer) => (
          <>
            <p className={styles.soft}>{basisText(answer)}</p>
            {answer.rows.length === 0 ? null : <MarginFigures figures={answer.total} />}
            <MarginTable
              by="assignment"
              rows={answer.rows}
              total={answer.total}
              file={{ url: '/margin', query: { month: answer.month, by: 'assignment', ...of } }}
            />
          </>
        )}
      </Answered>
      <Section title={t('Année')}>
        <Answered query={year}>{({ total }) => <MarginFigures figures={total} />}</Answered>
      </Section>
      {ouvre === undefined ? null : (
        <MarginPanel key={ouvre} opened={ouvre} onClose={() => change({ ouvre: '' })} />
      )}
    </div>
  )
}
