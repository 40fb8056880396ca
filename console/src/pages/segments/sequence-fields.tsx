import { ActionIcon, Button, MultiSelect, Text, Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { SequenceCondition, SequenceStep } from './condition.ts'
import { FilterLines } from './event-fields.tsx'
import { Amount, Choice, NameField } from './fields.tsx'
import classes from './segments.module.css'
import { SequenceLimits } from './sequence-limits.tsx'
import { useEventNames } from './suggestions.ts'

const sources = [
  { value: 'paid_search_brand', label: 'Search ad, branded term' },
  { value: 'paid_search_other', label: 'Search ad, other term' },
  { value: 'paid_search', label: 'Search ad, term unknown' },
  { value: 'organic_search', label: 'Search engine' },
  { value: 'paid_social', label: 'Social ad' },
  { value: 'organic_social', label: 'Social network' },
  { value: 'email', label: 'E-mail' },
  { value: 'affiliate', label: 'Affiliate' },
  { value: 'display', label: 'Display ad' },
  { value: 'referral', label: 'Another site' },
  { value: 'direct', label: 'Direct' },
  { value: 'unknown', label: 'Unknown campaign' },
] satisfies { value: NonNullable<SequenceStep['from']>[number]; label: string }[]

const whats = [
  ['did', 'did'],
  ['came', 'came from'],
] as const
const firstSessions = [
  ['any', 'at any time'],
  ['same', 'in one session'],
] as const
const laterSessions = [
  ['any', 'at any time after'],
  ['same', 'in the same session'],
  ['later', 'in a later session'],
] as const

interface SequenceFieldsProps {
  condition: SequenceCondition
  onChange: (condition: SequenceCondition) => void
}

/** "First did A, then B in the same session, and not C in between". */
export function SequenceFields({ condition, onChange }: SequenceFieldsProps) {
  const { steps } = condition
  const set = (next: SequenceStep[]) => onChange({ ...condition, steps: next })
  return (
    <div className={classes.lines}>
      {steps.map((step, index) => (
        <StepLine
          // Steps have no identity of their own; their place is it.
          key={index}
          index={index}
          only={steps.length === 1}
          step={step}
          onChange={(next) => set(steps.map((old, at) => (at === index ? next : old)))}
          onRemove={() => set(steps.filter((_, at) => at !== index))}
        />
      ))}
      {steps.length < 6 && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set([...steps, { event: '' }])}
          >
            Then …
          </Button>
        </div>
      )}
      <SequenceLimits condition={condition} onChange={onChange} />
    </div>
  )
}

interface StepLineProps {
  index: number
  only: boolean
  step: SequenceStep
  onChange: (step: SequenceStep) => void
  onRemove: () => void
}

function StepLine({ index, only, step, onChange, onRemove }: StepLineProps) {
  const events = useEventNames()
  const { event, from, where = [], times = 1, session } = step
  const { session: _session, ...anySession } = step
  const { where: _where, ...unfiltered } = step
  const came = from !== undefined && event === undefined
  const sessions = index === 0 ? firstSessions : laterSessions
  return (
    <>
      <div className={classes.sentence}>
        <Text size="sm" c="dimmed" w={48} ta="right">
          {index === 0 ? 'first' : 'then'}
        </Text>
        <Choice
          label="Did or came from"
          width={130}
          value={came ? 'came' : 'did'}
          options={whats}
          onChange={(what) => {
            const rest = session === undefined ? {} : { session }
            onChange(what === 'came' ? { from: ['paid_search_brand'], ...rest } : { event: '', ...rest })
          }}
        />
        {came ? (
          <MultiSelect
            aria-label="Where the visit came from"
            className={classes.field ?? ''}
            w={280}
            data={sources}
            value={from}
            onChange={(next) =>
              onChange({
                ...step,
                from: sources.flatMap(({ value }) => (next.includes(value) ? [value] : [])),
              })
            }
          />
        ) : (
          <>
            <NameField
              label="Event"
              placeholder="which event?"
              known={events}
              value={event ?? ''}
              onChange={(next) => onChange({ ...step, event: next })}
            />
            <Amount
              label="How many times"
              whole
              min={1}
              value={times}
              onChange={(n) => onChange({ ...step, times: Math.min(Math.max(n, 1), 10) })}
            />
            <Text size="sm">{times === 1 ? 'time' : 'times'}</Text>
          </>
        )}
        {(index > 0 || times > 1) && (
          <Choice
            label="In which session"
            width={180}
            value={session ?? 'any'}
            options={sessions}
            onChange={(next) => onChange(next === 'any' ? anySession : { ...step, session: next })}
          />
        )}
        {!only && (
          <Tooltip label="Remove this step">
            <ActionIcon variant="subtle" color="gray" aria-label="Remove this step" onClick={onRemove}>
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {!came && (
        <FilterLines
          event={event ?? ''}
          where={where}
          onChange={(next) => onChange(next.length > 0 ? { ...step, where: next } : unfiltered)}
        />
      )}
    </>
  )
}
