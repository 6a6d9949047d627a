import { describe, expect, it } from 'vitest'
import { readStatusReport } from './index.ts'

const report = (inside: string, version = '001.03') =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.${version}">
   <CstmrPmtStsRpt><GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-11-30T06:00:00</CreDtTm></GrpHdr>
   ${inside}</CstmrPmtStsRpt></Document>`

const GROUP = `<OrgnlGrpInfAndSts><OrgnlMsgId>PRLV-1</OrgnlMsgId>
  <OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>`
const payment = (reference: string, status: string, reason = '') =>
  `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${status}</TxSts>
   <StsRsnInf>${reason}</StsRsnInf></TxInfAndSts>`
const information = (...payments: readonly string[]) =>
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>PRLV-1-20261130</OrgnlPmtInfId>${payments.join('')}</OrgnlPmtInfAndSts>`

describe('a status report of the bank', () => {
  it('tells which payments are refused, and why', () => {
    const xml = report(
      GROUP +
        information(
          payment('F-1', 'RJCT', '<Rsn><Cd>MD01</Cd></Rsn><AddtlInf>Aucun mandat</AddtlInf>'),
          payment('F-2', 'ACSC'),
          payment('F-3', 'PDNG'),
        ),
    )
    expect(readStatusReport(xml)).toEqual({
      ok: true,
      report: {
        messageId: 'PRLV-1',
        group: 'pending',
        groupReason: null,
        payments: [
          { endToEndId: 'F-1', status: 'rejected', reason: 'MD01', words: 'Aucun mandat' },
          { endToEndId: 'F-2', status: 'accepted', reason: null, words: null },
          { endToEndId: 'F-3', status: 'pending', reason: null, words: null },
        ],
      },
    })
    expect(readStatusReport(Buffer.from(xml.replaceAll('.001.03', '.001.10'))).ok).toBe(true)
  })

  it('tells that a file is refused as a whole', () => {
    const xml = report(
      `<OrgnlGrpInfAndSts><OrgnlMsgId>PRLV-1</OrgnlMsgId><OrgnlMsgNmId>x</OrgnlMsgNmId>
       <GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>`,
    )
    expect(readStatusReport(xml)).toMatchObject({
      ok: true,
      report: { group: 'rejected', groupReason: 'AM05', payments: [] },
    })
  })

  it.each([
    ['no XML', 'hello', [{ kind: 'not-xml', line: 1 }]],
    [
      'another message',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>',
      [
        {
          kind: 'not-a-status-report',
          found: 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02',
        },
      ],
    ],
    [
      'two things at once',
      report(information(payment('F-1', 'BOUM'), '<TxInfAndSts/>')),
      [
        { kind: 'no-original-message' },
        { kind: 'unknown-status', endToEndId: 'F-1', found: 'BOUM' },
        { kind: 'no-reference' },
      ],
    ],
  ])('refuses %s', (_, xml, mistakes) => {
    expect(readStatusReport(xml)).toMatchObject({ ok: false, mistakes })
  })
})
