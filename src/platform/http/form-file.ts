import { HttpProblem } from './problem.ts'

const LONGEST_NAME = 200

/** The first file of a form that was sent; a form without one is a bad request. */
export async function formFile(
  contentType: string | undefined,
  body: Buffer,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const headers = { 'content-type': contentType ?? '' }
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null)
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string')
  if (file === undefined || typeof file === 'string') throw new HttpProblem('bad-request')
  return { name: file.name.slice(0, LONGEST_NAME), bytes: new Uint8Array(await file.arrayBuffer()) }
}
