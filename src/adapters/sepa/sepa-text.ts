/** Characters that every bank of the SEPA takes (EPC217-08, the basic Latin set). */
const TAKEN = /^[A-Za-z0-9/\-?:().,'+ ]$/

/** Plain form of characters that do not decompose into a letter and its accent. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '&': '+',
  '’': "'",
  '‘': "'",
  '`': "'",
  '"': "'",
  '«': "'",
  '»': "'",
  '“': "'",
  '”': "'",
  _: '-',
  '–': '-',
  '—': '-',
  ';': ',',
  '@': '(at)',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '°': 'o',
  '€': 'EUR',
}

const UNKNOWN = '?'

function taken(character: string): string {
  if (TAKEN.test(character)) return character
  const plain = PLAIN[character]
  if (plain !== undefined) return plain
  const letters = [...character.normalize('NFKD')].filter((part) => TAKEN.test(part)).join('')
  return letters === '' ? UNKNOWN : letters
}

/**
 * A text as banks take it: accents dropped, `&` as `+`, what has no plain form as `?`, on one line,
 * cut at so many characters, never empty. Two slashes in a row mean something to them.
 */
export const sepaText = (text: string, most: number): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .replace(/[\s\p{Cc}]+/gu, ' '),
  ]
    .map(taken)
    .join('')
    .replace(/\/{2,}/g, '/')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, most)
    .trim() || UNKNOWN

const LONGEST_REFERENCE = 35

/**
 * Whether banks take a reference as it is, a mandate's (RUM) for one: at most 35 characters of
 * their set, no slash or space at an end, no two slashes in a row (EPC130-08).
 */
export const isSepaReference = (text: string): boolean =>
  text.length <= LONGEST_REFERENCE &&
  /^[A-Za-z0-9/\-?:().,'+ ]+$/.test(text) &&
  !/^[/ ]|[/ ]$|\/\//.test(text)
