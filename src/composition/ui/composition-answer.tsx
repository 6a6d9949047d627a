import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useAddress, useAddressValue } from '../../web/address.ts'
import { count, duration, percent } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { KeyFigure, type PageTab, PageTabs, useTab } from '../../web/ui/index.ts'
import {
  type CompositionView,
  jobIsWanted,
  needIsWanted,
  skillsOf,
  type Wanted,
} from './composition-view.ts'
import { kilometres } from './composition-words.ts'
import styles from './composition.module.css'
import { JobList } from './job-list.tsx'
import { MissingList } from './missing-list.tsx'
import { MissingPanel } from './missing-panel.tsx'
import { NeedsColumn } from './needs-column.tsx'
import { UncoveredList } from './uncovered-list.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

/** The needs on the left, what can be made of them on the right. */
export function CompositionAnswer({ view }: { readonly view: CompositionView }) {
  const { composition } = view
  const { panneau, piece } = useAddress()
  const tabs = tabsOf(view)
  const tab = useTab(tabs)
  const [words, setWords] = useAddressValue('q')
  const [skill, setSkill] = useAddressValue('metier')
  const wanted = { words, skill }
  return (
    <>
      <Figures view={view} />
      <div className={styles.filters} data-print="no">
        <TextInput
          aria-label={t('Chercher un adhérent, un métier, une personne')}
          placeholder={t('Chercher')}
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <NativeSelect
          aria-label={t('Métier')}
          value={skill}
          onChange={({ currentTarget }) => setSkill(currentTarget.value)}
          data={[
            { value: '', label: t('Tous les métiers') },
            ...skillsOf(composition).map((name) => ({ value: name, label: name })),
          ]}
        />
      </div>
      <div className={styles.columns} data-tab={tab}>
        <NeedsColumn
          view={view}
          needs={Object.values(composition.needs).filter((need) => needIsWanted(need, wanted))}
        />
        <div className={styles.right}>
          <PageTabs label={t('Réponses')} tabs={tabs} />
          <h2 className="visually-hidden">{tabs.find(({ id }) => id === tab)?.label}</h2>
          <Part tab={tab} view={view} wanted={wanted} />
        </div>
      </div>
      {panneau === 'et-si' ? <WhatIfPanel view={view} /> : null}
      {piece === undefined ? null : <MissingPanel key={piece} view={view} missingId={piece} />}
    </>
  )
}

const tabsOf = ({ composition: { jobs, missing, uncovered } }: CompositionView): PageTab[] => [
  { id: 'emplois', label: t('Emplois ({count})', { count: jobs.length }) },
  { id: 'a-chercher', label: t('À aller chercher ({count})', { count: missing.length }) },
  { id: 'restes', label: t('Restés sans emploi ({count})', { count: uncovered.length }) },
  // On a wide screen the needs stand beside; on a phone they are a part of their own.
  { id: 'besoins', label: t('Tous les besoins') },
]

function Part({
  tab,
  view,
  wanted,
}: {
  readonly tab: string
  readonly view: CompositionView
  readonly wanted: Wanted
}) {
  const { jobs, missing, uncovered, needs } = view.composition
  switch (tab) {
    case 'a-chercher':
      return (
        <MissingList
          view={view}
          missing={missing.filter((piece) => jobIsWanted(piece, needs, wanted))}
        />
      )
    case 'restes':
      return (
        <UncoveredList
          view={view}
          uncovered={uncovered.filter(({ needId }) => {
            const need = needs[needId]
            return need !== undefined && needIsWanted(need, wanted)
          })}
        />
      )
    default:
      return <JobList view={view} jobs={jobs.filter((job) => jobIsWanted(job, needs, wanted))} />
  }
}

function Figures({ view: { composition } }: { readonly view: CompositionView }) {
  const { figures } = composition
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Emplois à temps plein')}
        value={count(figures.jobs)}
        note={
          figures.filledPeople === 0
            ? t('à créer et à pourvoir')
            : t('{created} à créer, {filled} pour des salariés à compléter', {
                created: count(figures.newJobs),
                filled: count(figures.filledPeople),
              })
        }
      />
      <KeyFigure
        label={t('Heures placées')}
        value={percent(figures.coveredMinutes, figures.neededMinutes) ?? '–'}
        note={t('{covered} sur {needed} par semaine', {
          covered: duration(figures.coveredMinutes),
          needed: duration(figures.neededMinutes),
        })}
      />
      <KeyFigure
        label={t('Besoins placés')}
        value={t('{covered} sur {needs}', {
          covered: count(figures.coveredNeeds),
          needs: count(figures.needs),
        })}
        note={t('{left, plural, =0 {aucun ne reste} one {# reste} other {# restent}}', {
          left: figures.needs - figures.coveredNeeds,
        })}
      />
      <KeyFigure
        label={t('Adhérents par emploi')}
        value={count(Math.round(figures.employersMean * 10) / 10)}
        note={t('au plus {most}', { most: count(figures.employersMost) })}
      />
      <KeyFigure
        label={t('Route par emploi')}
        value={figures.jobs === 0 ? '–' : kilometres(figures.travelKm / figures.jobs)}
        note={t('entre ses sites, en moyenne')}
      />
    </div>
  )
}
