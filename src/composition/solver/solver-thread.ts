import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from './master.ts'
import { now, type ThreadNews, type ThreadOrder } from './orders.ts'
import { instanceOf } from './part.ts'
import { PartSolver } from './part-solver.ts'
import type { PartControl } from './part-state.ts'

/**
 * The thread of `solve`: first jobs for all of its parts, then their bounds and the jobs that
 * reach them, then what is less important. Each part has its share of the time that is left.
 */
const order: ThreadOrder = workerData

type Stage = 'columns' | 'bound' | 'improve'

/** Share of the time until the deadline in which first jobs are there. */
const FIRST_SHARE = 0.12
/** Share of all time in which employers and ways are bettered, once minutes and jobs are found. */
const POLISH_SHARE = 0.2
/** Nor longer than this for each need: a small group has its answer at once. */
const POLISH_OF_NEED_MS = 15

const stopped = (): boolean => Atomics.load(order.stop, 0) !== 0
const tell = (news: ThreadNews): void => parentPort?.postMessage(news)

const highs = await loadSolver()
const began = now()

const solvers = order.parts.map(({ part, start }, at) => {
  const instance = instanceOf(order.problem, part)
  const solver = new PartSolver(instance, highs)
  const ids = instance.needs.map(({ need }) => need.id)
  const people = instance.people.map(({ id }) => id)
  const tellState = (stage: Stage): void => {
    const { columns, objective, bound, jobsBound } = solver.state
    tell({
      kind: 'part',
      at,
      stage,
      jobs: columns.map(({ needs, person }) => ({
        needIds: needs.map((index) => ids[index] ?? ''),
        personId: people[person] ?? null,
      })),
      objective,
      bound,
      jobsBound,
      closed: solver.closed,
      goalsMet: solver.goalsMet,
    })
  }
  const known = start.map(({ needIds, personId }) => ({
    needs: needIds.map((id) => ids.indexOf(id)),
    person: personId === null ? -1 : people.indexOf(personId),
  }))
  solver.startWith(
    known.filter(
      ({ needs, person }, index) =>
        !needs.includes(-1) && (person >= 0 || start[index]?.personId === null),
    ),
  )
  return { solver, tellState, weight: ids.length }
})

// What is known by counting is told at once, also of parts where nothing is to be done.
for (const { tellState } of solvers) tellState('columns')

/** Goes through the parts; each has its share by size of what is left until `until`. */
function each(
  stage: Stage,
  until: number,
  run: (solver: PartSolver, control: PartControl) => void,
): void {
  const open = solvers
    .filter(({ solver }) => !solver.closed)
    .toSorted((a, b) => a.weight - b.weight)
  let weights = open.reduce((sum, { weight }) => sum + weight, 0)
  for (const { solver, tellState, weight } of open) {
    if (stopped()) return
    const share = ((until - now()) * weight) / weights
    const end = now() + share
    weights -= weight
    run(solver, {
      left: () => end - now(),
      stopped,
      improved: () => {
        tellState(stage)
      },
    })
    tellState(stage)
  }
}

each('columns', began + (order.deadline - began) * FIRST_SHARE, (solver, control) => {
  solver.first(control)
})
each('bound', order.deadline, (solver, control) => {
  solver.prove(control)
})
const size = solvers.reduce((sum, { weight }) => sum + weight, 0)
const polished = now() + Math.min((order.deadline - began) * POLISH_SHARE, size * POLISH_OF_NEED_MS)
each('improve', Math.min(order.deadline, polished), (solver, control) => {
  solver.polish(control)
})
for (const { solver, tellState } of solvers) {
  tellState('improve')
  solver.dispose()
}
tell({ kind: 'done' })
