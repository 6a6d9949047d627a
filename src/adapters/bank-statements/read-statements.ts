import { readCamt053 } from './camt053.ts'
import { readCfonb120 } from './cfonb120.ts'
import { decodeText } from './decode.ts'
import { readOfx } from './ofx.ts'
import {
  type ReadStatements,
  type StatementMistake,
  type StatementWarning,
  UnreadableStatement,
} from './statement.ts'

/** A file of a bank has a month of one account; this is that of ten thousand movements a day. */
export const MAX_BYTES = 64 * 1024 * 1024
export const MAX_OPERATIONS = 200_000

const only = (mistake: StatementMistake): ReadStatements => ({
  statements: [],
  warnings: [],
  mistakes: [mistake],
})

function readerOf(text: string): ((text: string) => ReadStatements) | null {
  const head = text.slice(0, 4000)
  if (/BkToCstmrStmt|camt\.053/.test(head)) return readCamt053
  if (/<OFX>|OFXHEADER/i.test(head)) return readOfx
  if (/^\s*0[1457][0-9 ]/.test(head)) return readCfonb120
  return null
}

/** The statements of a file in one of the formats, which it tells by itself; or all that is wrong. */
export function readStatements(bytes: Uint8Array): ReadStatements {
  if (bytes.length === 0) return only({ kind: 'empty', line: 1, field: '', found: '' })
  if (bytes.length > MAX_BYTES)
    return only({ kind: 'too-large', line: 1, field: '', found: String(bytes.length) })
  const text = decodeText(bytes)
  const reader = readerOf(text)
  if (reader === null)
    return only({ kind: 'unknown-format', line: 1, field: '', found: text.slice(0, 40).trim() })
  try {
    return withBalances(reader(text))
  } catch (error) {
    if (error instanceof UnreadableStatement) return only(error.mistake)
    throw error
  }
}

/** A difference is told, and left to the person: some banks leave movements of the day out. */
function withBalances(read: ReadStatements): ReadStatements {
  const count = read.statements.reduce((sum, { operations }) => sum + operations.length, 0)
  if (count > MAX_OPERATIONS)
    return only({ kind: 'too-many-operations', line: 1, field: '', found: String(count) })
  const differences = read.statements.flatMap(({ line, differenceCents }): StatementWarning[] =>
    differenceCents === null || differenceCents === 0
      ? []
      : [{ kind: 'balances-differ', line, found: (differenceCents / 100).toFixed(2) }],
  )
  return { ...read, warnings: [...read.warnings, ...differences] }
}
