/** A line of the payslip: where the model computes it, what it is called, and its article. */
export interface LineRule {
  readonly code: string
  /** In the words of R3243-2 and of the decree that sets out the payslip. */
  readonly label: string
  readonly article: string
  /** Rules of modele-social for the two shares, under `salarié . cotisations` unless whole. */
  readonly employer?: string
  readonly employee?: string
  /** What the amount is a share of; the pay that bears contributions unless said. */
  readonly base?: Base
  /** Taken off what is due. */
  readonly isDeduction?: true
  /** An amount of the year in the model: a twelfth falls on the month. */
  readonly isYearly?: true
}

/** Pay that bears contributions, the same up to the ceiling, and the base of CSG and CRDS. */
export type Base = 'pay' | 'capped' | 'csg' | 'itself'

const AGREEMENT = 'salarié . convention collective'

/** An aid of the state to the employer: no contribution, and not for every contract. */
export const HIRING_AID = 'hiring_aid'

/** Stands for the rule that the model of the period has for it. */
export const GENERAL_REDUCTION = 'réduction générale'

const cotisation = (name: string): string => `salarié . cotisations . ${name}`

const line = (
  code: string,
  label: string,
  article: string,
  shares: Omit<LineRule, 'code' | 'label' | 'article'>,
): LineRule => ({ code, label, article, ...shares })

const both = (name: string) => ({
  employer: cotisation(`${name} . employeur`),
  employee: cotisation(`${name} . salarié`),
})
const employer = (name: string) => ({ employer: cotisation(name) })
const employee = (name: string) => ({ employee: cotisation(name) })

