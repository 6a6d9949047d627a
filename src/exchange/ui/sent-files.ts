/** What was chosen, read at once: a file changed afterwards on the disk is chosen again. */
export interface ChosenFiles {
  readonly names: readonly string[]
  readonly bytes: number
  readonly form: FormData
}

/** What the server takes in one request, with room for the form around the files. */
export const LARGEST_BYTES = 63 * 1024 * 1024

const isOfPackage = ({ name }: File): boolean => /\.(csv|xlsx|json)$/i.test(name)

/** Files of a package among those chosen: a folder also holds what the system hides in it. */
export async function readChosen(list: Iterable<File>): Promise<ChosenFiles> {
  const all = [...list]
  const ofPackage = all.filter(isOfPackage)
  const files = ofPackage.length === 0 ? all : ofPackage
  const form = new FormData()
  for (const file of files) {
    form.append('file', new Blob([await file.arrayBuffer()]), file.name)
  }
  return {
    names: files.map(({ name }) => name),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    form,
  }
}
