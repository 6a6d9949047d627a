import { recordEvent } from '../../platform/audit/index.ts'
import { type GroupDb, inGroup } from '../../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  type Language,
  type SignedIn,
  formFile,
} from '../../platform/http/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { DocumentChoices, Logo } from '../document-choices.ts'
import { choicesOf, storeChoices, storeLogo } from './choices-store.ts'
import {
  contrastWithWhite,
  LEAST_CONTRAST,
  logoRefusals,
  type LogoRefusal,
  pictureTypeOf,
} from './settings-rules.ts'
import { transmissionContract } from './transmission-contract.ts'

/** Draws an invoice of no value with the choices; fails when the logo cannot be drawn. */
export interface SpecimenMaker {
  make(choices: DocumentChoices, groupName: string): Promise<Buffer>
  close(): Promise<void>
}

/** Routes of how documents look and are written. */
export const invoicingChoicesApi =
  (specimens: SpecimenMaker): ApiModule =>
  (api) => {
    api.atEnd(() => specimens.close())

    api.serve(transmissionContract.choices, ({ db, viewer }) => shown(db, viewer.groupId))

    api.serveChange(
      transmissionContract.setChoices,
      async ({ db, viewer, body, now, language }) => {
        const { groupId } = viewer
        if (contrastWithWhite(body.accent) < LEAST_CONTRAST)
          throw new HttpProblem('invalid', {
            errors: [{ path: '/body/accent', expected: DARKER[language], value: body.accent }],
          })
        await storeChoices(db, groupId, body)
        await record(db, viewer, { at: now, detail: body })
        return shown(db, groupId)
      },
      {
        contract: transmissionContract.choices,
        handler: ({ db, viewer }) => shown(db, viewer.groupId),
      },
    )

    api.serveOutside(transmissionContract.setLogo, async ({ viewer, upload, language, now }) => {
      if (viewer === null) throw new HttpProblem('not-signed-in')
      const { bytes: content } = await formFile(upload)
      const mediaType = pictureTypeOf(content)
      const refusals = logoRefusals(content)
      if (refusals.length > 0 || mediaType === null) throw logoProblem(refusals, language)
      const logo: Logo = { mediaType, content: Buffer.from(content) }
      const { groupId, groupName } = viewer
      const choices = await inGroup(api.database, viewer, (db) => choicesOf(db, groupId))
      // Drawn once before it is kept: a broken picture would keep every invoice from being made.
      await specimens.make({ ...choices, logo }, groupName).catch(() => {
        throw logoProblem([{ kind: 'logo-unreadable' }], language)
      })
      return inGroup(api.database, viewer, async (db) => {
        await storeLogo(db, groupId, logo)
        await record(db, viewer, { at: now, detail: { logoBytes: content.length } })
        return shown(db, groupId)
      })
    })

    api.serve(transmissionContract.removeLogo, async ({ db, viewer, now }) => {
      await storeLogo(db, viewer.groupId, null)
      await record(db, viewer, { at: now, detail: { logoBytes: 0 } })
      return shown(db, viewer.groupId)
    })

    api.serveFile(transmissionContract.preview, async ({ db, viewer }) => {
      const choices = await choicesOf(db, viewer.groupId)
      return async () => ({
        content: await specimens.make(choices, viewer.groupName),
        fileName: 'specimen.pdf',
        disposition: 'inline',
      })
    })
  }

async function shown(db: GroupDb, groupId: GroupId) {
  const { logo, ...choices } = await choicesOf(db, groupId)
  return { ...choices, hasLogo: logo !== null }
}

const record = (
  db: GroupDb,
  { groupId, userName: actor }: SignedIn,
  { at, detail }: { readonly at: string; readonly detail: object },
) =>
  recordEvent(db, groupId, {
    at,
    actor,
    action: 'change-invoicing-choices',
    subject: groupId,
    detail: { ...detail },
  })

const DARKER: Readonly<Record<Language, string>> = {
  fr: 'une couleur plus foncée : le blanc doit s’y lire (contraste 4,5)',
  en: 'a darker colour: white must be read on it (contrast 4.5)',
}

const LOGO: Readonly<Record<LogoRefusal['kind'], Readonly<Record<Language, string>>>> = {
  'logo-type': { fr: 'une image PNG ou JPEG', en: 'a PNG or JPEG picture' },
  'logo-size': { fr: '500 ko au plus', en: 'at most 500 kB' },
  'logo-unreadable': {
    fr: 'une image entière : celle-ci ne se laisse pas dessiner',
    en: 'a whole picture: this one cannot be drawn',
  },
}

const logoProblem = (refusals: readonly LogoRefusal[], language: Language): HttpProblem =>
  new HttpProblem('invalid', {
    errors: refusals.map(({ kind }) => ({ path: '/body', expected: LOGO[kind][language] })),
    facts: refusals,
  })
