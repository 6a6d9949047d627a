export const OPTICS = '1431'

/** Agreements that the model knows by name, by their IDCC. */
const BY_NAME: Readonly<Record<string, string>> = {
  '2511': 'sport',
  '1979': 'HCR',
  '0787': 'compta',
  [OPTICS]: 'optique',
  '3090': 'SVP',
}

export type BuildingCategory = 'ouvrier' | 'etam' | 'cadre'

/** Building and public works have an agreement for each category of people. */
const BUILDING: Readonly<Record<string, BuildingCategory>> = {
  '1596': 'ouvrier',
  '1597': 'ouvrier',
  '1702': 'ouvrier',
  '2609': 'etam',
  '2614': 'etam',
  '2420': 'cadre',
  '3212': 'cadre',
}

/** The category of an agreement of building or public works (BTP); null of any other. */
export const buildingCategory = (idcc: string | null): BuildingCategory | null =>
  BUILDING[idcc ?? ''] ?? null

/** The agreement of building for a category of people, where the group's is one of them. */
export function buildingAgreementOf(
  idcc: string | null,
  category: BuildingCategory,
): string | null {
  if (buildingCategory(idcc) === null) return idcc
  return { ouvrier: '1597', etam: '2609', cadre: '2420' }[category]
}

/** Agricultural agreements: their employers contribute to the MSA. */
export const isAgricultural = (idcc: string): boolean => /^(70[0-3]\d|[89]\d{3})$/.test(idcc)

const AGREEMENT = 'salarié . convention collective'

/** What the model calls an agreement, with its category; empty where it does not know it. */
export const agreementName = (idcc: string | null): string =>
  buildingCategory(idcc) ?? BY_NAME[idcc ?? ''] ?? ''

/** What the situation of the model says of an agreement; nothing of one that it does not know. */
export function agreementRules(idcc: string | null): Readonly<Record<string, string>> {
  const building = buildingCategory(idcc)
  if (building !== null)
    return { [AGREEMENT]: "'BTP'", [`${AGREEMENT} . BTP . catégorie`]: `'${building}'` }
  const name = BY_NAME[idcc ?? '']
  return name === undefined ? {} : { [AGREEMENT]: `'${name}'` }
}
