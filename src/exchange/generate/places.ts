/** A real commune: INSEE code (official geographic code), town centre in degrees. */
export interface Commune {
  readonly code: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}

const table = (text: string): readonly Commune[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', latitude = '', longitude = '', ...name] = line.trim().split(' ')
      return {
        code,
        name: name.join(' '),
        latitude: Number(latitude),
        longitude: Number(longitude),
      }
    })

/** Orne, Eure and Calvados. */
export const NORMANDY = table(`
  61001 48.4307 0.0914 Alençon
  61169 48.7486 -0.5701 Flers
  61006 48.7446 -0.0203 Argentan
  61214 48.7626 0.6277 L'Aigle
  61293 48.5212 0.5466 Mortagne-au-Perche
  61145 48.5926 -0.6456 Domfront en Poiraie
  61168 48.5903 -0.3571 La Ferté Macé
  61464 48.6059 0.1718 Sées
  61508 48.9279 0.1985 Vimoutiers
  27229 49.0241 1.1508 Évreux
  27056 49.0887 0.5983 Bernay
  27681 49.0928 1.4851 Vernon
  27375 49.2152 1.1656 Louviers
  27467 49.3557 0.5136 Pont-Audemer
  27016 49.2461 1.4120 Les Andelys
  27284 49.2811 1.7762 Gisors
  14118 49.1829 -0.3707 Caen
  14366 49.1457 0.2258 Lisieux
  14762 48.8386 -0.8893 Vire Normandie
  14258 48.8924 -0.1975 Falaise
  14047 49.2766 -0.7024 Bayeux
  14333 49.4188 0.2332 Honfleur
  14514 49.2858 0.1849 Pont-l'Évêque
`)

/** Vendée and the rest of Pays de la Loire. */
export const LOIRE = table(`
  85191 46.6705 -1.4260 La Roche-sur-Yon
  85109 46.8713 -1.0137 Les Herbiers
  85047 46.8455 -1.8787 Challans
  85092 46.4667 -0.8064 Fontenay-le-Comte
  85194 46.4968 -1.7831 Les Sables-d'Olonne
  85128 46.4548 -1.1661 Luçon
  85182 46.7823 -0.8367 Pouzauges
  85146 46.9746 -1.3085 Montaigu-Vendée
  44109 47.2184 -1.5536 Nantes
  44184 47.2735 -2.2137 Saint-Nazaire
  44043 47.0878 -1.2823 Clisson
  44036 47.7175 -1.3762 Châteaubriant
  44131 47.1155 -2.1044 Pornic
  49007 47.4784 -0.5632 Angers
  49099 47.0600 -0.8793 Cholet
  49328 47.2600 -0.0769 Saumur
  53130 48.0706 -0.7734 Laval
  53147 48.3033 -0.6136 Mayenne
  72181 48.0061 0.1996 Le Mans
  72264 47.8400 -0.3340 Sablé-sur-Sarthe
  72154 47.6986 -0.0756 La Flèche
`)

const ELSEWHERE = table(`
  35238 48.1173 -1.6778 Rennes
  29232 47.9960 -4.0970 Quimper
  29019 48.3904 -4.4861 Brest
  56260 47.6582 -2.7608 Vannes
  22278 48.5141 -2.7654 Saint-Brieuc
  76540 49.4432 1.0999 Rouen
  50502 49.1157 -1.0906 Saint-Lô
  80021 49.8942 2.2957 Amiens
  59350 50.6292 3.0573 Lille
  62041 50.2910 2.7775 Arras
  51454 49.2583 4.0317 Reims
  10387 48.2973 4.0744 Troyes
  54395 48.6921 6.1844 Nancy
  57463 49.1193 6.1757 Metz
  67482 48.5734 7.7521 Strasbourg
  68066 48.0794 7.3585 Colmar
  21231 47.3220 5.0415 Dijon
  25056 47.2378 6.0241 Besançon
  71270 46.3069 4.8287 Mâcon
  01053 46.2052 5.2255 Bourg-en-Bresse
  26362 44.9334 4.8924 Valence
  38185 45.1885 5.7245 Grenoble
  73065 45.5646 5.9178 Chambéry
  63113 45.7772 3.0870 Clermont-Ferrand
  15014 44.9306 2.4449 Aurillac
  43157 45.0434 3.8855 Le Puy-en-Velay
  87085 45.8336 1.2611 Limoges
  86194 46.5802 0.3404 Poitiers
  79191 46.3237 -0.4647 Niort
  17300 46.1603 -1.1511 La Rochelle
  16015 45.6484 0.1562 Angoulême
  24322 45.1840 0.7211 Périgueux
  33063 44.8378 -0.5792 Bordeaux
  33243 44.9153 -0.2436 Libourne
  47001 44.2033 0.6163 Agen
  40192 43.8910 -0.5010 Mont-de-Marsan
  64445 43.2951 -0.3708 Pau
  65440 43.2328 0.0781 Tarbes
  32013 43.6465 0.5855 Auch
  31555 43.6047 1.4442 Toulouse
  82121 44.0181 1.3550 Montauban
  81004 43.9277 2.1479 Albi
  12202 44.3506 2.5750 Rodez
  46042 44.4475 1.4419 Cahors
  11069 43.2130 2.3491 Carcassonne
  11262 43.1843 3.0031 Narbonne
  34032 43.3442 3.2158 Béziers
  66136 42.6887 2.8948 Perpignan
  30189 43.8367 4.3601 Nîmes
  84007 43.9493 4.8055 Avignon
  84031 44.0550 5.0481 Carpentras
  37261 47.3941 0.6848 Tours
  41018 47.5861 1.3359 Blois
  45234 47.9029 1.9093 Orléans
  28085 48.4469 1.4890 Chartres
  18033 47.0810 2.3988 Bourges
  36044 46.8113 1.6861 Châteauroux
  58194 46.9909 3.1628 Nevers
  89024 47.7986 3.5731 Auxerre
  60057 49.4295 2.0807 Beauvais
  02408 49.5641 3.6240 Laon
  88160 48.1740 6.4499 Épinal
`)

export const FRANCE = [...NORMANDY, ...LOIRE, ...ELSEWHERE]

/** Squared distance, in squared ten-thousandths of a degree; good enough to say what is nearer. */
export function distance(
  a: { readonly latitude: number; readonly longitude: number },
  b: { readonly latitude: number; readonly longitude: number },
): number {
  const north = Math.round((a.latitude - b.latitude) * 10_000)
  // A degree of longitude is about seven tenths of one of latitude in France.
  const east = Math.round((a.longitude - b.longitude) * 7_000)
  return north * north + east * east
}

export const nearest = <T extends Commune>(from: Commune, communes: readonly T[]): T[] =>
  [...communes].sort((a, b) => distance(from, a) - distance(from, b))
