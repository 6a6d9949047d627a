/** How the days of a job lie in the week. */
export type Rhythm =
  | 'office'
  | 'day'
  | 'bakery'
  | 'two_shifts'
  | 'hotel'
  | 'cleaning'
  | 'care'
  | 'night'

export interface Job {
  readonly title: string
  readonly classification: string
  /** Bounds of the gross hourly pay, in cents. */
  readonly pay: readonly [number, number]
  readonly rhythm: Rhythm
  readonly trades: readonly string[]
  readonly skills: readonly string[]
  readonly weight: number
}

const job = (
  title: string,
  classification: string,
  pay: readonly [number, number],
  rhythm: Rhythm,
  weight: number,
  trades: string,
  skills: string,
): Job => ({
  title,
  classification,
  pay,
  rhythm,
  weight,
  trades: trades.split(' '),
  skills: skills.split(', '),
})

const INDUSTRY = 'cannery metal plastics dairy cider textile'
const OFFICES = 'metal joinery association transport dairy cannery commune garage building school'
const FARMS = 'farm machinery market_garden orchard vineyard'

const CACES_1 = 'CACES R489 cat. 1'
const CACES_3 = 'CACES R489 cat. 3'
const CACES_5 = 'CACES R489 cat. 5'
const FIRST_AID = 'Sauveteur secouriste du travail'
const TRUCK = 'Permis C'
const POWER = 'Habilitation électrique B0'
const HYGIENE = 'HACCP'
const SPRAYING = 'Certiphyto'

export const JOBS: readonly Job[] = [
  job('Comptable', 'Niveau IV', [1420, 1850], 'office', 5, OFFICES, 'Comptabilité générale'),
  job('Assistant administratif', 'Niveau III', [1250, 1450], 'office', 6, OFFICES, 'Bureautique'),
  job(
    'Responsable qualité',
    'Niveau V',
    [1700, 2350],
    'office',
    3,
    'cannery dairy cider metal plastics',
    `Audit interne, ${HYGIENE}`,
  ),
  job('Chargé des ressources humaines', 'Niveau V', [1600, 2200], 'office', 3, OFFICES, 'Paie'),
  job('Technicien informatique', 'Niveau IV', [1480, 1980], 'office', 2, OFFICES, POWER),
  job('Animateur', 'Niveau III', [1240, 1420], 'office', 3, 'association school commune', 'BAFA'),
  job(
    'Agent de production',
    'Niveau II',
    [1231, 1340],
    'two_shifts',
    10,
    INDUSTRY,
    `${HYGIENE}, ${CACES_1}`,
  ),
  job(
    'Conducteur de ligne',
    'Niveau III',
    [1330, 1560],
    'two_shifts',
    6,
    INDUSTRY,
    `${CACES_1}, ${POWER}`,
  ),
  job(
    'Cariste',
    'Niveau II',
    [1255, 1390],
    'day',
    7,
    `${INDUSTRY} transport sawmill shop`,
    `${CACES_1}, ${CACES_3}, ${CACES_5}`,
  ),
  job(
    'Technicien de maintenance',
    'Niveau IV',
    [1480, 1990],
    'day',
    6,
    `${INDUSTRY} sawmill care_home`,
    `${POWER}, ${CACES_3}`,
  ),
  job('Soudeur', 'Niveau III', [1360, 1720], 'day', 4, 'metal machinery building', 'Soudure TIG'),
  job(
    'Menuisier',
    'Niveau III',
    [1320, 1620],
    'day',
    4,
    'joinery sawmill building',
    `${FIRST_AID}, ${CACES_1}`,
  ),
  job(
    'Ouvrier du bâtiment',
    'Niveau II',
    [1250, 1480],
    'day',
    4,
    'building joinery landscape commune',
    `${FIRST_AID}, ${POWER}`,
  ),
  job(
    'Mécanicien automobile',
    'Échelon 6',
    [1330, 1640],
    'day',
    5,
    'garage transport machinery',
    `${POWER}, Climatisation catégorie V`,
  ),
  job(
    'Chauffeur poids lourd',
    'Groupe 6',
    [1295, 1460],
    'day',
    4,
    'transport sawmill dairy building',
    `${TRUCK}, ${CACES_1}`,
  ),
  job(
    'Agent polyvalent des espaces verts',
    'Niveau II',
    [1240, 1390],
    'day',
    4,
    'commune landscape care_home hotel association',
    `${SPRAYING}, ${FIRST_AID}`,
  ),
  job('Boulanger', 'Coefficient 185', [1290, 1530], 'bakery', 3, 'bakery shop hotel', HYGIENE),
  job('Vendeur', 'Coefficient 160', [1231, 1310], 'office', 3, 'bakery shop cider garage', HYGIENE),
  job('Serveur', 'Niveau I', [1231, 1340], 'hotel', 3, 'hotel association', HYGIENE),
  job(
    'Cuisinier',
    'Niveau II',
    [1290, 1560],
    'day',
    3,
    'hotel care_home association commune school',
    HYGIENE,
  ),
  job(
    'Agent de propreté',
    'AS 1',
    [1236, 1300],
    'cleaning',
    6,
    'cleaning care_home association commune hotel shop school',
    FIRST_AID,
  ),
  job(
    'Aide-soignant',
    'Coefficient 376',
    [1290, 1490],
    'care',
    4,
    'care_home association',
    FIRST_AID,
  ),
  job('Aide-soignant de nuit', 'Coefficient 376', [1340, 1560], 'night', 1, 'care_home', FIRST_AID),
  job(
    'Salarié agricole polyvalent',
    'Palier 3',
    [1240, 1420],
    'day',
    6,
    FARMS,
    `${SPRAYING}, ${CACES_1}`,
  ),
  job('Agent d’élevage', 'Palier 4', [1270, 1460], 'day', 4, 'farm machinery', FIRST_AID),
  job(
    'Conducteur d’engins agricoles',
    'Palier 4',
    [1290, 1500],
    'day',
    4,
    FARMS,
    `${SPRAYING}, ${TRUCK}`,
  ),
  job('Maraîcher', 'Palier 3', [1236, 1380], 'day', 3, 'market_garden orchard', SPRAYING),
  job('Ouvrier viticole', 'Palier 3', [1240, 1400], 'day', 3, 'vineyard orchard', SPRAYING),
]

export const SEASONAL_JOBS: readonly Job[] = [
  job('Cueilleur de pommes', 'Palier 1', [1231, 1231], 'day', 4, 'orchard farm', CACES_1),
  job('Ouvrier de cidrerie', 'Niveau I', [1231, 1260], 'day', 3, 'cider orchard', CACES_1),
  job('Vendangeur', 'Palier 1', [1231, 1231], 'day', 2, 'vineyard farm', CACES_1),
]

export const WINTER_JOBS: readonly Job[] = [
  job('Ouvrier ostréicole', 'Palier 1', [1231, 1250], 'day', 3, 'oysters', 'Permis mer'),
  job(
    'Préparateur de commandes',
    'Niveau I',
    [1231, 1265],
    'day',
    4,
    'shop transport cannery',
    CACES_1,
  ),
]

/** How long an authorisation holds, in years; one that is not listed does not end. */
export const VALID_YEARS: Readonly<Record<string, number>> = {
  [CACES_1]: 5,
  [CACES_3]: 5,
  [CACES_5]: 5,
  [FIRST_AID]: 2,
  [TRUCK]: 5,
  [POWER]: 3,
  [SPRAYING]: 5,
  [HYGIENE]: 4,
}
