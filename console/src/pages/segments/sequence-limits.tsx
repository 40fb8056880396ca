import { TagsInput, Text } from '@mantine/core'
import type { SequenceCondition } from './condition.ts'
import { Amount, Choice, NameField } from './fields.tsx'
import classes from './segments.module.css'
import { useEventNames, usePropertyNames } from './suggestions.ts'
import { WindowFields } from './window-fields.tsx'

const untils = [
  ['last', 'in between'],
  ['session', 'before that session was over'],
  ['period', 'within the time below'],
  ['now', 'until now'],
] as const
const periods = [
  ['any', 'however long it took'],
  ['minutes', 'within minutes'],
  ['hours', 'within hours'],
  ['days', 'within days'],
] as const

interface SequenceLimitsProps {
  condition: SequenceCondition
  onChange: (condition: SequenceCondition) => void
}

/** What must not happen meanwhile, how long it may take, what has to be the same, and since when it counts. */
export function SequenceLimits({ condition, onChange }: SequenceLimitsProps) {
  const { steps, without = [], until = 'last', period, same = '', within } = condition
  const { without: _without, until: _until, ...free } = condition
  const { period: _period, ...unlimited } = condition
  const { same: _same, ...different } = condition
  const { within: _within, ...ever } = condition
  const properties = usePropertyNames(steps.find(({ event }) => event)?.event ?? '')
  return (
    <>
      <div className={classes.sentence}>
        <Text size="sm">and did not</Text>
        <TagsInput
          aria-label="What must not have happened"
          className={classes.field ?? ''}
          w={280}
          placeholder={without.length === 0 ? 'anything else is fine' : ''}
          data={useEventNames()}
          maxTags={5}
          value={without.map(({ event }) => event)}
          onChange={(names) =>
            onChange(
              names.length === 0
                ? free
                : {
                    ...condition,
                    without: names.map((event) => without.find((one) => one.event === event) ?? { event }),
                    ...(steps.length === 1 && until === 'last' && { until: 'now' as const }),
                  },
            )
          }
        />
        {without.length > 0 && (
          <Choice
            label="Until when"
            width={240}
            value={until}
            options={untils}
            onChange={(next) => onChange({ ...condition, until: next })}
          />
        )}
      </div>
      <div className={classes.sentence}>
        <Choice
          label="How long it may take"
          width={190}
          value={period?.unit ?? 'any'}
          options={periods}
          onChange={(unit) =>
            onChange(unit === 'any' ? unlimited : { ...condition, period: { n: period?.n ?? 1, unit } })
          }
        />
        {period && (
          <Amount
            label="How much"
            whole
            min={1}
            value={period.n}
            onChange={(n) => onChange({ ...condition, period: { ...period, n } })}
          />
        )}
        <Text size="sm">all with the same</Text>
        <NameField
          label="Same property"
          placeholder="nothing in particular"
          width={190}
          known={properties}
          value={same}
          onChange={(next) => onChange(next === '' ? different : { ...condition, same: next })}
        />
      </div>
      <div className={classes.sentence}>
        <Text size="sm">counting what was done</Text>
        <WindowFields
          open
          window={within ?? { kind: 'ever' }}
          onChange={(next) => onChange(next.kind === 'ever' ? ever : { ...condition, within: next })}
        />
      </div>
    </>
  )
}
