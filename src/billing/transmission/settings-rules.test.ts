import { describe, expect, it } from 'vitest'
import {
  contrastWithWhite,
  isPlatformAddress,
  LEAST_CONTRAST,
  logoRefusals,
  pictureTypeOf,
} from './settings-rules.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47])
const sized = (bytes: number) => {
  const content = new Uint8Array(bytes)
  content.set(png)
  return content
}

describe('colour of documents', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
    ['#0b6b74', 6.23],
  ])('white on %s has a contrast of %d', (colour, contrast) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1)
  })

  it('lies at 4.5 between two greys', () => {
    expect(contrastWithWhite('#767676')).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    expect(contrastWithWhite('#777777')).toBeLessThan(LEAST_CONTRAST)
  })
})

describe('logo', () => {
  it('is known by its first bytes', () => {
    expect(pictureTypeOf(png)).toBe('image/png')
    expect(pictureTypeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
    expect(pictureTypeOf(Buffer.from('<svg/>'))).toBeNull()
    expect(pictureTypeOf(new Uint8Array())).toBeNull()
  })

  it('is refused when it is no picture or larger than 500 kB, with both reasons', () => {
    expect(logoRefusals(sized(500_000))).toEqual([])
    expect(logoRefusals(sized(500_001))).toMatchObject([{ kind: 'logo-size' }])
    expect(logoRefusals(new Uint8Array(500_001)).map(({ kind }) => kind)).toEqual([
      'logo-type',
      'logo-size',
    ])
  })
})

describe('address of a platform', () => {
  it.each([
    ['https://api.flow.example/flow-service', true],
    ['http://127.0.0.1:8080/x', true],
    ['http://api.flow.example', false],
    ['https://user:secret@api.example', false],
    ['file:///etc/passwd', false],
    ['api.example', false],
  ])('%s: %s', (text, expected) => {
    expect(isPlatformAddress(text)).toBe(expected)
  })
})
