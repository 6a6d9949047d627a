/** This moment by the clock of the person's machine, for what they have just done. */
export const now = (): string => new Date().toISOString()

/** The day `YYYY-MM-DD` by the same clock, where the person is. */
export function localToday(): string {
  const at = new Date()
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`
}
