import { Link } from '@tanstack/react-router'
import { capital, duration } from '../../web/formats.ts'
import type { MissingPiece } from '../composition-contract.ts'
import { useAddress } from '../../web/address.ts'
import { t } from '../../web/texts.ts'
import { EmptyState } from '../../web/ui/index.ts'
import { type CompositionView, stripOfMissing, tradesText } from './composition-view.ts'
import { isWholeYear, missingSentence } from './composition-words.ts'
import styles from './composition.module.css'
import { JobMembers } from './job-list.tsx'
import { useParts } from './more.tsx'
import { useArrowList } from './use-arrow-list.ts'
import { WeekStrip } from './week-strip.tsx'

const PART = 40

/** What the director goes to find: the hours that would complete a job, the best first. */
export function MissingList({
  view,
  missing,
}: {
  readonly view: CompositionView
  readonly missing: readonly MissingPiece[]
}) {
  const onKeyDown = useArrowList()
  const { shown, more } = useParts(missing, PART)
  if (missing.length === 0) {
    return (
      <EmptyState title={t('Rien à aller chercher')}>
        {t('Aucun groupe de besoins n’est près de faire un temps plein.')}
      </EmptyState>
    )
  }
  return (
    <>
      <ol className={styles.jobs} onKeyDown={onKeyDown}>
        {shown.map((piece) => (
          <MissingCard key={piece.missingId} view={view} piece={piece} />
        ))}
      </ol>
      {more}
    </>
  )
}

function MissingCard({
  view,
  piece,
}: {
  readonly view: CompositionView
  readonly piece: MissingPiece
}) {
  const current = useAddress()['piece'] === piece.missingId
  const { fullTimeMinutes } = view.composition
  return (
    <li className={styles.job} data-current={current ? 'yes' : undefined}>
      <div className={styles.jobHead}>
        <h3>
          <Link
            to="."
            search={(before: Readonly<Record<string, string | undefined>>) => ({
              ...before,
              piece: piece.missingId,
              panneau: undefined,
            })}
            resetScroll={false}
            data-stop
          >
            {capital(missingSentence(piece, view.composition.terms.halfDayMostMinutes))}
          </Link>
        </h3>
      </div>
      <WeekStrip pieces={stripOfMissing(piece, view)} />
      <JobMembers view={view} job={piece} />
      <p className={styles.soft}>
        {t('{skill} : {there} déjà demandées sur {whole}', {
          skill: tradesText(piece, view.composition.needs),
          there: duration(fullTimeMinutes - piece.missingMinutes),
          whole: duration(fullTimeMinutes),
        })}
        {piece.pieces.every(({ weeks }) => isWholeYear(weeks))
          ? null
          : t(', en moyenne sur l’année')}
        {piece.person === null ? null : ` · ${t('pour {name}', { name: piece.person.name })}`}
      </p>
    </li>
  )
}
