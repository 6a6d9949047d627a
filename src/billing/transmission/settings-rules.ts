/** White on a colour is read from this contrast on (WCAG 2.1, 1.4.3). */
export const LEAST_CONTRAST = 4.5

/** Contrast of white on a colour `#rrggbb`, from 1 to 21 (WCAG 2.1). */
export function contrastWithWhite(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

export type LogoRefusal =
  | { readonly kind: 'logo-type' }
  | { readonly kind: 'logo-size'; readonly bytes: number; readonly mostBytes: number }
  | { readonly kind: 'logo-unreadable' }

const MOST_LOGO_BYTES = 500_000

/** What sort of picture the bytes are, by their first ones. */
export function pictureTypeOf(content: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const head = Buffer.from(content.subarray(0, 4)).toString('hex')
  if (head === '89504e47') return 'image/png'
  return head.startsWith('ffd8ff') ? 'image/jpeg' : null
}

export const logoRefusals = (content: Uint8Array): readonly LogoRefusal[] => [
  ...(pictureTypeOf(content) === null ? [{ kind: 'logo-type' as const }] : []),
  ...(content.length > MOST_LOGO_BYTES
    ? [{ kind: 'logo-size' as const, bytes: content.length, mostBytes: MOST_LOGO_BYTES }]
    : []),
]

/** An address that a platform may have: encrypted, except on this machine. */
export function isPlatformAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
}
