import { readFile, writeFile } from 'node:fs/promises'
import { costsOf } from '../../../payroll/index.ts'
import { text } from '../arguments.ts'
import { type Command, Unusable } from '../command.ts'

export const command: Command = {
  positionals: ['FICHIER'],
  options: { out: text('OUT', 'fichier JSON à écrire', true) },
  run: async (context, { positionals: [file = ''], values }) => {
    const given = await situationsIn(file)
    const answer = costsOf(given)
    if ('unnamed' in answer)
      throw new Unusable([
        ...answer.unnamed.map(
          (index) => `${file}, situation ${index + 1} : id absent, attendu un texte`,
        ),
        ...answer.repeated.map(
          ({ index, first }) =>
            `${file}, situation ${index + 1} : id de la situation ${first + 1}, attendu un id par situation`,
        ),
      ])
    const out = String(values['out'])
    await writeFile(out, linesOf(answer.costs)).catch((error: unknown) => {
      throw new Unusable([`${out} ne peut pas être écrit : ${messageOf(error)}`])
    })
    const refused = answer.costs.filter((one) => 'refused' in one).length
    context.stderr.write(
      `${answer.costs.length - refused} situation(s) calculée(s), ${refused} refusée(s)\n`,
    )
    return 0
  },
}

async function situationsIn(file: string): Promise<readonly unknown[]> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Unusable([`${file} ne peut pas être lu : ${messageOf(error)}`])
  })
  try {
    const read: unknown = JSON.parse(content)
    if (Array.isArray(read)) return read
  } catch (error) {
    throw new Unusable([`${file} n’est pas du JSON : ${messageOf(error)}`])
  }
  throw new Unusable([`${file} : attendu un tableau JSON de situations`])
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** One situation a line: a result can be read, compared and searched without a program. */
const linesOf = (costs: readonly object[]): string =>
  costs.length === 0
    ? '[]\n'
    : `[\n${costs.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`
