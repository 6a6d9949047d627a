import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centsOfDecimal } from './amount.ts'
import { readStatements } from './index.ts'
import { frenchIban } from './rib.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const signed = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(14, '0')
  const last = Number(digits.slice(-1))
  return digits.slice(0, -1) + ('{ABCDEFGHI}JKLMNOPQR'[cents < 0 ? last + 10 : last] ?? '')
}
const balance = (code: '01' | '07', day: string, cents: number): string =>
  `${code}15589    00000EUR2 98765432100  ${day}${' '.repeat(50)}${signed(cents)}${' '.repeat(16)}`
const movement = (day: string, cents: number, label: string): string =>
  `0415589916200000EUR2 98765432100B1${day}  ${day}${label.padEnd(31)}  0000042  ${signed(cents)}${'REF 1'.padEnd(16)}`
const detail = (qualifier: string, text: string): string =>
  `0515589916200000EUR2 98765432100B1160519     ${qualifier}${text.padEnd(70)}  `

const CFONB = [
  balance('01', '150519', -19_040),
  movement('160519', -3221, 'PRLV SEPA TEST'),
  detail('NBE', 'ÉLECTRICITÉ'),
  detail('RCN', `${'E2E-42'.padEnd(35)}COTISATION`),
  movement('160519', 50_000, 'VIR SEPA MORIN'),
  balance('07', '160519', 27_739),
]

const camt = (stmt: string, version = '08'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
<GrpHdr><MsgId>1</MsgId></GrpHdr>${stmt}</BkToCstmrStmt></Document>`
const camtBalance = (code: string, amount: string, sign = 'CRDT'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt>
<CdtDbtInd>${sign}</CdtDbtInd><Dt><Dt>2026-11-02</Dt></Dt></Bal>`
const camtEntry = (
  amount: string,
  sign: string,
  inside: string,
  status = '<Cd>BOOK</Cd>',
): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts>${status}</Sts>
<BookgDt><Dt>2026-11-03</Dt></BookgDt><ValDt><Dt>2026-11-04</Dt></ValDt>
<NtryDtls>${inside}</NtryDtls></Ntry>`
const ACCOUNT = '<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>'
const CAMT = camt(`<Stmt><Id>R-1</Id>${ACCOUNT}${camtBalance('OPBD', '100.00')}
${camtBalance('CLBD', '20.50', 'DBIT')}
${camtEntry('30.00', 'CRDT', '<TxDtls><Refs><EndToEndId>F-2026-1</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Ça &amp; là</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Facture F-2026-1</Ustrd></RmtInf></TxDtls>')}
${camtEntry('150.50', 'DBIT', '<TxDtls><Refs><EndToEndId>F-2026-2</EndToEndId></Refs><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls>')}
${camtEntry('9.00', 'DBIT', '', '<Cd>PDNG</Cd>')}</Stmt>`)

const SGML = `OFXHEADER:100
DATA:OFXSGML
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103120000[+1:CET]<TRNAMT>4517,50<FITID>A1<NAME>Café & fils
<MEMO>
</STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>-12.30<DTASOF>20261130</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

describe('CFONB 120', () => {
  it('reads signs in the last digit, details and balances that add up', () => {
    const { statements, warnings, mistakes } = readStatements(utf8(CFONB.join('\r\n')))
    expect({ warnings, mistakes }).toEqual({ warnings: [], mistakes: [] })
    expect(statements).toMatchObject([
      {
        account: 'FR7615589000009876543210088',
        opening: { on: '2019-05-15', amountCents: -19_040 },
        closing: { on: '2019-05-16', amountCents: 27_739 },
        differenceCents: 0,
        operations: [
          {
            line: 2,
            amountCents: -3221,
            counterpartyName: 'ÉLECTRICITÉ',
            endToEndId: 'E2E-42',
            bankReference: '0000042',
          },
          { line: 5, amountCents: 50_000 },
        ],
      },
    ])
  })

  it('reads the same without any end of line, and with spaces cut at the end', () => {
    const expected = readStatements(utf8(CFONB.join('\n'))).statements[0]?.operations.length
    for (const text of [CFONB.join(''), CFONB.map((line) => line.trimEnd()).join('\n')])
      expect(readStatements(utf8(text)).statements[0]?.operations).toHaveLength(expected ?? 0)
  })

  it('reads Windows-1252 and ISO-8859-15', () => {
    for (const [euro, encoding] of [
      [0x80, '1252'],
      [0xa4, '8859-15'],
    ] as const) {
      const bytes = Buffer.from(CFONB.join('\n').replace('MORIN', 'MOR\u00e9~'), 'latin1')
      bytes[bytes.indexOf('~')] = euro
      const { statements } = readStatements(bytes)
      expect([encoding, statements[0]?.operations[1]?.label]).toEqual([
        encoding,
        'VIR SEPA MORé€ REF 1',
      ])
    }
  })

  it('tells a difference of one cent', () => {
    const lines = [...CFONB.slice(0, -1), balance('07', '160519', 27_740)]
    expect(readStatements(utf8(lines.join('\n')))).toMatchObject({
      statements: [{ differenceCents: 1 }],
      warnings: [{ kind: 'balances-differ', line: 1, found: '0.01' }],
    })
  })

  it.each([
    ['an operation outside', [movement('160519', 1, 'A'), ...CFONB], 'outside-statement', 1],
    ['no closing balance', CFONB.slice(0, -1), 'statement-not-ended', 1],
    ['a closing balance alone', CFONB.slice(-1), 'statement-not-started', 1],
    ['two openings', [balance('01', '150519', 0), ...CFONB], 'statement-not-ended', 1],
    [
      'a detail of nothing',
      [CFONB[0] ?? '', detail('LIB', 'x'), ...CFONB.slice(1)],
      'detail-without-operation',
      2,
    ],
    [
      'a day that does not exist',
      [...CFONB.slice(0, 4), movement('310219', 1, 'A'), ...CFONB.slice(5)],
      'not-a-day',
      5,
    ],
    [
      'an amount without sign',
      CFONB.map((line) => line.replace('5000{', '50000')),
      'not-an-amount',
      5,
    ],
    [
      'another account',
      CFONB.map((line, at) => (at === 4 ? line.replace('98765432100', '98765432101') : line)),
      'of-another-account',
      5,
    ],
    ['a record too long', [`${CFONB[0]}X`, ...CFONB.slice(1)], 'long-record', 1],
  ])('refuses %s with its line', (_, lines, kind, line) => {
    expect(readStatements(utf8(lines.join('\n'))).mistakes).toContainEqual(
      expect.objectContaining({ kind, line }),
    )
  })

  it('gives back any movements, to the cent', () => {
    const anyCents = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 })
    fc.assert(
      fc.property(anyCents, fc.array(anyCents, { maxLength: 20 }), (opening, moves) => {
        const closing = moves.reduce((sum, move) => sum + move, opening)
        const lines = [
          balance('01', '010126', opening),
          ...moves.map((move) => movement('020126', move, 'M')),
          balance('07', '020126', closing),
        ]
        const [statement] = readStatements(utf8(lines.join('\n'))).statements
        expect(statement?.differenceCents).toBe(0)
        expect(statement?.operations.map(({ amountCents }) => amountCents)).toEqual(moves)
      }),
      { numRuns: 50 },
    )
  })
})

