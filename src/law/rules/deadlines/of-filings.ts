import { monthsAfter } from '../../calendar.ts'
import type { DeadlineFacts, DeadlineKind, Filing, OpenDeadline } from '../../deadlines.ts'

interface Consequence {
  readonly kind: DeadlineKind
  readonly ruleId: string
  readonly article: string
}

/** What falls due one month after each act: every one of these terms is a month. */
const CONSEQUENCES: Readonly<Record<Filing['kind'], readonly Consequence[]>> = {
  // A replacement group asks for its approval in the same month.
  constitution: [{ kind: 'constitution_note', ruleId: 'DEC-01', article: 'D1253-1' }],
  change: [{ kind: 'change_note', ruleId: 'DEC-03', article: 'D1253-3' }],
  // Without an answer by then the group of several agreements may operate.
  declaration_received: [{ kind: 'opposition_end', ruleId: 'DEC-07', article: 'D1253-7' }],
  opposition_notice: [{ kind: 'opposition_answer', ruleId: 'DEC-09', article: 'D1253-10' }],
  opposition: [{ kind: 'appeal', ruleId: 'DEC-10', article: 'R1253-12' }],
  // Without an answer by then the appeal, or the approval, is refused.
  appeal: [{ kind: 'appeal_answer', ruleId: 'DEC-10', article: 'R1253-13' }],
  approval_request: [{ kind: 'approval_answer', ruleId: 'AGR-04', article: 'R1253-22' }],
}

/** Terms of the declarations of the group: DEC-01 to DEC-10, AGR-04. */
export const filingDeadlines = ({ filings }: DeadlineFacts): readonly OpenDeadline[] =>
  filings.flatMap(({ kind: filed, on }) =>
    CONSEQUENCES[filed].map((consequence) => ({
      ...consequence,
      key: `${consequence.kind}:${on}`,
      dueOn: monthsAfter(on, 1),
    })),
  )
