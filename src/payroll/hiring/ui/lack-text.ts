import { t, text } from '../../../web/texts.ts'

const LACKS: Readonly<Record<string, string>> = {
  siret: text('le SIRET de l’établissement'),
  ape_code: text('le code APE du groupement, comme 7830Z'),
  urssaf_code: text('le code de l’Urssaf'),
  address: text('l’adresse du groupement'),
  phone: text('le téléphone du groupement'),
  health_service: text('le service de santé au travail'),
  born_on: text('la date de naissance'),
  contract: text('le contrat'),
  nir: text('un numéro de sécurité sociale valable'),
  sex: text('le sexe'),
  birth_town: text('la commune de naissance'),
  birth_department: text('le département de naissance, 99 pour l’étranger'),
  starts_at: text('l’heure de la prise de poste'),
}

/** What a declaration lacks, in words. */
export const lackText = (lack: string): string => {
  const known = LACKS[lack]
  return known === undefined ? lack : t(known)
}
