import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { get, type Input, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { IssuedRow, issuingContract } from '../issuing-contract.ts'
import { invoiceAddress } from './invoice-address.ts'
import { kindText } from './invoice-list.tsx'

/** What was issued changes lists, sums, books and cash: all that was read may be told anew. */
export function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

export const useLife = (invoiceNumber: string) =>
  useQuery({
    queryKey: ['/invoices', invoiceNumber, 'life'],
    queryFn: ({ signal }) =>
      get<typeof issuingContract.life>(
        '/invoices/:invoiceNumber/life',
        { params: { invoiceNumber } },
        signal,
      ),
  })

/** Says what was issued and opens it. */
function useOpenIssued() {
  const navigate = useNavigate()
  const refresh = useRefresh()
  return async ({ kind, invoiceNumber }: IssuedRow) => {
    notify(t('{kind} {number} : émis.', { kind: kindText(kind), number: invoiceNumber }))
    await navigate({ to: invoiceAddress(invoiceNumber) })
    await refresh()
  }
}

export function useCredit(invoiceNumber: string) {
  const open = useOpenIssued()
  return useMutation({
    mutationFn: (body: Input<typeof issuingContract.credit>['body']) =>
      send<typeof issuingContract.credit>('POST', '/invoices/:invoiceNumber/credit-notes', {
        params: { invoiceNumber },
        body,
      }),
    onSuccess: open,
  })
}

export function useCorrect(invoiceNumber: string) {
  const open = useOpenIssued()
  return useMutation({
    mutationFn: () =>
      send<typeof issuingContract.correct>('POST', '/invoices/:invoiceNumber/corrections', {
        params: { invoiceNumber },
        body: {},
      }),
    onSuccess: open,
  })
}

export function useAdvance() {
  const open = useOpenIssued()
  return useMutation({
    mutationFn: (body: Input<typeof issuingContract.advance>['body']) =>
      send<typeof issuingContract.advance>('POST', '/advances', { body }),
    onSuccess: open,
  })
}