/** The lines of an employee-month, in the order of a payslip. */
export const LINES: readonly LineRule[] = [
  line('sickness', 'Maladie, maternité, invalidité, décès', 'CSS L241-1', both('maladie')),
  line('autonomy', 'Contribution solidarité autonomie', 'CASF L137-40', employer('CSA')),
  line('provident', 'Prévoyance', 'CSS L911-1', both('prévoyances . incapacité invalidité décès')),
  line('health', 'Complémentaire santé', 'CSS L911-7', {
    ...both('prévoyances . santé'),
    base: 'itself',
  }),
  line(
    'work_accident',
    'Accidents du travail, maladies professionnelles',
    'CSS L241-5',
    employer('ATMP'),
  ),
  line('old_age_capped', 'Vieillesse plafonnée', 'CSS L241-3', {
    ...both('vieillesse . plafonnée'),
    base: 'capped',
  }),
  line(
    'old_age_uncapped',
    'Vieillesse déplafonnée',
    'CSS L241-3',
    both('vieillesse . déplafonnée'),
  ),
  line(
    'pension',
    'Retraite complémentaire Agirc-Arrco',
    'ANI du 17 novembre 2017',
    both('retraite complémentaire'),
  ),
  line(
    'pension_balance',
    'Contribution d’équilibre général',
    'ANI du 17 novembre 2017',
    both('CEG'),
  ),
  line(
    'pension_technical_balance',
    'Contribution d’équilibre technique',
    'ANI du 17 novembre 2017',
    both('CET'),
  ),
  line(
    'executives_employment',
    'Association pour l’emploi des cadres',
    'ANI du 12 juillet 2011',
    both('APEC'),
  ),
  line('family', 'Allocations familiales', 'CSS L241-6', employer('allocations familiales')),
  line('unemployment', 'Assurance chômage', 'L5422-9', employer('chômage')),
  line('wage_guarantee', 'Garantie des salaires (AGS)', 'L3253-18', employer('AGS')),
  line('housing', 'Fonds national d’aide au logement', 'CSS L834-1', employer('FNAL')),
  line('mobility', 'Versement mobilité', 'CGCT L2333-64', employer('versement mobilité')),
  line(
    'building_effort',
    'Participation à l’effort de construction',
    'CCH L313-1',
    employer('PEEC'),
  ),
  line('training', 'Formation professionnelle', 'L6331-1', employer('formation professionnelle')),
  line(
    'fixed_term_training',
    'Compte personnel de formation des CDD',
    'L6331-6',
    employer('CPF CDD'),
  ),
  line('apprenticeship', 'Taxe d’apprentissage', 'L6241-1', employer("taxe d'apprentissage")),
  line(
    'social_dialogue',
    'Contribution au dialogue social',
    'L2135-10',
    employer('contribution au dialogue social'),
  ),
  line('branch_bodies', 'Financement du paritarisme de la branche', 'Convention du sport', {
    employer: `${AGREEMENT} . sport . cotisations . financement du paritarisme`,
  }),
  line('building_leave', 'Congés et intempéries du bâtiment', 'L3141-32', {
    employer: `${AGREEMENT} . BTP . congés intempéries`,
  }),
  line('building_safety', 'Prévention dans le bâtiment (OPPBTP)', 'R4643-9', {
    employer: `${AGREEMENT} . BTP . OPPBTP`,
  }),
  line('live_performance_fund', 'Fonds commun d’aide au paritarisme', 'Convention 3090, titre V', {
    employer: `${AGREEMENT} . SVP . FCAP`,
    isYearly: true,
  }),
  line('live_performance_provident', 'Prévoyance du spectacle', 'Convention 3090, titre VII', {
    employer: `${AGREEMENT} . SVP . prévoyance`,
    base: 'capped',
  }),
  line('social_package', 'Forfait social', 'CSS L137-15', employer('forfait social')),
  line('csg_deductible', 'CSG déductible', 'CSS L136-1', {
    ...employee('CSG-CRDS . CSG . déductible'),
    base: 'csg',
  }),
  line('csg_not_deductible', 'CSG non déductible', 'CSS L136-1', {
    ...employee('CSG-CRDS . CSG . non déductible'),
    base: 'csg',
  }),
  line('crds', 'CRDS', 'Ordonnance 96-50, article 14', {
    ...employee('CSG-CRDS . CRDS'),
    base: 'csg',
  }),
  line('general_reduction', 'Réduction générale des cotisations', 'CSS L241-13', {
    employer: GENERAL_REDUCTION,
    isDeduction: true,
  }),
  line('overtime_deduction', 'Déduction forfaitaire sur heures supplémentaires', 'CSS L241-18', {
    employer: cotisation('exonérations . heures supplémentaires . employeur'),
    base: 'itself',
    isDeduction: true,
  }),
  line('overtime_exemption', 'Réduction salariale sur heures supplémentaires', 'CSS L241-17', {
    employee: cotisation('exonérations . heures supplémentaires . salarié'),
    base: 'itself',
    isDeduction: true,
  }),
  line(HIRING_AID, 'Aide à l’embauche', 'L6243-1', {
    employer: 'salarié . coût total employeur . aides',
    base: 'itself',
    isDeduction: true,
    isYearly: true,
  }),
]

/** Other rules of the model that a result needs. */
export const TOTALS = {
  pay: 'salarié . rémunération . brut',
  base: 'salarié . cotisations . assiette',
  ceiling: 'salarié . temps de travail . plafond sécurité sociale',
  csgBase: 'salarié . cotisations . CSG-CRDS . assiette de base',
  generalReduction: GENERAL_REDUCTION,
  taxable: 'salarié . rémunération . net . imposable',
  netSocial: 'salarié . rémunération . montant net social',
  cost: 'salarié . coût total employeur',
  net: 'salarié . rémunération . net . à payer avant impôt',
} as const

/** Codes of the lines that the employer pays or is spared, in their order. */
export const CONTRIBUTION_CODES: readonly string[] = LINES.filter(
  ({ code, employer }) => employer !== undefined && code !== HIRING_AID,
).map(({ code }) => code)

const BY_CODE = new Map(LINES.map((rule) => [rule.code, rule]))

/** The rules of the model that compute the two shares of a line. */
export const shareRules = (code: string): Pick<LineRule, 'employer' | 'employee'> =>
  BY_CODE.get(code) ?? {}
