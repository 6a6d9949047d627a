import type { Dpae } from '../../../adapters/dpae/index.ts'
import { hiringDeclarationWindow } from '../../../law/index.ts'
import { type Day, daysBetween } from '../../../shared/days.ts'
import { nirOf } from '../../../shared/nir.ts'
import { done, type Result, refused } from '../../../shared/refusal.ts'

/** What a declaration (R1221-1) needs and the group has to know once for all, or of the person. */
export type HiringLack =
  | ('siret' | 'ape_code' | 'urssaf_code' | 'address' | 'phone' | 'health_service')
  | ('born_on' | 'contract')

/** What is asked each time and never kept. */
export type AskedLack = 'nir' | 'sex' | 'birth_town' | 'birth_department' | 'starts_at'

interface Employer {
  readonly apeCode: string | null
  readonly urssafCode: string | null
  readonly phone: string | null
  readonly healthService: string | null
}

interface Hired {
  readonly firstName: string
  readonly lastName: string
  readonly bornOn: Day | null
  readonly hiredOn: Day
  readonly contractKind: string | null
  readonly contractEndsOn: Day | null
  readonly trialEndsOn: Day | null
  readonly siret: string | null
  readonly groupName: string
  readonly addressLine: string | null
  readonly postalCode: string | null
  readonly city: string | null
}

export interface AskedData {
  readonly isTest: boolean
  readonly nir: string
  readonly sex: string
  readonly birthTown: string
  readonly birthDepartment: string
  readonly startsAt: string
}

/** Everything that is not known yet, the group's own data first. */
export function hiringLacks(hired: Hired, employer: Employer): readonly HiringLack[] {
  const { siret, addressLine, postalCode, city } = hired
  const needed: readonly (readonly [HiringLack, boolean])[] = [
    ['siret', siret !== null && /^\d{14}$/.test(siret)],
    ['ape_code', /^\d{4}[A-Z]$/.test(employer.apeCode ?? '')],
    ['urssaf_code', (employer.urssafCode ?? '') !== ''],
    ['address', [addressLine, postalCode, city].every((text) => (text ?? '') !== '')],
    ['phone', (employer.phone ?? '') !== ''],
    ['health_service', (employer.healthService ?? '') !== ''],
    ['born_on', hired.bornOn !== null],
    ['contract', hired.contractKind !== null],
  ]
  return needed.flatMap(([lack, isThere]) => (isThere ? [] : [lack]))
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
/** A department of France, of overseas, or 99 for another country. */
const DEPARTMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97\d|98\d|99)$/

function askedLacks(asked: AskedData): readonly AskedLack[] {
  const needed: readonly (readonly [AskedLack, boolean])[] = [
    ['nir', nirOf(asked.nir) !== null],
    ['sex', asked.sex === '1' || asked.sex === '2'],
    ['birth_town', asked.birthTown.trim() !== ''],
    ['birth_department', DEPARTMENT.test(asked.birthDepartment.trim().toUpperCase())],
    ['starts_at', TIME.test(asked.startsAt)],
  ]
  return needed.flatMap(([lack, isThere]) => (isThere ? [] : [lack]))
}

/** The data of a declaration, or everything that it lacks at once. */
export function declarationOf(
  hired: Hired,
  employer: Employer,
  asked: AskedData,
): Result<Dpae, readonly (HiringLack | AskedLack)[]> {
  const lacks = [...hiringLacks(hired, employer), ...askedLacks(asked)]
  const nir = nirOf(asked.nir)
  const { bornOn, hiredOn, trialEndsOn, contractEndsOn } = hired
  if (lacks.length > 0 || nir === null || bornOn === null) return refused(lacks)
  return done({
    isTest: asked.isTest,
    employer: {
      siret: hired.siret ?? '',
      name: hired.groupName,
      ape: employer.apeCode ?? '',
      urssafCode: employer.urssafCode ?? '',
      addressLine: hired.addressLine ?? '',
      city: hired.city ?? '',
      postalCode: hired.postalCode ?? '',
      phone: employer.phone ?? '',
      healthService: employer.healthService ?? '',
    },
    employee: {
      lastName: hired.lastName,
      firstName: hired.firstName,
      sex: asked.sex === '1' ? 1 : 2,
      nir,
      bornOn,
      birthTown: asked.birthTown,
      birthDepartment: asked.birthDepartment.trim().toUpperCase(),
    },
    contract: {
      startsOn: hiredOn,
      startsAt: asked.startsAt,
      nature: contractEndsOn === null ? 'CDI' : 'CDD',
      endsOn: contractEndsOn,
      trialDays: trialEndsOn === null ? null : daysBetween(hiredOn, trialEndsOn) + 1,
    },
  })
}

export type HiringState = 'declared' | 'too_early' | 'to_declare' | 'late'

/**
 * Where a declaration stands (CTR-14, R1221-4): eight days before the hiring at the earliest, and
 * before the person starts. On the day itself there is still time until the hour of the start.
 */
export function hiringState(hiredOn: Day, declaredOn: Day | null, today: Day): HiringState {
  if (declaredOn !== null) return 'declared'
  const { from } = hiringDeclarationWindow(hiredOn)
  if (today < from) return 'too_early'
  return today > hiredOn ? 'late' : 'to_declare'
}
