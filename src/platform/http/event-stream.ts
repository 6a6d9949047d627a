import type { FastifyReply } from 'fastify'
import type { ServedEvent } from './api.ts'

/** Proxies and browsers give up a silent stream; a comment line keeps it alive. */
const HEARTBEAT_MS = 15_000

const eventText = ({ event, data }: ServedEvent): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Writes events to the reader until the source ends, the reader leaves or the server stops. */
export async function sendEvents(
  reply: FastifyReply,
  source: (signal: AbortSignal) => AsyncIterable<ServedEvent>,
  serverStops: AbortSignal,
): Promise<void> {
  const gone = new AbortController()
  const signal = AbortSignal.any([gone.signal, serverStops])
  const events = source(signal)[Symbol.asyncIterator]()
  // Before the head is written, a failure is still an ordinary answer.
  let next = await events.next()
  reply.hijack()
  const { raw } = reply
  raw.on('close', () => gone.abort())
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  const heartbeat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS)
  try {
    for (; !next.done && !signal.aborted; next = await events.next())
      raw.write(eventText(next.value))
  } catch (error) {
    reply.log.error({ err: error }, 'event stream failed')
  } finally {
    clearInterval(heartbeat)
    await events.return?.()
    raw.end()
  }
}
