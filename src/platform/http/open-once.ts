import type { Api } from './api.ts'

/** What is opened by the first request that needs it, and closed with the server. */
export function openOnce<Opened extends { close(): Promise<void> }>(
  api: Pick<Api, 'atEnd'>,
  open: () => Opened,
): () => Opened {
  let opened: Opened | undefined
  api.atEnd(async () => opened?.close())
  return () => {
    opened ??= open()
    return opened
  }
}
