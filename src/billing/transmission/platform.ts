/** The account of a group at an approved platform (plateforme agreee), ready to be used. */
export interface PlatformAccount {
  /** Base addresses of the two services, without `/v1`, and that which gives tokens. */
  readonly flowAddress: string
  readonly directoryAddress: string
  readonly tokenAddress: string
  readonly clientId: string
  readonly secret: string
  /** Whom the account acts for, where it serves several organisations. */
  readonly organizationId: string | null
}

/** How the platform is to treat a flow (XP Z12-013). */
export type ProcessingRule = 'B2B' | 'B2BInt' | 'B2C' | 'B2G'

/** A file for the platform. */
export interface OutgoingFlow {
  /** Ours: a flow sent twice under the same is one. */
  readonly trackingId: string
  readonly fileName: string
  readonly content: Uint8Array
  readonly syntax: 'Factur-X' | 'CDAR'
  readonly profile: 'CIUS' | 'Extended-CTC-FR' | null
  readonly processingRule: ProcessingRule
}

/** What the platform knows of a flow. */
export interface PlatformFlow {
  readonly flowId: string
  readonly trackingId: string | null
  readonly direction: 'In' | 'Out'
  readonly flowType: string
  readonly syntax: string
  readonly name: string
  readonly updatedAt: string
  readonly state: 'Pending' | 'Ok' | 'Error'
  /** What it found wrong, in its words. */
  readonly details: readonly string[]
}

/** An address of the French directory, and whether a platform answers there. */
export interface DirectoryLine {
  readonly address: string
  readonly name: string | null
  readonly isPublic: boolean
  readonly isOpen: boolean
}

/** The platform as the use cases need it; every function throws `PlatformProblem`. */
export interface Platform {
  /** @returns the identifier that the platform gave the flow */
  send(flow: OutgoingFlow): Promise<string>
  find(trackingId: string): Promise<PlatformFlow | null>
  /** Flows changed after a moment, oldest change first. */
  changedSince(moment: string | null): AsyncIterable<PlatformFlow>
  download(flowId: string): Promise<Uint8Array>
  /** Addresses of a business (SIREN) or of an establishment (SIRET). */
  addressesOf(number: string): Promise<readonly DirectoryLine[]>
}

export type PlatformProblemKind =
  /** No answer, or none that can be understood: whether it was done is not known. */
  | 'no-answer'
  /** The client identifier or its secret is not accepted. */
  | 'not-signed-in'
  /** It understood and says no: the same again would fail again. */
  | 'refused'
  /** It asks to come back later: nothing was done. */
  | 'busy'

/** The platform failed or said no. */
export class PlatformProblem extends Error {
  readonly kind: PlatformProblemKind
  readonly status: number | null
  /** Its words, for the officer. */
  readonly said: string

  constructor(kind: PlatformProblemKind, status: number | null, said: string) {
    super(`approved platform: ${kind} (${status ?? 'no status'}) ${said}`)
    this.kind = kind
    this.status = status
    this.said = said
  }
}
