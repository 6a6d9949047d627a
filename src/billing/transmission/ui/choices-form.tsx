import { Button, ColorInput, NativeSelect } from '@mantine/core'
import { IconExternalLink, IconPhoto } from '@tabler/icons-react'
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { ErrorNotice, Facts, notify, Section } from '../../../web/ui/index.ts'
import type { ChoicesAnswer } from '../transmission-contract.ts'
import { useSetChoices, useSetLogo } from './settings-queries.ts'
import styles from './transmission.module.css'

/** Look and profile of the documents to come; those that exist stay as they are. */
export function ChoicesForm({
  stored,
  tag,
}: {
  readonly stored: ChoicesAnswer
  readonly tag: string | null
}) {
  const [accent, setAccent] = useState(stored.accent)
  const [profile, setProfile] = useState(stored.profile)
  const save = useSetChoices(tag)
  const mayWrite = useMay('settings.write')
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      { accent, profile },
      { onSuccess: () => notify(t('L’aspect des factures est enregistré.')) },
    )
  }
  return (
    <Section
      title={t('Aspect et profil')}
      actions={
        <Button
          component="a"
          variant="default"
          href="/api/v1/invoicing-preview"
          target="_blank"
          rel="noreferrer"
          leftSection={<IconExternalLink size={16} stroke={1.6} aria-hidden />}
        >
          {t('Voir un spécimen')}
        </Button>
      }
    >
      <form onSubmit={submit} className={styles.fields} noValidate>
        <NativeSelect
          label={t('Profil Factur-X')}
          description={t(
            'EN 16931 suffit à la réforme ; l’extension française dit plus par ligne.',
          )}
          value={profile}
          disabled={!mayWrite}
          onChange={({ currentTarget }) =>
            setProfile(currentTarget.value === 'en16931' ? 'en16931' : 'extended_ctc_fr')
          }
          data={[
            { value: 'en16931', label: t('EN 16931') },
            { value: 'extended_ctc_fr', label: t('EXTENDED-CTC-FR') },
          ]}
        />
        <ColorInput
          label={t('Couleur des titres')}
          description={t('Assez foncée pour qu’on lise du blanc dessus.')}
          value={accent}
          format="hex"
          withPicker={false}
          withEyeDropper={false}
          swatches={['#0b6b74', '#16436b', '#5b2a6e', '#7a1f3d', '#2f5d1e', '#6b4a00', '#333333']}
          readOnly={!mayWrite}
          onChange={(colour) => setAccent(colour.toLowerCase())}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {mayWrite ? (
          <div>
            <Button type="submit" loading={save.isPending}>
              {t('Enregistrer')}
            </Button>
          </div>
        ) : null}
      </form>
      <LogoField hasLogo={stored.hasLogo} />
      <Facts
        of={[
          [
            t('Exigibilité de la TVA'),
            stored.vatDue === 'payment'
              ? t('à l’encaissement')
              : t('d’après les débits (option mentionnée sur la facture)'),
          ],
        ]}
      />
    </Section>
  )
}

function LogoField({ hasLogo }: { readonly hasLogo: boolean }) {
  const set = useSetLogo()
  const input = useRef<HTMLInputElement>(null)
  const mayWrite = useMay('settings.write')
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    currentTarget.value = ''
    if (file !== undefined)
      set.mutate(file, { onSuccess: () => notify(t('Le logo est enregistré.')) })
  }
  return (
    <div className={styles.logo}>
      <p>{hasLogo ? t('Un logo est en place.') : t('Aucun logo : PNG ou JPEG, 500 ko au plus.')}</p>
      {mayWrite ? (
        <div className={styles.actions}>
          <Button
            variant="default"
            loading={set.isPending}
            leftSection={<IconPhoto size={16} stroke={1.6} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {hasLogo ? t('Changer le logo') : t('Choisir un logo')}
          </Button>
          {hasLogo ? (
            <Button
              variant="subtle"
              onClick={() =>
                set.mutate(null, { onSuccess: () => notify(t('Le logo est retiré.')) })
              }
            >
              {t('Retirer le logo')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        aria-label={t('Logo, fichier')}
        hidden
        onChange={chosen}
      />
      {set.isError ? <ErrorNotice error={set.error} /> : null}
    </div>
  )
}
