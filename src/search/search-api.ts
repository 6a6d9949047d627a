import { type ApiModule, isFound } from '../platform/http/index.ts'
import { searchContract } from './search-contract.ts'
import { invoicesNamed, searchable } from './search-queries.ts'

export const searchApi: ApiModule = (api) => {
  api.serve(searchContract.search, async ({ db, viewer, query: { q, limit } }) => {
    const named = await searchable(db, viewer.groupId)
    const found = named.filter(({ id, title, subtitle }) => isFound(q, [id, title, subtitle]))
    const byTitle = found.filter(({ title }) => isFound(q, [title]))
    const others = found.filter((hit) => !byTitle.includes(hit))
    const invoices = await invoicesNamed(db, viewer.groupId, q, limit)
    return { items: [...byTitle, ...invoices, ...others].slice(0, limit) }
  })
}
