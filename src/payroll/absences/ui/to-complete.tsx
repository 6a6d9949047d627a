import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { absenceText } from '../../../employees/ui/contract-text.ts'
import { numericDay } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { Answered, ErrorNotice, LinesSkeleton, Section } from '../../../web/ui/index.ts'
import {
  type AbsenceRow,
  type ContractEnd,
  END_CAUSES,
  FAMILY_EVENTS,
} from '../absences-contract.ts'
import { endCauseText, eventText } from './absence-words.ts'
import styles from './absences.module.css'
import { useComplete, useSayEnd, useToComplete } from './absences-queries.ts'

/** What nobody but the officer knows, each with the field that says it. */
export function ToComplete({ month }: { readonly month: string }) {
  const toComplete = useToComplete(month)
  return (
    <Answered query={toComplete} waiting={<LinesSkeleton lines={2} />}>
      {({ events, toInform, ends }) =>
        events.length + toInform.length + ends.length === 0 ? null : (
          <Section title={t('À compléter pour la paie')}>
            <ul className={styles.toComplete}>
              {events.map((absence) => (
                <EventToName key={absence.absenceId} absence={absence} />
              ))}
              {ends.map((end) => (
                <EndToSay key={end.contractId} end={end} />
              ))}
              {toInform.map((absence) => (
                <PersonToInform key={absence.absenceId} absence={absence} />
              ))}
            </ul>
          </Section>
        )
      }
    </Answered>
  )
}

/** One sentence with one field and one button. */
function Ask({
  employeeId,
  name,
  sentence,
  field,
  save,
}: {
  readonly employeeId: string
  readonly name: string
  readonly sentence: string
  readonly field: ReactNode
  readonly save: {
    readonly submit: () => void
    readonly isPending: boolean
    readonly error: Error | null
  }
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.submit()
  }
  return (
    <li>
      <form onSubmit={submit}>
        <span className={styles.sentence}>
          <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>{name}</Link> : {sentence}
        </span>
        {field}
        <Button type="submit" size="compact-sm" variant="default" loading={save.isPending}>
          {t('Enregistrer')}
          <span className="visually-hidden"> {name}</span>
        </Button>
      </form>
      {save.error === null ? null : <ErrorNotice error={save.error} />}
    </li>
  )
}

function EventToName({ absence }: { readonly absence: AbsenceRow }) {
  const [event, setEvent] = useState<(typeof FAMILY_EVENTS)[number]>('birth')
  const complete = useComplete(absence.absenceId)
  const submit = () => complete.mutate({ familyEvent: event, informedOn: absence.informedOn })
  return (
    <Ask
      employeeId={absence.employeeId}
      name={absence.employeeName}
      sentence={t('quel événement familial du {from} au {to} ?', {
        from: numericDay(absence.startsOn),
        to: numericDay(absence.endsOn),
      })}
      field={
        <select
          aria-label={t('Événement familial')}
          value={event}
          onChange={({ currentTarget }) =>
            setEvent(FAMILY_EVENTS.find((one) => one === currentTarget.value) ?? event)
          }
        >
          {FAMILY_EVENTS.map((one) => (
            <option key={one} value={one}>
              {eventText(one)}
            </option>
          ))}
        </select>
      }
      save={{ submit, isPending: complete.isPending, error: complete.error }}
    />
  )
}

function EndToSay({ end }: { readonly end: ContractEnd }) {
  const [cause, setCause] = useState<(typeof END_CAUSES)[number]>('early_by_employee')
  const say = useSayEnd(end.contractId)
  return (
    <Ask
      employeeId={end.employeeId}
      name={end.employeeName}
      sentence={t('pourquoi le CDD a-t-il fini le {left}, avant son terme du {end} ?', {
        left: numericDay(end.leftOn),
        end: numericDay(end.endsOn),
      })}
      field={
        <select
          aria-label={t('Cause de la fin')}
          value={cause}
          onChange={({ currentTarget }) =>
            setCause(END_CAUSES.find((one) => one === currentTarget.value) ?? cause)
          }
        >
          {END_CAUSES.map((one) => (
            <option key={one} value={one}>
              {endCauseText(one)}
            </option>
          ))}
        </select>
      }
      save={{ submit: () => say.mutate({ cause }), isPending: say.isPending, error: say.error }}
    />
  )
}

function PersonToInform({ absence }: { readonly absence: AbsenceRow }) {
  const [informedOn, setInformedOn] = useState('')
  const complete = useComplete(absence.absenceId)
  const submit = () => complete.mutate({ familyEvent: absence.familyEvent, informedOn })
  return (
    <Ask
      employeeId={absence.employeeId}
      name={absence.employeeName}
      sentence={t('{kind} finie le {day} : informé de ses congés le (L3141-19-3)', {
        kind: absenceText(absence.kind),
        day: numericDay(absence.endsOn),
      })}
      field={
        <input
          type="date"
          required
          aria-label={t('Jour de l’information')}
          min={absence.endsOn}
          value={informedOn}
          onChange={({ currentTarget }) => setInformedOn(currentTarget.value)}
        />
      }
      save={{ submit, isPending: complete.isPending, error: complete.error }}
    />
  )
}
