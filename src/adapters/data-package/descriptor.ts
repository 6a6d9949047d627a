import { z } from 'zod'
import json from './datapackage.json' with { type: 'json' }

/** What a column holds beyond its type. */
export type Format =
  | 'siren'
  | 'siret'
  | 'idcc'
  | 'iban'
  | 'bic'
  | 'creditor'
  | 'zone'
  | 'country'
  | 'commune'
  | 'month'
  | 'half-days'
  | 'members'
  /** Names with blanks in them, separated by semicolons. */
  | 'names'
  | 'seniority-steps'
  | 'utc'

export interface Field {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime'
  readonly required: boolean
  readonly allowed: readonly string[] | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly format: Format | null
  /** Part of a key or a reference: short enough for an index. */
  readonly identifier: boolean
  /** Written only where a row uses it. */
  readonly optional: boolean
}

export interface Reference {
  readonly field: string
  readonly resource: string
}

export interface Resource {
  readonly name: string
  readonly path: string
  readonly fields: readonly Field[]
  readonly primaryKey: readonly string[]
  readonly references: readonly Reference[]
  /** Written only when it has rows. */
  readonly optional: boolean
}

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((names) => [names].flat())

const Descriptor = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      optional: z.boolean().optional(),
      schema: z.object({
        fields: z.array(
          z.object({
            name: z.string(),
            type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime']),
            description: z.string(),
            optional: z.boolean().optional(),
            constraints: z
              .object({
                required: z.boolean().optional(),
                enum: z.array(z.string()).optional(),
                minimum: z.number().optional(),
                maximum: z.number().optional(),
              })
              .optional(),
          }),
        ),
        primaryKey: oneOrMore,
        foreignKeys: z
          .array(
            z.object({
              fields: z.string(),
              reference: z.object({ resource: z.string(), fields: z.string() }),
            }),
          )
          .optional(),
      }),
    }),
  ),
})

/** What the descriptor says in its prose only, by the name of the column. */
const FORMATS: Readonly<Record<string, Format>> = {
  siren: 'siren',
  siret: 'siret',
  idcc: 'idcc',
  iban: 'iban',
  bic: 'bic',
  creditor_identifier: 'creditor',
  time_zone: 'zone',
  country: 'country',
  commune_code: 'commune',
  home_commune_code: 'commune',
  month: 'month',
  first_month: 'month',
  last_month: 'month',
  half_days: 'half-days',
  seniority_steps: 'seniority-steps',
  member_ids: 'members',
  refused_member_ids: 'members',
  authorisations: 'names',
  required_skills: 'names',
  skills: 'names',
  employee_confirmed_at: 'utc',
  member_confirmed_at: 'utc',
}

interface Bounds {
  readonly minimum?: number
  readonly maximum?: number
}

/** Bounds that follow from what the column means. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  'sites.latitude': { minimum: -90, maximum: 90 },
  'sites.longitude': { minimum: -180, maximum: 180 },
  'employees.home_latitude': { minimum: -90, maximum: 90 },
  'employees.home_longitude': { minimum: -180, maximum: 180 },
  'contracts.annual_minutes': { minimum: 0 },
  'needs.half_days_needed': { minimum: 0, maximum: 14 },
  'candidates.home_latitude': { minimum: -90, maximum: 90 },
  'candidates.home_longitude': { minimum: -180, maximum: 180 },
  'assignments.weekly_minutes': { minimum: 0 },
  'assignments.coefficient_e4': { minimum: 0 },
  'assignments.fixed_e4': { minimum: 0 },
  'assignments.percent_e4': { minimum: 0 },
  'absences.minutes': { minimum: 1 },
}

/** References that the descriptor says in prose. */
const REFERENCES: readonly (Reference & { readonly of: string })[] = [
  { of: 'contracts', field: 'member_ids', resource: 'members' },
  { of: 'pay_items', field: 'member_id', resource: 'members' },
  { of: 'candidates', field: 'refused_member_ids', resource: 'members' },
  { of: 'employee_wishes', field: 'refused_member_ids', resource: 'members' },
]

/** Columns whose values are listed in their description. */
const LISTED_IN_PROSE: ReadonlySet<string> = new Set(['absences.kind'])

