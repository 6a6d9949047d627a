import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { FakePlatform, hasPlatformApi } from '../../../tests/support/fake-platform.ts'
import { PlatformProblem, type OutgoingFlow } from '../../billing/transmission/platform.ts'
import { openPlatform } from './index.ts'

async function gathered<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

const invoice: OutgoingFlow = {
  trackingId: '0c9d0b6e-5d5d-4c1b-9d43-7c2f0a2b9a51',
  fileName: 'F-2026-00001.pdf',
  content: Buffer.from('%PDF-1.7 facture'),
  syntax: 'Factur-X',
  profile: 'CIUS',
  processingRule: 'B2B',
}

describe.skipIf(!hasPlatformApi)(
  'approved platform (skipped where ../shared is absent)',
  async () => {
    const fake = hasPlatformApi ? await FakePlatform.start() : null
    afterAll(() => fake?.stop())
    const platformOf = (change = {}) => {
      const started = fake ?? expect.unreachable()
      return openPlatform(
        { ...started.account, ...change },
        {
          makeProblem: (...of) => new PlatformProblem(...of),
          pauseMs: 1,
          timeoutMs: 2000,
        },
      )
    }
    const theFake = () => fake ?? expect.unreachable()
    beforeEach(() => {
      theFake().flows.length = 0
      theFake().requests.length = 0
    })
    const wrong = async (work: Promise<unknown>) => {
      const error = await work.then(() => null).catch((thrown: unknown) => thrown)
      return error instanceof PlatformProblem ? error : expect.unreachable(String(error))
    }

    it('sends a file with its description and its digest, under one token', async () => {
      const platform = platformOf()
      const flowId = await platform.send(invoice)
      await platform.send({ ...invoice, trackingId: 'second', processingRule: 'B2G' })
      expect(theFake().flows).toMatchObject([
        { flowId, trackingId: invoice.trackingId, syntax: 'Factur-X', processingRule: 'B2B' },
        { trackingId: 'second', processingRule: 'B2G', profile: 'CIUS' },
      ])
      expect(Buffer.from(theFake().flows[0]?.content ?? []).toString()).toBe('%PDF-1.7 facture')
      expect(theFake().requests.filter((line) => line.endsWith('/auth/token'))).toHaveLength(1)
    })

    it('finds a flow by our identifier', async () => {
      const platform = platformOf()
      await platform.send(invoice)
      expect(await platform.find(invoice.trackingId)).toMatchObject({
        trackingId: invoice.trackingId,
        direction: 'Out',
        state: 'Pending',
      })
      expect(await platform.find('nobody')).toBeNull()
    })

    it('reads all pages of what changed, oldest first, and what was wrong', async () => {
      const platform = platformOf()
      for (const trackingId of ['a', 'b', 'c', 'd', 'e'])
        await platform.send({ ...invoice, trackingId })
      const [first] = theFake().flows
      theFake().settles(first ?? expect.unreachable(), 'Error', 'ram:ID manque')
      const all = await gathered(platform.changedSince(null))
      expect(all.map(({ trackingId }) => trackingId)).toEqual(['b', 'c', 'd', 'e', 'a'])
      expect(all.at(-1)).toMatchObject({
        state: 'Error',
        details: ['BR-FR-12: ram:ID manque (F-2026-00001.pdf)'],
      })
      const later = await gathered(platform.changedSince(all[3]?.updatedAt ?? null))
      expect(later.map(({ trackingId }) => trackingId)).toEqual(['a'])
    })

    it('downloads what came in, byte for byte', async () => {
      const content = Uint8Array.from({ length: 256 }, (_, byte) => byte)
      const held = theFake().receives({
        flowType: 'SupplierInvoice',
        syntax: 'CII',
        name: 'achat.xml',
        content,
      })
      expect(await platformOf().download(held.flowId)).toEqual(content)
    })

    it('asks the directory for a business or for one establishment of it', async () => {
      const line = {
        siren: '552100554',
        businessName: 'Foyer',
        entityType: 'Public',
        status: 'Enabled',
      } as const
      theFake().directory.push(
        { ...line, addressingIdentifier: '552100554' },
        {
          ...line,
          addressingIdentifier: '552100554_55210055400013',
          siret: '55210055400013',
          status: 'Disabled',
        },
      )
      const platform = platformOf()
      expect(await platform.addressesOf('552100554')).toHaveLength(2)
      expect(await platform.addressesOf('55210055400013')).toEqual([
        { address: '552100554_55210055400013', name: 'Foyer', isPublic: true, isOpen: false },
      ])
    })

    it('takes a new token when the old one is not taken any more', async () => {
      const platform = platformOf()
      await platform.find('x')
      theFake().revokeTokens()
      expect(await platform.send(invoice)).toBe(theFake().flows[0]?.flowId)
    })

    it('comes back for a reading while the platform is busy, and gives up after three tries', async () => {
      const platform = platformOf()
      const path = '/flow-service/v1/flows/search'
      theFake().fails(path, { status: 503 }, { status: 429, retryAfter: 0 })
      expect(await platform.find('x')).toBeNull()
      theFake().fails(path, { status: 503 }, { status: 503 }, { status: 503 })
      expect((await wrong(platform.find('x'))).kind).toBe('busy')
    })

    it('never sends a flow again by itself: whether it arrived may be unknown', async () => {
      const platform = platformOf()
      const path = '/flow-service/v1/flows'
      theFake().fails(path, 'answer-lost')
      expect((await wrong(platform.send(invoice))).kind).toBe('no-answer')
      expect(theFake().flows).toHaveLength(1)
      theFake().fails(path, { status: 429 })
      expect(await wrong(platform.send(invoice))).toMatchObject({ kind: 'busy', status: 429 })
      theFake().fails(path, { status: 422 })
      expect(await wrong(platform.send(invoice))).toMatchObject({
        kind: 'refused',
        said: 'MISHAP: as planned',
      })
      expect(theFake().flows).toHaveLength(1)
    })

    it('says when the account is not accepted, and when nobody answers', async () => {
      expect((await wrong(platformOf({ secret: 'wrong' }).find('x'))).kind).toBe('not-signed-in')
      const nobody = platformOf({ tokenAddress: 'http://127.0.0.1:9/token' })
      expect((await wrong(nobody.find('x'))).kind).toBe('no-answer')
    })

    it('asked nothing that the published interface does not know', () => {
      expect(theFake().violations).toEqual([])
    })
  },
)
