import type { DocumentToSign } from '../composition-contract.ts'
import { t } from '../../web/texts.ts'

/** What a document is, as people call it. */
export function documentWord(kind: DocumentToSign['kind']): string {
  switch (kind) {
    case 'contract':
      return t('Contrat de travail')
    case 'amendment':
      return t('Avenant au contrat')
    case 'agreement':
      return t('Convention de mise à disposition')
  }
}
