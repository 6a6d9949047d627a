export { type ReadMessage, type MessageFault, readLifeCycle } from './read-life-cycle.ts'
export { type LifeCycleMessage, lifeCycleMessage } from './write-life-cycle.ts'
