/** The page of a member. */
export const memberAddress = (memberId: string): string =>
  `/adherents/${encodeURIComponent(memberId)}`
