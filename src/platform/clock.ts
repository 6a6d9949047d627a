/** The time of day, handed to what needs it: rules and use cases never read a clock of their own. */
export interface Clock {
  /** An instant in UTC, as `YYYY-MM-DDThh:mm:ss.sssZ`. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }
