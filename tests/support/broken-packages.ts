import { SMALL, type Tables, withRow, withRows } from './package.ts'

/** What is wrong, the package, and what is said of it: file, line, column, value, expectation. */
export const BROKEN: readonly [string, Tables, string[]][] = [
  [
    'a reason, a category and an end of trial that no contract can have',
    withRow(SMALL, 'contracts', 'C1', {
      category: 'boss',
      fixed_term_reason: 'whim',
      trial_ends_on: '2000-01-01',
    }),
    [
      'contracts.csv|2|category|boss|one-of',
      'contracts.csv|2|fixed_term_reason|whim|one-of',
      'contracts.csv|2|trial_ends_on|2000-01-01|not-before',
    ],
  ],
  [
    'visits of nobody, of no kind, valid before they were held, and held twice',
    {
      ...SMALL,
      medical_visits: [
        { employee_id: 'P9', kind: 'vip', held_on: '2026-01-05', valid_until: '2026-01-04' },
        { employee_id: 'P1', kind: 'check', held_on: '2026-01-05' },
        { employee_id: 'P1', kind: 'sir', held_on: '2026-01-05' },
        { employee_id: 'P1', kind: 'sir', held_on: '2026-01-05' },
      ],
    },
    [
      'medical_visits.csv|2|employee_id|P9|reference',
      'medical_visits.csv|2|valid_until|2026-01-04|not-before',
      'medical_visits.csv|3|kind|check|one-of',
      'medical_visits.csv|5|employee_id kind held_on|P1 sir 2026-01-05|unique',
    ],
  ],
  [
    'an impossible day',
    withRow(SMALL, 'contracts', 'C1', { starts_on: '2026-02-30' }),
    ['contracts.csv|2|starts_on|2026-02-30|date'],
  ],
  [
    'a month that does not exist',
    withRow(SMALL, 'pay_items', 'I1', { month: '2026-13' }),
    ['pay_items.csv|2|month|2026-13|month'],
  ],
  [
    'a missing required value',
    withRow(SMALL, 'employees', 'P2', { last_name: '' }),
    ['employees.csv|3|last_name||value'],
  ],
  [
    'decimals in an integer',
    withRow(SMALL, 'contracts', 'C2', { weekly_minutes: '2100.5' }),
    ['contracts.csv|3|weekly_minutes|2100.5|integer'],
  ],
  [
    'a decimal comma',
    withRow(SMALL, 'sites', 'S1', { latitude: '48,43' }),
    ['sites.csv|2|latitude|48,43|number'],
  ],
  [
    'a number below its minimum',
    withRow(SMALL, 'contracts', 'C2', { weekly_minutes: '0' }),
    ['contracts.csv|3|weekly_minutes|0|at-least'],
  ],
  [
    'a number above its maximum',
    withRow(SMALL, 'contracts', 'C2', { weekly_minutes: '2881' }),
    ['contracts.csv|3|weekly_minutes|2881|at-most'],
  ],
  [
    'a share above 100',
    withRow(SMALL, 'members', 'M1', { taxable_revenue_percent: '100.01' }),
    ['members.csv|2|taxable_revenue_percent|100.01|at-most'],
  ],
  [
    'a value out of its list',
    withRow(SMALL, 'contracts', 'C1', { kind: 'cdi' }),
    ['contracts.csv|2|kind|cdi|one-of'],
  ],
  [
    'an absence of no kind',
    withRow(SMALL, 'absences', 'B1', { kind: 'holiday' }),
    ['absences.csv|2|kind|holiday|one-of'],
  ],
  [
    'more absence than the days hold',
    withRow(SMALL, 'absences', 'B1', { minutes: '4321' }),
    ['absences.csv|2|minutes|4321|at-most'],
  ],
  [
    'no absence at all',
    withRow(SMALL, 'absences', 'B1', { minutes: '0' }),
    ['absences.csv|2|minutes|0|at-least'],
  ],
  [
    'a boolean in French',
    withRow(SMALL, 'members', 'M1', { public_body: 'oui' }),
    ['members.csv|2|public_body|oui|boolean'],
  ],
  [
    'an unknown zone',
    withRow(SMALL, 'sites', 'S2', { time_zone: 'Europe/Rouen' }),
    ['sites.csv|3|time_zone|Europe/Rouen|zone'],
  ],
  [
    'an agreement of three digits',
    withRow(SMALL, 'group', 'G', { idcc: '518' }),
    ['group.csv|2|idcc|518|idcc'],
  ],
  [
    'a wrong SIREN key',
    withRow(SMALL, 'members', 'M2', { siren: '552100555' }),
    ['members.csv|3|siren|552100555|siren'],
  ],
  [
    'a wrong SIRET key',
    withRow(SMALL, 'establishments', 'E1', { siret: '73282932000075' }),
    ['establishments.csv|2|siret|73282932000075|siret'],
  ],
  [
    'a SIRET of someone else',
    withRow(SMALL, 'sites', 'S1', { siret: '73282932000074' }),
    ['sites.csv|2|siret|73282932000074|siret-of'],
  ],
  [
    'a wrong IBAN key',
    withRow(SMALL, 'members', 'M1', { iban: 'FR15 2004 1010 0505 0001 3M02 606' }),
    ['members.csv|2|iban|FR15 2004 1010 0505 0001 3M02 606|iban'],
  ],
  [
    'a key given twice',
    withRows(SMALL, 'limits', ...(SMALL['limits'] ?? [])),
    ['limits.csv|3|rule_id starts_on|TIM-01 2026-01-01|unique'],
  ],
  [
    'a site of no member',
    withRow(SMALL, 'sites', 'S1', { member_id: 'M9' }),
    ['sites.csv|2|member_id|M9|reference'],
  ],
  [
    'a contract that names no member',
    withRow(SMALL, 'contracts', 'C1', { member_ids: 'M1 M8' }),
    ['contracts.csv|2|member_ids|M8|reference'],
  ],
  [
    'a bonus borne by no member',
    withRow(SMALL, 'pay_items', 'I1', { member_id: 'M9' }),
    ['pay_items.csv|2|member_id|M9|reference'],
  ],
  [
    'a need at no site',
    withRow(SMALL, 'needs', 'N1', { site_id: 'S9' }),
    ['needs.csv|2|site_id|S9|reference'],
  ],
  [
    'an employee of no establishment',
    withRow(SMALL, 'employees', 'P2', { establishment_id: 'E9' }),
    ['employees.csv|3|establishment_id|E9|reference'],
  ],
  [
    'an end before its start',
    withRow(SMALL, 'absences', 'B1', { ends_on: '2026-06-30' }),
    ['absences.csv|2|ends_on|2026-06-30|not-before'],
  ],
  [
    'a member that left before it joined',
    withRow(SMALL, 'members', 'M2', { left_on: '2021-04-30' }),
    ['members.csv|3|left_on|2021-04-30|not-before'],
  ],
  [
    'a price without its coefficient',
    withRow(SMALL, 'assignments', 'A1', { coefficient_e4: '' }),
    ['assignments.csv|2|coefficient_e4||required-by'],
  ],
  [
    'a price without its fixed part',
    withRow(SMALL, 'assignments', 'A3', { fixed_e4: '' }),
    ['assignments.csv|4|fixed_e4||required-by'],
  ],
  [
    'a price without its percentage',
    withRow(SMALL, 'assignments', 'A2', { pricing: 'cost_plus_percent' }),
    ['assignments.csv|3|percent_e4||required-by'],
  ],
  [
    'a negative coefficient',
    withRow(SMALL, 'assignments', 'A1', { coefficient_e4: '-1' }),
    ['assignments.csv|2|coefficient_e4|-1|at-least'],
  ],
  [
    'contracts of one person at one time',
    withRow(SMALL, 'contracts', 'C1', { ends_on: '2026-01-01' }),
    ['contracts.csv|3|starts_on|2026-01-01|no-overlap'],
  ],
  [
    'unknown half-days',
    withRow(SMALL, 'needs', 'N1', { half_days: 'mon-am lun-pm' }),
    ['needs.csv|2|half_days|mon-am lun-pm|half-days'],
  ],
  [
    'more half-days than are listed',
    withRow(SMALL, 'needs', 'N1', { half_days_needed: '3' }),
    ['needs.csv|2|half_days_needed|3|at-most'],
  ],
  [
    'work that ends when it starts',
    withRow(SMALL, 'shifts', 'H1', { ends_at: '2026-06-01T08:00' }),
    ['shifts.csv|2|ends_at|2026-06-01T08:00|after'],
  ],
  [
    'work of more than a day',
    withRow(SMALL, 'shifts', 'H1', { ends_at: '2026-06-02T08:01' }),
    ['shifts.csv|2|ends_at|2026-06-02T08:01|within-day'],
  ],
  [
    'a break longer than the work',
    withRow(SMALL, 'shifts', 'H1', { break_minutes: '241' }),
    ['shifts.csv|2|break_minutes|241|at-most'],
  ],
  [
    'a break that starts after the work',
    withRow(SMALL, 'time_entries', 'T1', { break_starts_at: '2026-06-01T15:16' }),
    ['time_entries.csv|2|break_starts_at|2026-06-01T15:16|within-work'],
  ],
  [
    'a time with seconds',
    withRow(SMALL, 'shifts', 'H1', { starts_at: '2026-06-01T08:00:00' }),
    ['shifts.csv|2|starts_at|2026-06-01T08:00:00|local-time'],
  ],
  [
    'a confirmation on no day',
    withRow(SMALL, 'time_entries', 'T1', { employee_confirmed_at: '2026-06-31T08:00' }),
    ['time_entries.csv|2|employee_confirmed_at|2026-06-31T08:00|utc-time'],
  ],
  [
    'the hour that spring skips',
    withRow(SMALL, 'shifts', 'H1', { starts_at: '2026-03-29T02:30', ends_at: '2026-03-29T08:00' }),
    ['shifts.csv|2|starts_at|2026-03-29T02:30|existing-time'],
  ],
  [
    'one person at two members at once',
    withRow(SMALL, 'time_entries', 'T2', {
      assignment_id: 'A2',
      starts_at: '2026-06-01T17:59',
      ends_at: '2026-06-01T19:00',
    }),
    ['time_entries.csv|3|starts_at|2026-06-01T17:59|no-overlap'],
  ],
]
