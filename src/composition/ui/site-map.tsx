import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import '../../employees/ui/colours.css'
import { CodeMark } from '../../employees/ui/member-chip.tsx'
import type { MemberCode } from '../../employees/ui/member-codes.ts'
import type { Place } from '../model.ts'
import { kilometres } from './composition-words.ts'
import {
  layOut,
  moveApart,
  placeOnLines,
  scaleBarKm,
  type Spot,
  spreadLabels,
} from './map-layout.ts'
import { Picture } from './picture.tsx'
import styles from './pictures.module.css'
import { t } from '../../web/texts.ts'

export interface MapSite {
  readonly siteId: string
  readonly name: string
  readonly member: MemberCode | null
  readonly place: Place
  /** Not in the job: drawn as a ring. */
  readonly outside?: true
}

export interface MapRoad {
  readonly fromSiteId: string
  readonly toSiteId: string
  readonly km: number | null
}

interface Props {
  readonly title: string
  readonly table: ReactNode
  readonly sites: readonly MapSite[]
  readonly roads: readonly MapRoad[]
  readonly home?: Place | null
}

const FIRST_WIDTH = 560
const HEIGHT = 300
const DOT = 13
const LABEL = 17
const SCALE_MOST = 110
/** What the length of a road takes on the sheet. */
const LENGTH_BOX = { width: 44, height: 16 } as const
/** From this width on, names stand on the sheet; they need so much room at its sides. */
const NAMES_FROM = 480
const MARGIN_OF_NAMES = 170

/** Sites at scale, north above, with the road kilometres between them. Nothing is loaded for it. */
export function SiteMap({ title, table, ...drawn }: Props) {
  return (
    <Picture title={title} table={table}>
      <Sheet {...drawn} />
    </Picture>
  )
}

function Sheet({ sites, roads, home = null }: Omit<Props, 'title' | 'table'>) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured === 0 ? FIRST_WIDTH : measured
  const places = sites.map(({ place }) => place)
  const named = width >= NAMES_FROM
  const layout = layOut(home === null ? places : [...places, home], {
    width,
    height: HEIGHT,
    margin: { x: named ? MARGIN_OF_NAMES : 30, y: 46 },
  })
  const spots = new Map(sites.map(({ siteId }, place) => [siteId, layout.spots[place]]))
  const homeSpot = home === null ? undefined : layout.spots[sites.length]
  const bar = scaleBarKm(layout.unitsPerKm, SCALE_MOST)
  return (
    <>
      <div ref={ref} className={styles.map} style={{ height: HEIGHT }}>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={mapWords(sites, roads)}>
          <Roads roads={roads} spots={spots} />
          {homeSpot === undefined ? null : <Home spot={homeSpot} />}
          <Sites
            sites={sites}
            spots={layout.spots.slice(0, sites.length)}
            width={width}
            named={named}
          />
          <ScaleBar km={bar} units={bar * layout.unitsPerKm} />
        </svg>
      </div>
      {named ? null : <Legend sites={sites} />}
    </>
  )
}

/** Lines between the sites with their kilometres; a line too short for them has none. */
function Roads({
  roads,
  spots,
}: {
  readonly roads: readonly MapRoad[]
  readonly spots: ReadonlyMap<string, Spot | undefined>
}) {
  const drawn = roads.flatMap(({ fromSiteId, toSiteId, km }) => {
    const from = spots.get(fromSiteId)
    const to = spots.get(toSiteId)
    const key = `${fromSiteId} ${toSiteId}`
    return from === undefined || to === undefined ? [] : [{ key, from, to, km }]
  })
  const long = drawn.filter(({ from, to }) => Math.hypot(from.x - to.x, from.y - to.y) >= DOT * 4)
  const written = placeOnLines(
    long.map(({ from, to }) => [from, to]),
    [...spots.values()].filter((spot) => spot !== undefined),
    LENGTH_BOX,
  )
  return (
    <>
      {drawn.map(({ key, from, to }) => (
        <line key={key} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles.road} />
      ))}
      {long.map(({ key, km }, place) =>
        km === null ? null : (
          <text
            key={key}
            x={written[place]?.x}
            y={(written[place]?.y ?? 0) + 4}
            textAnchor="middle"
          >
            {kilometres(km)}
          </text>
        ),
      )}
    </>
  )
}

