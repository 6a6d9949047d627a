import { type Day, parseDay } from '../../shared/days.ts'
import { HttpProblem } from './problem.ts'

/**
 * A day of a request: the contract checks its form, this that it exists.
 *
 * @param path where it stands, e.g. `/query/on` or `/body/startsOn`
 */
export function dayAt(path: string, text: string): Day {
  const parsed = parseDay(text)
  if (parsed !== null) return parsed
  throw new HttpProblem('invalid', { errors: [{ path, expected: 'YYYY-MM-DD', value: text }] })
}
