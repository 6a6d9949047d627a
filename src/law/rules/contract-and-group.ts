import type { GroupRule, Rule } from '../rule.ts'
import { FIXED_TERM_LENGTH } from './contract/fixed-term-length.ts'
import { INTERMITTENT_EXCESS } from './contract/intermittent-excess.ts'
import { NAMED_MEMBERS } from './contract/named-members.ts'
import { WAITING_PERIOD } from './contract/waiting-period.ts'
import { WORK_WITHOUT_CONTRACT } from './contract/work-without-contract.ts'
import { APPRENTICE_HOSTS } from './group/apprentice-hosts.ts'
import { COMPETING_MEMBERS } from './group/competing-members.ts'
import { MEMBERS_ONLY } from './group/members-only.ts'
import { PUBLIC_HOURS } from './group/public-hours.ts'
import { PUBLIC_HOURS_OF_PERSON } from './group/public-hours-of-person.ts'
import { PUBLIC_MEMBERS } from './group/public-members.ts'
import { REPLACEMENT_HOURS } from './group/replacement-hours.ts'
import { AUTHORISATIONS } from './health/authorisations.ts'
import { FIRST_VISIT, RETURN_VISIT, VISIT_RENEWAL } from './health/medical-visits.ts'

/** The rules on what contracts and assignments say, on belonging to the group, and on health. */
export const CONTRACT_AND_GROUP: readonly Rule[] = [
  WORK_WITHOUT_CONTRACT,
  NAMED_MEMBERS,
  FIXED_TERM_LENGTH,
  WAITING_PERIOD,
  INTERMITTENT_EXCESS,
  MEMBERS_ONLY,
  PUBLIC_HOURS_OF_PERSON,
  COMPETING_MEMBERS,
  APPRENTICE_HOSTS,
  AUTHORISATIONS,
  FIRST_VISIT,
  VISIT_RENEWAL,
  RETURN_VISIT,
]

/** The rules on the group as a whole. */
export const OF_THE_GROUP: readonly GroupRule[] = [PUBLIC_MEMBERS, PUBLIC_HOURS, REPLACEMENT_HOURS]
