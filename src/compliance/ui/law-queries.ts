import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../../web/api.ts'
import type { complianceContract } from '../compliance-contract.ts'

/** The law as the product reads it on a day; today without one. */
export const useLaw = (on?: string) =>
  useQuery({
    queryKey: ['/rules', on ?? ''],
    queryFn: ({ signal }) =>
      get<typeof complianceContract.rules>(
        '/rules',
        { query: on === undefined ? {} : { on } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
