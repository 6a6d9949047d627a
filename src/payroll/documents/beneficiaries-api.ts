import { type ApiModule, HttpProblem, notFound, dayAt } from '../../platform/http/index.ts'
import { documentsContract } from './documents-contract.ts'
import * as store from './documents-store.ts'

/** Routes of who counts in the yearly attestation. */
export const beneficiariesApi: ApiModule = (api) => {
  api.serve(documentsContract.beneficiaries, async ({ db, viewer: { groupId } }) => ({
    items: await store.beneficiaries(db, groupId),
  }))

  api.serve(documentsContract.setBeneficiary, async ({ db, viewer: { groupId }, body }) => {
    const startsOn = dayAt('/body/startsOn', body.startsOn)
    const endsOn = body.endsOn === null ? null : dayAt('/body/endsOn', body.endsOn)
    if (endsOn !== null && endsOn < startsOn)
      throw new HttpProblem('invalid', {
        errors: [{ path: '/body/endsOn', expected: `>= ${startsOn}`, value: endsOn }],
      })
    const row = { employeeId: body.employeeId, startsOn, endsOn }
    if (!(await store.setBeneficiary(db, groupId, row))) throw notFound()
    return { items: await store.beneficiaries(db, groupId) }
  })

  api.serve(documentsContract.dropBeneficiary, async ({ db, viewer: { groupId }, body }) => {
    const startsOn = dayAt('/body/startsOn', body.startsOn)
    await store.dropBeneficiary(db, groupId, { employeeId: body.employeeId, startsOn })
    return { items: await store.beneficiaries(db, groupId) }
  })
}
