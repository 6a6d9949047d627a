import { absenceKind, PAID_TIME } from '../absence-kinds.ts'
import type { AbsencePay } from '../facts.ts'
import { type AbsentTime, payOf } from './absent-time.ts'

/**
 * Absences that keep all of the pay: paid leave (at maintained pay, the tenth being compared at the
 * end of its year, LEA-11), training, rest, delegation and time between two members. All that is
 * paid time is one line, so that none of it tells what it was for (SLP-02).
 */
export function maintainedPay(times: readonly AbsentTime[]): readonly AbsencePay[] {
  const byCode = Map.groupBy(times, ({ absence }) => {
    const known = absence === null ? undefined : absenceKind(absence.kind)
    return known?.effect === 'maintained' ? known.code : null
  })
  return [...byCode].flatMap(([code, same]) => {
    if (code === null) return []
    const ids = new Set(same.flatMap(({ absence }) => absence?.absenceId ?? []))
    const kinds = new Set(same.flatMap(({ absence }) => absence?.kind ?? []))
    return {
      code,
      ...payOf(same),
      days: null,
      articles: code === PAID_TIME ? [] : [...kinds].flatMap((k) => absenceKind(k)?.articles ?? []),
      sourceIds: [...ids].sort(),
    }
  })
}
