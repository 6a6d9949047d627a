import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '../platform/database/index.ts'
import { findingsOfMonth } from './findings-of-month.ts'
import { type JudgeOrder, keyOf } from './findings-thread.ts'

/** The thread of `openFindingsThread`: one month at a time, its findings stored for who reads. */
const database = connect(String(workerData), 1)

parentPort?.on('message', (order: JudgeOrder) => {
  const answer = (): void => parentPort?.postMessage(keyOf(order))
  findingsOfMonth(database, order.groupId, order.month).then(answer, answer)
})
