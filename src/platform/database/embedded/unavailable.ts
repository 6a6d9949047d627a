/**
 * The database cannot be had, for a reason that a person can put right. The message is the
 * sentence that person reads: what, where, and what was expected.
 */
export class ServerUnavailable extends Error {
  override readonly name = 'ServerUnavailable'
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Says in one sentence why a folder of the product could not be used. */
export function folderUnusable(folder: string, error: unknown): ServerUnavailable {
  const elsewhere = 'MAILLAGE_HOME peut désigner un autre dossier.'
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder)
    case 'EEXIST':
    case 'ENOTDIR':
      return new ServerUnavailable(
        `Le chemin ${folder} doit être un dossier, et un fichier en occupe la place. ${elsewhere}`,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // What Node says of a folder to be made on a disk that is read only.
    case 'ENOENT':
      return new ServerUnavailable(
        `Le dossier ${folder} n'est pas accessible en écriture : donnez-en le droit à l'utilisateur qui lance Maillage. ${elsewhere}`,
      )
    default:
      return new ServerUnavailable(
        `Le dossier ${folder} est inutilisable : ${error instanceof Error ? error.message : String(error)}. ${elsewhere}`,
      )
  }
}

export const diskFull = (folder: string): ServerUnavailable =>
  new ServerUnavailable(
    `Le disque qui porte ${folder} est plein : libérez au moins 200 Mo. MAILLAGE_HOME peut désigner un autre dossier.`,
  )
