import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { addressOf } from '../../web/api.ts'
import { t } from '../../web/texts.ts'

/** Balance sheet, income statement and trial balance on a day, to print. */
export function PdfLink({ on }: { readonly on: string }) {
  return (
    <Button
      component="a"
      variant="default"
      href={addressOf('/ledger/statements.pdf', { query: { on } })}
      target="_blank"
      leftSection={<IconFileTypePdf size={16} stroke={1.6} />}
    >
      {t('Comptes en PDF')}
    </Button>
  )
}
