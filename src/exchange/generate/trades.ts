/** A trade of member companies: how they are called, what they apply, whom they use. */
export interface Trade {
  readonly key: string
  /** `{place}` is the commune, `{name}` the name of a person, `{word}` a name of fancy. */
  readonly names: readonly string[]
  /** Collective agreement; null where none applies. */
  readonly idcc: string | null
  readonly headcount: readonly [number, number]
  /** Bounds of the share of the revenue that bears VAT. */
  readonly taxable: readonly [number, number]
  readonly owner: 'public' | 'private'
  readonly setting: 'farm' | 'town'
  readonly weight: number
}

interface Rest {
  readonly taxable?: readonly [number, number]
  readonly owner?: 'public'
  readonly setting?: 'farm'
}

const trade = (
  key: string,
  idcc: string | null,
  weight: number,
  headcount: readonly [number, number],
  names: readonly string[],
  { taxable = [100, 100], owner, setting }: Rest = {},
): Trade => ({
  key,
  idcc,
  weight,
  headcount,
  names,
  taxable,
  owner: owner ?? 'private',
  setting: setting ?? 'town',
})

const FARM = { setting: 'farm' } as const

export const TRADES: readonly Trade[] = [
  trade('bakery', '0843', 6, [2, 12], ['Boulangerie {name}', 'Au Fournil de {place}']),
  trade('cannery', '1396', 4, [25, 180], ['Conserverie {word}', 'Conserves de {place}']),
  trade('garage', '1090', 5, [2, 20], ['Garage {name}', 'Automobiles {name}']),
  trade('sawmill', '0158', 4, [6, 40], ['Scierie {name}', 'Bois {word}']),
  trade('cider', '0493', 5, [3, 30], ['Cidrerie {word}', 'Cidres {name}']),
  trade('joinery', '1596', 5, [2, 10], ['Menuiserie {name}', 'Atelier Bois {word}']),
  trade('building', '1597', 4, [11, 45], ['Maçonnerie {name}', 'Constructions {name}']),
  trade('care_home', '0029', 5, [30, 110], ['EHPAD {word}', 'Résidence {word}'], {
    taxable: [0, 5],
  }),
  trade('commune', null, 4, [8, 120], ['Commune de {place}', 'Syndicat des eaux de {place}'], {
    taxable: [0, 15],
    owner: 'public',
  }),
  trade('machinery', '7024', 5, [1, 8], ['CUMA {word}', 'CUMA de {place}'], FARM),
  trade('farm', '7024', 12, [0, 6], ['EARL {name}', 'GAEC {word}', 'SCEA {word}'], FARM),
  trade('orchard', '7024', 7, [1, 15], ['Vergers {name}', 'Vergers {word}'], FARM),
  trade('market_garden', '7024', 5, [1, 12], ['Maraîchage {name}', 'Serres {word}'], FARM),
  trade('vineyard', '7024', 6, [1, 10], ['Domaine {word}', 'Vignoble {name}'], FARM),
  trade('oysters', '7019', 3, [2, 14], ['Huîtres {name}', 'Parcs {word}'], FARM),
  trade('dairy', '7004', 3, [40, 220], ['Coopérative laitière {word}', 'Laiterie {word}']),
  trade('hotel', '1979', 5, [3, 25], ['Hôtel {word}', 'Auberge {word}', 'Restaurant {name}']),
  trade('association', '1518', 5, [2, 25], ['Association {word}', 'Centre social {word}'], {
    taxable: [0, 20],
  }),
  trade(
    'metal',
    '3248',
    6,
    [12, 240],
    ['Mécanique {name}', 'Chaudronnerie {word}', 'Usinage {name}'],
  ),
  trade('transport', '0016', 4, [8, 90], ['Transports {name}', 'Logistique {word}']),
  trade('plastics', '0292', 3, [20, 150], ['Plastiques {word}', 'Injection {name}']),
  trade('cleaning', '3043', 3, [6, 60], ['Propreté {word}', 'Net Services {name}']),
  trade('landscape', '7018', 3, [2, 18], ['Paysages {name}', 'Jardins {word}']),
  trade('shop', '2216', 4, [4, 40], ['Marché {word}', 'Comptoir {name}']),
  trade('textile', '0018', 2, [15, 80], ['Ateliers {word}', 'Confection {name}']),
  trade('school', '1518', 2, [3, 30], ['Formation {word}', 'École de musique {place}'], {
    taxable: [20, 60],
  }),
]

export const FANCY = `Saint-Martin|Notre-Dame|des Tilleuls|du Bocage|de la Vallée|des Trois Chênes|
du Moulin|de la Rivière|des Peupliers|du Perche|de l’Iton|du Pays d’Auge|des Ormes|de la Fontaine|
des Haies Vives|du Val Fleuri|de la Grande Prairie|des Quatre Vents|du Bois Joli|de l’Étang|
du Vieux Puits|des Coquelicots|de la Croix Blanche|des Genêts|du Grand Pré|des Bruyères|
de la Butte|du Pont Neuf|des Acacias|du Clos Normand|des Hirondelles|de la Forge|du Lavoir|
des Charmes|de la Garenne|du Marais|des Vignes|de la Plaine|du Chêne Vert|des Sources|du Ruisseau|
des Saules|de la Colline|du Pressoir|des Noyers|de l’Horizon|des Lilas|du Hameau|de la Roseraie`
  .split('|')
  .map((word) => word.trim())
