export { type AuditEvent, type ChainBreak, chainBreaks } from './audit-chain.ts'
export { auditChain, recordEvent } from './audit-store.ts'
