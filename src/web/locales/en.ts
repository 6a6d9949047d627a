import { compliance } from './en/compliance.ts'
import { home } from './en/home.ts'
import { shell } from './en/shell.ts'
import { time } from './en/time.ts'

/** English of every text of the screens; the key is the French text. One file per area. */
export const english: Readonly<Record<string, string>> = {
  ...shell,
  ...home,
  ...time,
  ...compliance,
}
