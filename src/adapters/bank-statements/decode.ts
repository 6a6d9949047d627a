const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** What the head of a file says of its encoding: an XML declaration or the header of OFX. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400))
  const xml = /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1]
  const ofx = /CHARSET:\s*([\w-]+)/i.exec(head)?.[1]
  const named = xml ?? (ofx === undefined || /^none$/i.test(ofx) ? undefined : ofx)
  return named === undefined ? null : /^\d+$/.test(named) ? `windows-${named}` : named
}

/** The euro sign of ISO-8859-15 where Windows-1252 has a sign that no bank writes. */
const LATIN_9_EURO = 0xa4
const isLatin9 = (bytes: Uint8Array): boolean =>
  bytes.includes(LATIN_9_EURO) && !bytes.some((byte) => byte >= 0x80 && byte < 0xa0)

function decoderFor(name: string | null, bytes: Uint8Array): TextDecoder {
  const guess = isLatin9(bytes) ? 'iso-8859-15' : 'windows-1252'
  try {
    const named = new TextDecoder(name ?? guess)
    return named.encoding === 'utf-8' ? new TextDecoder(guess) : named
  } catch {
    return new TextDecoder(guess)
  }
}

/**
 * The text of a file. Bytes that are valid UTF-8 are that, whatever the file declares: banks
 * declare one encoding and write another. Else the declared one, else that of Windows.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decoderFor(declaredEncoding(bytes), bytes).decode(bytes)
  }
}
