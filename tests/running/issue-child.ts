/** Issues advances one after the other: `issue-child.ts URL GROUP MEMBER COUNT`. Killed by its test. */
import { issueAdvance } from '../../src/closing/issuing/index.ts'
import { connect, inGroup } from '../../src/platform/database/index.ts'
import type { GroupId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'

const [url = '', groupId = '', memberId = '', count = '0'] = process.argv.slice(2)
const database = connect(url, 2)
for (let n = 1; n <= Number(count); n += 1) {
  const now = '2026-11-05T09:00:00.000Z'
  const group = groupId as GroupId
  const command = { groupId: group, actor: memberId, now, memberId, label: `Acompte ${n}` }
  await inGroup(database, group, (db) =>
    issueAdvance(db, { ...command, netCents: cents(1000 + n) }),
  )
  console.log(n)
}
await database.close()
