import { generatePackage, PROFILES, type Profile } from '../../../exchange/index.ts'
import { naturalNumber, switchOn, valueOf } from '../arguments.ts'
import type { Command } from '../command.ts'

const profileOf = (text: string): Profile | null =>
  PROFILES.find((profile) => profile === text) ?? null

export const command: Command = {
  positionals: ['DIR'],
  options: {
    profile: valueOf(
      PROFILES.join('|'),
      'taille du groupement',
      `l’un de ${PROFILES.join(', ')}`,
      profileOf,
      true,
    ),
    seed: valueOf('N', 'graine, 1 sauf indication', 'un entier de 0 à 999999999', naturalNumber),
    planted: switchOn('écrit aussi planted.json, les infractions qui y sont semées'),
  },
  run: async ({ stdout }, { positionals: [directory = ''], values }) => {
    const report = await generatePackage({
      profile: values['profile'] as Profile,
      seed: (values['seed'] as number | undefined) ?? 1,
      directory,
      planted: values['planted'] === true,
    })
    stdout.write(
      `${report.packages} groupement(s), ${report.employees} salariés, ${report.members} adhérents, ${report.shifts} horaires, ${report.entries} pointages : ${directory}\n`,
    )
    return 0
  },
}
