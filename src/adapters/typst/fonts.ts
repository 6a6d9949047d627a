import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The one family on our pages, from its package: Source Sans 3 (SIL Open Font License). */
const PACKAGE = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3')))
const REGULAR = join(PACKAGE, '400Regular/SourceSans3_400Regular.ttf')

export const FONT_FOLDERS = [dirname(REGULAR), join(PACKAGE, '600SemiBold')]

/** Ranges of code points that a TrueType file draws, from its `cmap` table. */
function drawnRanges(font: Buffer): readonly (readonly [number, number])[] {
  const cmap = tableAt(font, 'cmap')
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4)
    if (font.readUInt16BE(subtable) !== 12) continue
    return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, group) => {
      const at = subtable + 16 + 12 * group
      return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const
    })
  }
  throw new Error('the font has no character map of format 12')
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const record = 12 + 16 * i
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

let drawn: Set<number> | undefined

function isDrawn(character: string): boolean {
  drawn ??= new Set(
    drawnRanges(readFileSync(REGULAR)).flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    ),
  )
  return drawn.has(character.codePointAt(0) ?? 0)
}

/** Stands for a character that the shipped font cannot draw: PDF/A refuses a missing glyph. */
const UNDRAWN = '?'

/** A word longer than a column may break after any letter (zero-width space). */
const breakable = (word: string): string => [...word].join('\u200b')

/**
 * The text with characters that can be drawn: their plain form, else a question mark.
 * Words of 24 letters and more may break anywhere, so that none runs over the next column.
 */
export function printable(text: string): string {
  return [...text]
    .map((character) => {
      if (isDrawn(character)) return character
      const plain = [...character.normalize('NFKD')].filter(isDrawn).join('')
      return plain === '' ? UNDRAWN : plain
    })
    .join('')
    .replace(/\S{24,}/gu, breakable)
}