const INT4_MAXIMUM = 2_147_483_647
/** Amounts and rates are safe integers; counts and minutes fit in four bytes. */
const WIDE = /(_cents|_e4)$|^value$/

function tighter(
  declared: number | undefined,
  own: number | undefined,
  choose: (...numbers: number[]) => number,
): number | null {
  const known = [declared, own].filter((bound) => bound !== undefined)
  return known.length === 0 ? null : choose(...known)
}

type Declared = z.infer<typeof Descriptor>['resources'][number]

function fieldOf(resource: Declared, references: readonly Reference[], index: number): Field[] {
  const field = resource.schema.fields[index]
  if (field === undefined) return []
  const path = `${resource.name}.${field.name}`
  const { required = false, enum: allowed, minimum, maximum } = field.constraints ?? {}
  const largest = field.type === 'integer' && !WIDE.test(field.name) ? INT4_MAXIMUM : undefined
  const bounds = BOUNDS[path] ?? {}
  return [
    {
      name: field.name,
      type: field.type,
      required: required || resource.schema.primaryKey.includes(field.name),
      allowed: LISTED_IN_PROSE.has(path) ? field.description.split(' | ') : (allowed ?? null),
      minimum: tighter(minimum, bounds.minimum, Math.max),
      maximum: tighter(maximum, bounds.maximum ?? largest, Math.min),
      format: FORMATS[field.name] ?? null,
      identifier:
        field.type === 'string' &&
        FORMATS[field.name] !== 'members' &&
        (resource.schema.primaryKey.includes(field.name) ||
          references.some((reference) => reference.field === field.name)),
      optional: field.optional ?? false,
    },
  ]
}

function resourceOf(declared: Declared): Resource {
  const references = [
    ...(declared.schema.foreignKeys ?? []).map(({ fields, reference }) => ({
      field: fields,
      resource: reference.resource,
    })),
    ...REFERENCES.filter(({ of }) => of === declared.name),
  ]
  return {
    name: declared.name,
    path: declared.path,
    fields: declared.schema.fields.flatMap((_, index) => fieldOf(declared, references, index)),
    primaryKey: declared.schema.primaryKey,
    references,
    optional: declared.optional ?? false,
  }
}

/** The tables of the package, each after those that it refers to. */
export const RESOURCES: readonly Resource[] = Descriptor.parse(json).resources.map(resourceOf)

/** The descriptor as it lies in a package. */
export const DESCRIPTOR_FILE = 'datapackage.json'

type Json = (typeof json)['resources'][number]

/** What the descriptor says of a table, for the columns that the package holds. */
function described(declared: Json, { fields }: Resource): object {
  const { optional: _, schema, ...rest } = { optional: false, ...declared }
  const names = new Set(fields.map(({ name }) => name))
  const kept = schema.fields
    .filter(({ name }) => names.has(name))
    .map((field) => {
      const { optional: _, ...said } = { optional: false, ...field }
      return said
    })
  return { ...rest, schema: { ...schema, fields: kept } }
}

/** The text of the descriptor of a package that holds these tables, with these columns. */
export function descriptorText(written: readonly Resource[]): string {
  const resources = json.resources.flatMap((declared) => {
    const resource = written.find(({ name }) => name === declared.name)
    return resource === undefined ? [] : [described(declared, resource)]
  })
  return `${JSON.stringify({ ...json, resources }, null, 1)}\n`
}

/** A table with its rows: texts in the order of its columns. */
export interface Sheet {
  readonly resource: Resource
  readonly rows: readonly string[][]
}

/** The tables as they are written: what is optional only where a row uses it. */
export function writtenSheets(sheets: readonly Sheet[]): Sheet[] {
  return sheets.flatMap(({ resource, rows }) => {
    if (resource.optional && rows.length === 0) return []
    const places = resource.fields.flatMap(({ optional }, place) =>
      optional && rows.every((row) => (row[place] ?? '') === '') ? [] : [place],
    )
    if (places.length === resource.fields.length) return [{ resource, rows }]
    const fields = resource.fields.filter((_, place) => places.includes(place))
    return [
      {
        resource: { ...resource, fields },
        rows: rows.map((row) => places.map((place) => row[place] ?? '')),
      },
    ]
  })
}
