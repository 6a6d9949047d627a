import { Link } from '@tanstack/react-router'
import './colours.css'
import styles from './employees.module.css'
import type { MemberCode } from './member-codes.ts'

/** A member by its letters and its colour, the name beside them. */
export function MemberChip({ member }: { readonly member: MemberCode }) {
  return (
    <Link className={styles.chip ?? ''} to={`/adherents/${encodeURIComponent(member.memberId)}`}>
      <CodeMark member={member} />
      {member.name}
    </Link>
  )
}

export function CodeMark({ member }: { readonly member: MemberCode }) {
  return (
    <span className={styles.code} data-colour={member.colour} aria-hidden>
      {member.code}
    </span>
  )
}
