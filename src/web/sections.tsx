import { Link } from '@tanstack/react-router'
import { useSession } from './session.ts'
import { t, text } from './texts.ts'
import styles from './ui/page-tabs.module.css'
import { useCurrentInView } from './ui/use-current-in-view.ts'

interface Part {
  readonly to: string
  readonly label: string
  /** Seen by members too. */
  readonly forMembers?: true
}

/** The pages of a section, side by side; each belongs to the folder that it is about. */
const SECTIONS = {
  reglages: {
    label: text('Réglages'),
    parts: [
      { to: '/reglages', label: text('Groupement') },
      { to: '/reglages/factures', label: text('Factures') },
      { to: '/reglages/effectifs', label: text('Effectifs') },
      { to: '/reglages/donnees', label: text('Importer et exporter') },
      { to: '/reglages/regles', label: text('Droit appliqué') },
      { to: '/reglages/accords', label: text('Accords') },
      { to: '/reglages/affichage', label: text('Affichage'), forMembers: true },
      { to: '/reglages/a-propos', label: text('À propos'), forMembers: true },
    ],
  },
  facturation: {
    label: text('Facturation'),
    parts: [
      { to: '/facturation', label: text('Factures'), forMembers: true },
      { to: '/facturation/prefactures', label: text('Préfactures'), forMembers: true },
      { to: '/facturation/hors-cloture', label: text('Hors clôture') },
      { to: '/facturation/prix', label: text('Prix') },
      { to: '/facturation/transmission', label: text('Transmission') },
      { to: '/facturation/achats', label: text('Achats') },
    ],
  },
  tresorerie: {
    label: text('Trésorerie'),
    parts: [
      { to: '/tresorerie', label: text('Prévision') },
      { to: '/tresorerie/releves', label: text('Relevés') },
      { to: '/tresorerie/encours', label: text('Encours') },
      { to: '/tresorerie/relances', label: text('Relances') },
      { to: '/tresorerie/prelevements', label: text('Prélèvements') },
      { to: '/tresorerie/virements', label: text('Virements') },
    ],
  },
  paie: {
    label: text('Paie'),
    parts: [
      { to: '/paie', label: text('Variables') },
      { to: '/paie/couts', label: text('Coûts et marges') },
      { to: '/paie/egalite', label: text('Égalité de traitement') },
      { to: '/paie/compteurs', label: text('Compteurs') },
      { to: '/paie/absences', label: text('Absences') },
      { to: '/paie/exports', label: text('Exports') },
      { to: '/paie/journal', label: text('Journal de paie') },
      { to: '/paie/documents', label: text('Documents') },
      { to: '/paie/embauches', label: text('Embauches') },
      { to: '/paie/simulation', label: text('Simulation') },
    ],
  },
  comptes: {
    label: text('Comptes'),
    parts: [
      { to: '/comptes', label: text('Écritures') },
      { to: '/comptes/balance', label: text('Balance') },
      { to: '/comptes/grand-livre', label: text('Grand livre') },
      { to: '/comptes/bilan', label: text('Bilan') },
      { to: '/comptes/resultat', label: text('Résultat') },
      { to: '/comptes/analytique', label: text('Analytique') },
      { to: '/comptes/budget', label: text('Budget') },
      { to: '/comptes/taxes', label: text('Taxes') },
      { to: '/comptes/plan', label: text('Plan comptable') },
      { to: '/comptes/periodes', label: text('Périodes') },
    ],
  },
  risque: {
    label: text('Risque'),
    parts: [
      { to: '/risque', label: text('Responsabilité'), forMembers: true },
      { to: '/risque/dettes', label: text('Dettes à une date') },
      { to: '/risque/garanties', label: text('Garanties') },
      { to: '/risque/simulations', label: text('Simulations') },
      { to: '/risque/reserve', label: text('Réserve') },
    ],
  },
} as const satisfies Record<string, { readonly label: string; readonly parts: readonly Part[] }>

/** The pages beside the current one; nothing where there is only that one. */
export function SectionTabs({ of }: { readonly of: keyof typeof SECTIONS }) {
  const { role } = useSession()
  const nav = useCurrentInView(of)
  const { label, parts }: { readonly label: string; readonly parts: readonly Part[] } = SECTIONS[of]
  const seen = parts.filter(({ forMembers }) => role === 'officer' || forMembers === true)
  if (seen.length < 2) return null
  return (
    <nav ref={nav} className={styles.tabs} aria-label={t(label)} data-print="no">
      {seen.map((part) => (
        <Link
          key={part.to}
          to={part.to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          className={styles.tab ?? ''}
        >
          {t(part.label)}
        </Link>
      ))}
    </nav>
  )
}
