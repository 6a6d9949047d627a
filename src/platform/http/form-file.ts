import type { Upload } from './api.ts'
import { HttpProblem } from './problem.ts'

/** A file of a form, as a browser sends it. */
export interface FormFile {
  /** The end of the name, which holds the kind of the file. */
  readonly name: string
  readonly bytes: Uint8Array
}

const LONGEST_NAME = 200

/** The files of a form that was sent; what is no form is refused. */
export async function formFiles(upload: Upload | null): Promise<readonly FormFile[]> {
  if (upload === null) throw new HttpProblem('media-type')
  const headers = { 'content-type': upload.contentType }
  const form = await new Response(new Uint8Array(upload.bytes), { headers })
    .formData()
    .catch(() => {
      throw new HttpProblem('bad-request')
    })
  const files = [...form.values()].filter((value) => typeof value !== 'string')
  return Promise.all(
    files.map(async (file) => ({
      name: file.name.slice(-LONGEST_NAME),
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
}

/** The one file of a form; none, or more, is refused: nobody would know which was read. */
export async function formFile(upload: Upload | null): Promise<FormFile> {
  const [file, ...more] = await formFiles(upload)
  if (file === undefined || more.length > 0)
    throw new HttpProblem('invalid', { errors: [{ path: '/body', expected: 'one file' }] })
  return file
}
