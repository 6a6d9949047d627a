import { createServer } from 'node:net'

/** The address cannot be listened on; the message is the sentence for the person who started. */
export class AddressUnusable extends Error {
  override readonly name = 'AddressUnusable'
}

export function explainListening(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new AddressUnusable(
        `Le port ${port} de ${host} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre (PORT=${port + 1} npm start).`,
      )
    case 'EACCES':
      return new AddressUnusable(
        `Le port ${port} demande des droits d’administrateur : choisissez-en un au-dessus de 1023 (PORT=4680 npm start).`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new AddressUnusable(
        `${host} n’est pas une adresse de cette machine : attendu 127.0.0.1, 0.0.0.0 ou une adresse de ses interfaces (HOST).`,
      )
    default:
      return error
  }
}

/** Says at once that the port is taken, rather than after the minute of a first start. */
export async function checkAddress(host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.once('error', (error) => reject(explainListening(error, host, port)))
  probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  return promise
}
