/** What the typesetting process is asked: a template of this folder, and its data as JSON. */
export interface Order {
  readonly id: number
  /** Name of a file in `templates`, without `.typ`. */
  readonly template: string
  /** Text of `sys.inputs`. */
  readonly inputs: Readonly<Record<string, string>>
  readonly standard: 'a-3a' | 'ua-1'
  /** Bytes that the template reads as the file `picture`. */
  readonly picture?: Uint8Array
}

export type Answer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string }
