const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text of one line for an element, without the characters that XML 1.0 forbids. */
export const escapedXml = (text: string): string =>
  text
    .replace(/\s/gu, ' ')
    .replace(/\p{C}/gu, '')
    .trim()
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
