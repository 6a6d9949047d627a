/** Runs one close as the worker does: `close-child.ts URL GROUP MONTH RUN`. Killed by its test. */
import { runClose } from '../../src/closing/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { connect } from '../../src/platform/database/index.ts'
import { month } from '../../src/shared/days.ts'
import type { GroupId } from '../../src/shared/ids.ts'

const [url = '', groupId = '', name = '', runId = ''] = process.argv.slice(2)
const database = connect(url)
console.log('begin')
const command = { groupId: groupId as GroupId, month: month(name), runId, clock: systemClock }
console.log(await runClose(database, command))
await database.close()
