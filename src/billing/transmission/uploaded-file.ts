import { HttpProblem } from '../../platform/http/index.ts'

/** The one file of a form. */
export async function uploadedFile(
  type: string | undefined,
  body: Buffer | null,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  if (body === null || type === undefined) throw new HttpProblem('media-type')
  const headers = { 'content-type': type }
  const form = await new Response(Uint8Array.from(body), { headers }).formData().catch(() => {
    throw new HttpProblem('bad-request')
  })
  const [file, ...more] = [...form.values()].filter((value) => typeof value !== 'string')
  if (file === undefined || more.length > 0)
    throw new HttpProblem('invalid', { errors: [{ path: '/body', expected: 'one file' }] })
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) }
}
