/**
 * What an absence does to pay. `maintained`: the hours due are paid as if they were worked;
 * `sick_pay`: a share of them, by seniority; `by_event`: the days that the event gives; `none`: the
 * contract is suspended and the group owes nothing by law.
 */
export type PayEffect = 'maintained' | 'sick_pay' | 'by_event' | 'none'

/** A kind of absence (nature d'absence), as the data package spells it. */
export interface AbsenceKind {
  readonly kind: string
  readonly effect: PayEffect
  /** The variable that carries the pay of the hours not worked; none where there is no pay. */
  readonly code: string | null
  readonly articles: readonly string[]
}

/**
 * Neutral code of paid time that no member uses. Hours of delegation leave under it together with
 * training and rest, so that no document of pay tells a mandate (R3243-4).
 */
export const PAID_TIME = 'paid_time'

export const PAID_LEAVE_PAY = 'paid_leave_pay'
export const FAMILY_EVENT_PAY = 'family_event_pay'
export const INTERMISSION_PAY = 'intermission_pay'

export const ABSENCE_KINDS = [
  {
    kind: 'paid_leave',
    effect: 'maintained',
    code: PAID_LEAVE_PAY,
    articles: ['L3141-24'],
  },
  {
    kind: 'sickness',
    effect: 'sick_pay',
    code: null,
    articles: ['L1226-1', 'D1226-1', 'D1226-3', 'D1226-8'],
  },
  {
    kind: 'work_accident',
    effect: 'sick_pay',
    code: null,
    articles: ['L1226-1', 'D1226-3', 'CSS L433-1'],
  },
  { kind: 'maternity', effect: 'none', code: null, articles: ['L1225-17'] },
  { kind: 'paternity', effect: 'none', code: null, articles: ['L1225-35'] },
  {
    kind: 'family_event',
    effect: 'by_event',
    code: FAMILY_EVENT_PAY,
    articles: ['L3142-1', 'L3142-2', 'L3142-4'],
  },
  { kind: 'unpaid', effect: 'none', code: null, articles: ['L1221-1'] },
  { kind: 'training', effect: 'maintained', code: PAID_TIME, articles: ['L6321-2', 'L6222-24'] },
  { kind: 'delegation', effect: 'maintained', code: PAID_TIME, articles: ['L2315-10', 'L2143-17'] },
  { kind: 'compensatory_rest', effect: 'maintained', code: PAID_TIME, articles: ['D3121-20'] },
  {
    kind: 'intermission',
    effect: 'maintained',
    code: INTERMISSION_PAY,
    articles: ['L1253-9', 'L3242-1'],
  },
] as const satisfies readonly AbsenceKind[]

const BY_NAME: ReadonlyMap<string, AbsenceKind> = new Map(
  ABSENCE_KINDS.map((each) => [each.kind, each]),
)

export const absenceKind = (kind: string): AbsenceKind | undefined => BY_NAME.get(kind)
