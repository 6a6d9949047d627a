import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Unusable } from './command.ts'

/** The path of something that is there. */
export async function existing(path: string): Promise<string> {
  try {
    await access(path)
  } catch {
    throw new Unusable([
      `${resolve(path)} : introuvable, attendu un dossier de fichiers CSV ou un classeur .xlsx`,
    ])
  }
  return path
}
