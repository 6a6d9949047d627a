import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents, NO_CENTS } from '../../../shared/money.ts'
import {
  type Debts,
  LIABILITY_RULES,
  type LiabilityShare,
  type LiableMember,
} from '../liability.ts'
import { apportion, type ApportionTerms } from './apportion.ts'

const member = (memberId: string, facts: Partial<LiableMember> = {}): LiableMember => ({
  memberId,
  confirmedMinutes: 0,
  netCents: 0,
  posts: 0,
  depositCents: NO_CENTS,
  bankGuaranteeCents: NO_CENTS,
  ...facts,
})

const debts = (wages: number, contributions = 0): Debts => ({
  wagesCents: cents(wages),
  contributionsCents: cents(contributions),
})

const terms = (of: Partial<ApportionTerms> = {}): ApportionTerms => ({
  rule: 'equal',
  capCents: null,
  failing: new Set(),
  ...of,
})

function shared(of: Debts, members: readonly LiableMember[], given: ApportionTerms) {
  const result = apportion(of, members, given)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const wagesOf = (shares: readonly LiabilityShare[]) =>
  shares.map(({ memberId, wagesCents }) => [memberId, wagesCents])

describe('the apportionment of debts between members (L1253-8)', () => {
  it('gives the cents left over to the largest remainders, ties to the first identifier', () => {
    const three = [member('M3'), member('M1'), member('M2')]
    expect(wagesOf(shared(debts(100), three, terms()).shares)).toEqual([
      ['M1', 34],
      ['M2', 33],
      ['M3', 33],
    ])
    const hours = [
      member('M1', { confirmedMinutes: 1 }),
      member('M2', { confirmedMinutes: 2 }),
      member('M10', { confirmedMinutes: 0 }),
    ]
    // 33.33 and 66.67: the cent goes to the larger remainder.
    expect(wagesOf(shared(debts(100), hours, terms({ rule: 'hours' })).shares)).toEqual([
      ['M1', 33],
      ['M10', 0],
      ['M2', 67],
    ])
  })

  it('weighs hours, billing and posts; a net credit weighs nothing', () => {
    const two = [
      member('A', { confirmedMinutes: 60, netCents: 900, posts: 1 }),
      member('B', { confirmedMinutes: 180, netCents: -500, posts: 4 }),
    ]
    const by = (rule: ApportionTerms['rule']) =>
      shared(debts(1000), two, terms({ rule })).shares.map(({ wagesCents }) => wagesCents)
    expect(by('hours')).toEqual([250, 750])
    expect(by('billing')).toEqual([1000, 0])
    expect(by('posts')).toEqual([200, 800])
    expect(by('equal')).toEqual([500, 500])
  })

  it('lets each be asked for the whole under joint liability', () => {
    const { shares, beyondCaps } = shared(
      debts(700, 300),
      [member('A', { depositCents: cents(800) }), member('B')],
      terms({ rule: 'joint' }),
    )
    expect(shares).toMatchObject([
      { wagesCents: 700, contributionsCents: 300, guaranteedCents: 800, uncoveredCents: 200 },
      { wagesCents: 700, contributionsCents: 300, guaranteedCents: 0, uncoveredCents: 1000 },
    ])
    expect(beyondCaps).toEqual(debts(0))
  })

  it('lets guarantees cover wages first, then contributions, and no more than is owed', () => {
    const guaranteed = (deposit: number, bank: number) =>
      shared(
        debts(100, 50),
        [member('A', { depositCents: cents(deposit), bankGuaranteeCents: cents(bank) })],
        terms(),
      ).shares[0]
    const numbers = (deposit: number, bank: number) => {
      const share = guaranteed(deposit, bank)
      return [share?.guaranteedCents, share?.guaranteedWagesCents, share?.uncoveredCents]
    }
    expect(numbers(0, 0)).toEqual([0, 0, 150])
    expect(numbers(60, 39)).toEqual([99, 99, 51])
    expect(numbers(60, 40)).toEqual([100, 100, 50])
    expect(numbers(60, 41)).toEqual([101, 100, 49])
    expect(numbers(150, 0)).toEqual([150, 100, 0])
    expect(numbers(150, 1)).toEqual([150, 100, 0])
  })

  it('passes the part of failing members to the others by the same rule', () => {
    const three = ['A', 'B', 'C'].map((id, index) => member(id, { posts: index + 1 }))
    const { shares } = shared(
      debts(300),
      three,
      terms({ rule: 'posts', failing: new Set(['C', 'unknown']) }),
    )
    expect(shares).toMatchObject([
      { memberId: 'A', failing: false, weight: 1, wagesCents: 100 },
      { memberId: 'B', failing: false, weight: 2, wagesCents: 200 },
      { memberId: 'C', failing: true, weight: 0, wagesCents: 0, guaranteedCents: 0 },
    ])
  })

  it('refuses when nobody is left to pay, or the rule weighs nobody', () => {
    const two = [member('A'), member('B', { posts: 1 })]
    expect(apportion(debts(1), [], terms())).toEqual({
      ok: false,
      refusal: { kind: 'nobody-left', members: 0, failing: 0 },
    })
    expect(apportion(debts(0, 1), two, terms({ failing: new Set(['A', 'B']) }))).toMatchObject({
      refusal: { kind: 'nobody-left', members: 2, failing: 2 },
    })
    expect(apportion(debts(1), two, terms({ rule: 'hours' }))).toMatchObject({
      refusal: { kind: 'no-weight', rule: 'hours', members: 2 },
    })
    const failing = new Set(['B'])
    expect(apportion(debts(1), two, terms({ rule: 'posts', failing }))).toMatchObject({
      refusal: { kind: 'no-weight', rule: 'posts', members: 1 },
    })
  })

  it('shares nothing without asking who is left, when nothing is owed', () => {
    const failing = new Set(['A'])
    const { shares } = shared(debts(0), [member('A')], terms({ rule: 'hours', failing }))
    expect(shares).toMatchObject([{ wagesCents: 0, contributionsCents: 0, uncoveredCents: 0 }])
    expect(shared(debts(0), [], terms()).shares).toEqual([])
  })

  describe('under a cap', () => {
    const three = ['A', 'B', 'C'].map((id, index) => member(id, { posts: index + 1 }))
    const wages = (total: number, cap: number) => {
      const capped = terms({ rule: 'posts', capCents: cents(cap) })
      const { shares, beyondCaps } = shared(debts(total), three, capped)
      return [...shares.map(({ wagesCents }) => wagesCents), beyondCaps.wagesCents]
    }

    it('binds from the first cent above it, and passes that cent on', () => {
      expect(wages(600, 300)).toEqual([100, 200, 300, 0])
      expect(wages(600, 299)).toEqual([100, 201, 299, 0])
      expect(wages(600, 200)).toEqual([200, 200, 200, 0])
      expect(wages(600, 199)).toEqual([199, 199, 199, 3])
    })

    it('is filled by wages first, then by contributions', () => {
      const one = terms({ capCents: cents(100) })
      const { shares, beyondCaps } = shared(debts(80, 50), [member('A')], one)
      expect(shares).toMatchObject([{ wagesCents: 80, contributionsCents: 20 }])
      expect(beyondCaps).toEqual(debts(0, 30))
    })
  })
})

describe('for any members and debts', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000 }).map(cents)
  const anyMembers = fc
    .uniqueArray(fc.stringMatching(/^M[0-9]{1,3}$/), { minLength: 1, maxLength: 12 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((memberId) =>
          fc.record({
            memberId: fc.constant(memberId),
            confirmedMinutes: fc.nat(20_000),
            netCents: fc.integer({ min: -100_000, max: 5_000_000 }),
            posts: fc.nat(5),
            depositCents: amount,
            bankGuaranteeCents: amount,
          }),
        ),
      ),
    )
  const anyDebts = fc.record({ wagesCents: amount, contributionsCents: amount })
  const anyTerms = (members: readonly LiableMember[]) =>
    fc.record({
      rule: fc.constantFrom(...LIABILITY_RULES),
      capCents: fc.option(fc.integer({ min: 1, max: 3_000_000 }).map(cents)),
      failing: fc
        .subarray(members.map(({ memberId }) => memberId))
        .map((ids): ReadonlySet<string> => new Set(ids)),
    })
  const anyCase = anyMembers.chain((members) =>
    fc.record({ members: fc.constant(members), of: anyDebts, given: anyTerms(members) }),
  )
  const total = (shares: readonly LiabilityShare[], part: 'wagesCents' | 'contributionsCents') =>
    shares.reduce((sum, share) => sum + share[part], 0)

  it('the shares and what is beyond the caps add up to the debts, to the cent', () => {
    fc.assert(
      fc.property(anyCase, ({ members, of, given }) => {
        const result = apportion(of, members, given)
        if (!result.ok || given.rule === 'joint') return
        const { shares, beyondCaps } = result.value
        for (const part of ['wagesCents', 'contributionsCents'] as const) {
          expect(total(shares, part) + beyondCaps[part]).toBe(of[part])
          if (given.capCents === null) expect(beyondCaps[part]).toBe(0)
        }
      }),
    )
  })

  it('covered and uncovered make the share; nothing is negative, nor above the cap', () => {
    fc.assert(
      fc.property(anyCase, ({ members, of, given }) => {
        const result = apportion(of, members, given)
        if (!result.ok) return
        for (const share of result.value.shares) {
          const owed = share.wagesCents + share.contributionsCents
          expect(share.guaranteedCents + share.uncoveredCents).toBe(owed)
          expect(Math.min(share.guaranteedWagesCents, share.uncoveredCents)).toBeGreaterThanOrEqual(
            0,
          )
          expect(share.guaranteedWagesCents).toBeLessThanOrEqual(share.wagesCents)
          if (share.failing || share.weight === 0) expect(owed).toBe(0)
          if (given.capCents !== null && given.rule !== 'joint')
            expect(owed).toBeLessThanOrEqual(given.capCents)
        }
      }),
    )
  })

  it('leaves money beyond the caps only when everybody who bears something is at the cap', () => {
    fc.assert(
      fc.property(anyCase, ({ members, of, given }) => {
        const result = apportion(of, members, given)
        if (!result.ok || given.rule === 'joint') return
        const { shares, beyondCaps } = result.value
        if (beyondCaps.wagesCents + beyondCaps.contributionsCents === 0) return
        for (const share of shares.filter(({ weight }) => weight > 0))
          expect(share.wagesCents + share.contributionsCents).toBe(given.capCents)
      }),
    )
  })

  it('each is within a cent of its exact part, without a cap', () => {
    fc.assert(
      fc.property(anyCase, ({ members, of, given }) => {
        const result = apportion(of, members, { ...given, capCents: null })
        if (!result.ok || given.rule === 'joint') return
        const { shares } = result.value
        const weights = shares.reduce((sum, { weight }) => sum + weight, 0)
        for (const { weight, wagesCents } of weights === 0 ? [] : shares)
          expect(Math.abs(wagesCents - (of.wagesCents * weight) / weights)).toBeLessThan(1)
      }),
    )
  })

  it('the order of the members changes nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ members, of, given }) => {
        expect(apportion(of, [...members].reverse(), given)).toEqual(apportion(of, members, given))
      }),
    )
  })

  it('a member that fails makes nobody else pay less, within the cent', () => {
    fc.assert(
      fc.property(anyCase, ({ members, of, given }) => {
        const [first] = members
        const none = { ...given, capCents: null, failing: new Set<string>() }
        const before = apportion(of, members, none)
        const after = apportion(of, members, { ...none, failing: new Set([first?.memberId ?? '']) })
        if (!before.ok || !after.ok) return
        for (const share of after.value.shares.filter(({ failing }) => !failing)) {
          const was = before.value.shares.find(({ memberId }) => memberId === share.memberId)
          expect(share.wagesCents).toBeGreaterThanOrEqual((was?.wagesCents ?? 0) - 1)
        }
      }),
    )
  })
})