describe('camt.053', () => {
  it('reads booked entries with their parties, references and the reason of a return', () => {
    const { statements, warnings, mistakes } = readStatements(utf8(CAMT))
    expect(mistakes).toEqual([])
    expect(warnings.map(({ kind }) => kind)).toEqual(['not-booked'])
    expect(statements).toMatchObject([
      {
        reference: 'R-1',
        account: 'FR7630006000011234567890189',
        differenceCents: 0,
        operations: [
          {
            amountCents: 3000,
            bookedOn: '2026-11-03',
            valueOn: '2026-11-04',
            label: 'Facture F-2026-1',
            counterpartyName: 'Ça & là',
            counterpartyIban: 'FR7630006000011234567890189',
            endToEndId: 'F-2026-1',
          },
          { amountCents: -15_050, returnReason: 'AM04', endToEndId: 'F-2026-2' },
        ],
      },
    ])
  })

  it('reads another version with a warning, and any prefix', () => {
    const prefixed = camt(CAMT.slice(CAMT.indexOf('<Stmt>'), CAMT.indexOf('</BkToCstmrStmt')), '10')
      .replace(/<(\/?)([A-Z])/g, '<$1ns:$2')
      .replace('xmlns=', 'xmlns:ns=')
    const { statements, warnings } = readStatements(utf8(prefixed))
    expect(statements[0]?.operations).toHaveLength(2)
    expect(warnings[0]).toMatchObject({ kind: 'unknown-version', found: 'camt.053.001.10' })
  })

  it.each([
    ['no statement', camt(''), 'no-statement'],
    ['an amount that is none', CAMT.replace('30.00', '3O.00'), 'not-an-amount'],
    ['parts of a cent', CAMT.replace('30.00', '30.001'), 'not-an-amount'],
    ['a day that does not exist', CAMT.replace('<Dt>2026-11-03', '<Dt>2026-11-31'), 'not-a-day'],
    ['no side', CAMT.replace(/(30.00<\/Amt><CdtDbtInd>)CRDT/, '$1UP'), 'not-a-sign'],
    ['an entry of another currency', CAMT.replace('"EUR">30', '"USD">30'), 'other-currency'],
    ['no account', CAMT.replace(ACCOUNT, ''), 'missing'],
    ['an end that is missing', CAMT.replace('</Ntry>', ''), 'not-well-formed'],
    ['a file cut short', CAMT.slice(0, -30), 'not-well-formed'],
    [
      'a document type',
      CAMT.replace('<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document'),
      'not-well-formed',
    ],
  ])('refuses %s with its line', (_, text, kind) => {
    const { mistakes } = readStatements(utf8(text))
    expect(mistakes.map((mistake) => mistake.kind)).toContain(kind)
    expect(mistakes[0]?.line).toBeGreaterThan(0)
  })
})

