import { useAddressValue } from '../../web/address.ts'
import { longMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { BooksPage, useBooksPeriod } from './books-page.tsx'
import { PayrollTaxSection } from './payroll-tax-section.tsx'
import { VatSection } from './vat-section.tsx'

/** What is due to the tax office: VAT of the month or the quarter, payroll tax of the year. */
export function TaxesPage() {
  const { month, year } = useBooksPeriod()
  const [span, setSpan] = useAddressValue('tva', 'mois')
  return (
    <BooksPage
      title={t('Taxes – {month}', { month: longMonth(month) })}
      lead={t('TVA et taxe sur les salaires, d’après les écritures et les coûts.')}
    >
      <VatSection month={month} isQuarter={span === 'trimestre'} onSpan={setSpan} />
      <PayrollTaxSection year={year} month={month} />
    </BooksPage>
  )
}