function Home({ spot: { x, y } }: { readonly spot: Spot }) {
  return (
    <g>
      <path d={`M${x - 9} ${y + 8}v-9l9-8 9 8v9z`} className={styles.home} />
      <text x={x} y={y + 24} textAnchor="middle" data-strong>
        {t('domicile')}
      </text>
    </g>
  )
}

interface SitesProps {
  readonly sites: readonly MapSite[]
  readonly spots: readonly Spot[]
  readonly width: number
  readonly named: boolean
}

/** Each site by the letters of its member; a mark that had to move keeps a line to its place. */
function Sites({ sites, spots, width, named }: SitesProps) {
  const marks = moveApart(spots, DOT * 2 + 2)
  const middle = marks.reduce((sum, { x }) => sum + x, 0) / Math.max(1, marks.length)
  const ys = spreadLabels(
    marks.map(({ y }) => y),
    LABEL,
    HEIGHT - LABEL,
  )
  return sites.map(({ siteId, name, member, outside }, place) => {
    const spot = spots[place]
    const mark = marks[place]
    if (spot === undefined || mark === undefined) return null
    // Names stand outwards, where no road is.
    const left = mark.x < middle || mark.x > width - MARGIN_OF_NAMES / 2
    return (
      <g key={siteId} data-colour={member?.colour}>
        {Math.hypot(spot.x - mark.x, spot.y - mark.y) < 1 ? null : (
          <>
            <line x1={spot.x} y1={spot.y} x2={mark.x} y2={mark.y} className={styles.lead} />
            <circle cx={spot.x} cy={spot.y} r={2.5} fill="var(--ink)" />
          </>
        )}
        <circle
          cx={mark.x}
          cy={mark.y}
          r={DOT}
          className={outside === true ? styles.ring : styles.dot}
        />
        <text
          x={mark.x}
          y={mark.y + 4}
          textAnchor="middle"
          data-on={outside === true ? 'ring' : 'colour'}
        >
          {member?.code ?? '?'}
        </text>
        {named ? (
          <text
            x={mark.x + (left ? -DOT - 6 : DOT + 6)}
            y={(ys[place] ?? mark.y) + 4}
            textAnchor={left ? 'end' : 'start'}
            data-strong
          >
            {shortened(name)}
          </text>
        ) : null}
      </g>
    )
  })
}

const NAME_LENGTH = 22

const shortened = (name: string): string =>
  name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1).trimEnd()}…`

/** Where there is no room for names on the sheet. */
function Legend({ sites }: { readonly sites: readonly MapSite[] }) {
  return (
    <ul className={styles.legend}>
      {sites.map(({ siteId, name, member }) => (
        <li key={siteId}>
          {member === null ? null : <CodeMark member={member} />}
          {name}
        </li>
      ))}
    </ul>
  )
}

function ScaleBar({ km, units }: { readonly km: number; readonly units: number }) {
  const y = HEIGHT - 8
  return (
    <g>
      <path
        d={`M8 ${y - 5}v5h${units}v-5`}
        fill="none"
        stroke="var(--ink-soft)"
        strokeWidth="1.5"
      />
      <text x={8 + units + 6} y={y}>
        {t('{km} à vol d’oiseau', { km: kilometres(km) })}
      </text>
    </g>
  )
}

const mapWords = (sites: readonly MapSite[], roads: readonly MapRoad[]): string => {
  const names = new Map(sites.map(({ siteId, name }) => [siteId, name]))
  const said = roads.map(({ fromSiteId, toSiteId, km }) =>
    t('{from} – {to} : {km}', {
      from: names.get(fromSiteId) ?? '',
      to: names.get(toSiteId) ?? '',
      km: km === null ? t('distance inconnue') : kilometres(km),
    }),
  )
  return [sites.map(({ name }) => name).join(', '), ...said].join('. ')
}
