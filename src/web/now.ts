/** This moment by the clock of the person's machine, for what they have just done. */
export const now = (): string => new Date().toISOString()