describe('OFX', () => {
  it('reads SGML of a French bank: its comma, its ampersand, its account as IBAN', () => {
    expect(readStatements(utf8(SGML))).toMatchObject({
      mistakes: [],
      statements: [
        {
          account: 'FR7630006000011234567890189',
          closing: { on: '2026-11-30', amountCents: -1230 },
          differenceCents: null,
          operations: [{ amountCents: 451_750, label: 'Café & fils', bankReference: 'A1' }],
        },
      ],
    })
  })

  it('reads the same as XML', () => {
    const xml = SGML.slice(SGML.indexOf('<OFX>'))
      .replace(/<MEMO>\n/, '<MEMO></MEMO>')
      .replace(/<(?!\/)([A-Z]+)>([^<\n]+)/g, (_, name, value) => `<${name}>${value}</${name}>`)
      .replace('& fils', '&amp; fils')
    const read = readStatements(utf8(`<?xml version="1.0"?><?OFX OFXHEADER="200"?>${xml}`))
    expect(read.statements[0]?.operations).toMatchObject([{ label: 'Café & fils' }])
  })

  it.each([
    ['no statement', '<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>', 'no-statement'],
    ['a cut file', SGML.slice(0, 380), 'not-well-formed'],
    ['no amount', SGML.replace('<TRNAMT>4517,50', ''), 'missing'],
    ['a wrong day', SGML.replace('20261103', '20261303'), 'not-a-day'],
    ['a wrong nesting', SGML.replace('</STMTTRN>', ''), 'not-well-formed'],
  ])('refuses %s', (_, text, kind) => {
    expect(readStatements(utf8(text)).mistakes.map((mistake) => mistake.kind)).toContain(kind)
  })
})

const SAMPLES = join(import.meta.dirname, '../../../../shared/judges/sepa/samples')
/** Broken on purpose, all others are good. */
const isBroken = (name: string): boolean =>
  name.includes('cfonb120') ? !name.includes('example') : name.includes('wrong')

describe.runIf(existsSync(SAMPLES))('the public samples', () => {
  const names = existsSync(SAMPLES)
    ? readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter(
        (name) => /camt053.*xml$|\.txt$/.test(name) && !name.includes('LICENSE'),
      )
    : []

  it.each(names)('%s is read, or refused where it is broken', (name) => {
    const { mistakes, statements } = readStatements(readFileSync(join(SAMPLES, name)))
    expect(mistakes.length > 0).toBe(isBroken(name))
    expect(statements.length > 0 || isBroken(name)).toBe(true)
  })
})

describe('any file', () => {
  it('is refused with a reason when it is no statement', () => {
    for (const [text, kind] of [
      ['', 'empty'],
      ['Date;Montant\n', 'unknown-format'],
    ] as const)
      expect(readStatements(utf8(text)).mistakes).toMatchObject([{ kind, line: 1 }])
  })

  it('never makes the reader fail', () => {
    const cut = fc.tuple(
      fc.constantFrom(CAMT, SGML, CFONB.join('\n')),
      fc.nat(),
      fc.nat(),
      fc.string(),
    )
    fc.assert(
      fc.property(cut, ([text, from, length, put]) => {
        const start = from % text.length
        const broken = text.slice(0, start) + put + text.slice(start + (length % 40))
        const { statements, mistakes } = readStatements(utf8(broken))
        expect(statements.length + mistakes.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('has amounts in whole cents only', () => {
    expect(
      ['0', '-0.00', '1.5', ',5', '12.3400', '1.001', '', '-', '1e3'].map(centsOfDecimal),
    ).toEqual([0, 0, 150, 50, 1234, null, null, null, null])
  })

  it('makes the IBAN of a French account', () => {
    expect(frenchIban('30006', '00001', '12345678901')).toBe('FR7630006000011234567890189')
    expect(frenchIban('20041', '01005', '0500013M026')).toBe('FR1420041010050500013M02606')
    expect(frenchIban('2004', '01005', '0500013M026')).toBeNull()
  })
})
