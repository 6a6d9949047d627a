import { UnreadableStatement } from './statement.ts'

/** A small tree: one element of a statement, never a whole file. */
export interface Element {
  readonly name: string
  readonly line: number
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Element[]
  text: string
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The characters behind references; one that is none stays as it is written. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        if (name === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
        return NAMED[name] ?? whole
      })
    : text

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')],
    ),
  )

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/!?][^\s<>/]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/y

const notWellFormed = (line: number, field: string, found: string) =>
  new UnreadableStatement({ kind: 'not-well-formed', line, field, found: found.slice(0, 80) })

/**
 * Walks XML and gives each element whose path `isWanted`, complete with what is in it, then forgets
 * it: a file of any length takes the memory of its largest such element. A document type is
 * refused, so that no reference can grow.
 *
 * @throws {UnreadableStatement} where it is not well formed.
 */
export function* elementsOf(
  text: string,
  isWanted: (path: readonly string[]) => boolean,
): Generator<{ readonly path: readonly string[]; readonly element: Element }, void> {
  const path: string[] = []
  const open: { readonly name: string; readonly line: number }[] = []
  const kept: Element[] = []
  let line = 1
  let isEnded = false
  TOKEN.lastIndex = 0
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) throw notWellFormed(line, '<', text.slice(at, at + 40))
    const [whole, data, slash, name = '', attributes = '', empty, characters] = match
    const started = line
    line += countLines(whole)
    const parent = kept.at(-1)
    if (characters !== undefined || data !== undefined) {
      if (parent !== undefined) parent.text += data ?? unescaped(characters ?? '')
      else if (open.length === 0 && (characters ?? data ?? '').trim() !== '')
        throw notWellFormed(started, '<', (characters ?? data ?? '').trim())
    } else if (name === '') {
      continue
    } else if (slash === '/') {
      const last = open.pop()
      if (last?.name !== name) throw notWellFormed(started, `</${last?.name ?? ''}>`, whole)
      isEnded = open.length === 0
      const element = kept.pop()
      if (element !== undefined && kept.length === 0) yield { path: [...path], element }
      path.pop()
    } else {
      if (isEnded) throw notWellFormed(started, '', whole)
      path.push(localName(name))
      if (parent !== undefined || isWanted(path)) {
        const element = elementOf(name, started, attributes)
        parent?.children.push(element)
        if (empty === '/') {
          if (parent === undefined) yield { path: [...path], element }
        } else kept.push(element)
      }
      if (empty === '/') path.pop()
      else open.push({ name, line: started })
    }
  }
  const last = open.at(-1)
  if (last !== undefined) throw notWellFormed(line, `</${last.name}>`, '')
}

const elementOf = (name: string, line: number, attributes: string): Element => ({
  name: localName(name),
  line,
  attributes: attributesOf(attributes),
  children: [],
  text: '',
})

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** The first element below another at a path such as `Acct/Id/IBAN`. */
export function at(element: Element | undefined, path: string): Element | undefined {
  let found = element
  for (const name of path.split('/')) found = found?.children.find((child) => child.name === name)
  return found
}

/** All elements of a name right below another. */
export const all = (element: Element | undefined, name: string): readonly Element[] =>
  (element?.children ?? []).filter((child) => child.name === name)

export const textAt = (element: Element | undefined, path: string): string | null => {
  const text = at(element, path)?.text.trim() ?? ''
  return text === '' ? null : text
}
