import { NativeSelect } from '@mantine/core'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { capital, longMonth } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import { Page } from '../../web/ui/index.ts'
import { PayVariableList } from './pay-variable-list.tsx'
import { KNOWN_CODES, variableText } from './variable-text.ts'

/** What goes to payroll for the month, person by person. */
export function PayVariablesPage() {
  const month = useMonth()
  return (
    <Page
      title={t('Variables de paie')}
      lead={t('{month} : à saisir ou à importer dans le logiciel de paie', {
        month: capital(longMonth(month)),
      })}
    >
      <SectionTabs of="paie" />
      <PayVariableList filters={<CodeFilter />} />
    </Page>
  )
}

function CodeFilter() {
  const [code, setCode] = useAddressValue('code')
  const codes = KNOWN_CODES.includes(code) || code === '' ? KNOWN_CODES : [...KNOWN_CODES, code]
  return (
    <NativeSelect
      aria-label={t('Variable')}
      value={code}
      onChange={({ currentTarget }) => setCode(currentTarget.value)}
      data={[
        { value: '', label: t('Toutes les variables') },
        ...codes.map((each) => ({ value: each, label: variableText(each) })),
      ]}
    />
  )
}
