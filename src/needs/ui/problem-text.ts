import { t, text } from '../../web/texts.ts'
import type { NeedProblem } from './need-typed.ts'

const TEXTS: Readonly<Record<NeedProblem, string>> = {
  site: text('Choisissez le lieu de travail.'),
  skill: text('Écrivez le métier que vous cherchez.'),
  hours: text('Des heures, par exemple 12 ou 12 h 30.'),
  'hours-needed': text('Écrivez les heures par semaine, par exemple 12 ou 12 h 30.'),
  day: text('Une date, par exemple 01/03/2027.'),
  count: text('Un nombre, par exemple 2.'),
  price: text('Un prix en euros, par exemple 24,50.'),
}

export const problemText = (problem: NeedProblem): string => t(TEXTS[problem])
