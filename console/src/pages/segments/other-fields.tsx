import { Select, Text } from '@mantine/core'
import type { BehaviourCondition, ConsentCondition, SegmentCondition, TraitCondition } from './condition.ts'
import { Amount, Choice, NameField } from './fields.tsx'
import { numberOps } from './measure-fields.tsx'
import classes from './segments.module.css'
import { useSegmentNames, useTraitNames } from './suggestions.ts'
import { TestFields } from './test-fields.tsx'
import { WindowFields } from './window-fields.tsx'

interface FieldsProps<Leaf> {
  condition: Leaf
  onChange: (condition: Leaf) => void
}

const figures = [
  ['revenue', 'revenue'],
  ['orders', 'number of orders'],
  ['average_order', 'average order'],
  ['refunds', 'number of refunds'],
] as const

/** "Revenue is at least 100 in the last 90 days". */
export function BehaviourFields({ condition, onChange }: FieldsProps<BehaviourCondition>) {
  return (
    <div className={classes.sentence}>
      <Choice
        label="Figure"
        width={180}
        value={condition.of}
        options={figures}
        onChange={(of) => onChange({ ...condition, of })}
      />
      <Text size="sm">is</Text>
      <Choice
        label="Comparison"
        width={120}
        value={condition.op}
        options={numberOps}
        onChange={(op) => onChange({ ...condition, op })}
      />
      <Amount
        label="Value"
        width={110}
        whole={condition.of === 'orders' || condition.of === 'refunds'}
        value={condition.value}
        onChange={(value) => onChange({ ...condition, value })}
      />
      <WindowFields
        window={condition.within ?? { kind: 'ever' }}
        onChange={(next) => {
          const { within: _, ...rest } = condition
          onChange(next.kind === 'ever' ? rest : { ...rest, within: next })
        }}
      />
    </div>
  )
}

/** "Trait country is DE". */
export function TraitFields({ condition, onChange }: FieldsProps<TraitCondition>) {
  return (
    <div className={classes.sentence}>
      <NameField
        label="Trait"
        placeholder="which trait?"
        known={useTraitNames()}
        value={condition.trait}
        onChange={(trait) => onChange({ ...condition, trait })}
      />
      <TestFields
        test={condition.is}
        source={{ trait: condition.trait }}
        onChange={(is) => onChange({ ...condition, is })}
      />
    </div>
  )
}

const channels = [
  ['email', 'e-mail'],
  ['onsite', 'the site'],
  ['sms', 'SMS'],
  ['push', 'push messages'],
  ['ads', 'ads'],
] as const
const purposes = [
  ['marketing', 'marketing'],
  ['service', 'service'],
  ['personalization', 'personalization'],
  ['analytics', 'analytics'],
] as const
const states = [
  ['granted', 'allow'],
  ['denied', 'refused'],
  ['unknown', 'have not said about'],
] as const

const among = <Value extends string>(options: readonly (readonly [Value, string])[], value: string): Value =>
  (options.find(([key]) => key === value) ?? options[0] ?? ['' as Value])[0]

/** "Allow marketing by e-mail". */
export function ConsentFields({ condition, onChange }: FieldsProps<ConsentCondition>) {
  return (
    <div className={classes.sentence}>
      <Choice
        label="Answer"
        width={180}
        value={condition.state}
        options={states}
        onChange={(state) => onChange({ ...condition, state })}
      />
      <Choice
        label="Purpose"
        value={among(purposes, condition.purpose)}
        options={purposes}
        onChange={(purpose) => onChange({ ...condition, purpose })}
      />
      <Text size="sm">by</Text>
      <Choice
        label="Channel"
        value={among(channels, condition.channel)}
        options={channels}
        onChange={(channel) => onChange({ ...condition, channel })}
      />
    </div>
  )
}

interface SegmentFieldsProps extends FieldsProps<SegmentCondition> {
  negated: boolean
  onNegate: (negated: boolean) => void
  /** The segment that is edited, which cannot contain itself. */
  editing: string | undefined
}

const membership = [
  ['in', 'are in'],
  ['out', 'are not in'],
] as const

/** "Are in the segment Regulars". */
export function SegmentFields({ condition, onChange, negated, onNegate, editing }: SegmentFieldsProps) {
  const segments = useSegmentNames().filter(({ id }) => id !== editing)
  return (
    <div className={classes.sentence}>
      <Choice
        label="In or not"
        width={120}
        value={negated ? 'out' : 'in'}
        options={membership}
        onChange={(next) => onNegate(next === 'out')}
      />
      <Select
        aria-label="Segment"
        className={classes.field ?? ''}
        w={260}
        searchable
        placeholder="which segment?"
        nothingFoundMessage="No segment of this name"
        data={segments.map(({ id, name }) => ({ value: id, label: name }))}
        value={condition.segmentId || null}
        onChange={(segmentId) => onChange({ ...condition, segmentId: segmentId ?? '' })}
      />
    </div>
  )
}

const reach = [
  ['yes', 'have'],
  ['no', 'do not have'],
] as const

/** "Have a usable e-mail address". */
export function ReachableFields({
  negated,
  onNegate,
}: {
  negated: boolean
  onNegate: (negated: boolean) => void
}) {
  return (
    <div className={classes.sentence}>
      <Choice
        label="Have or not"
        width={140}
        value={negated ? 'no' : 'yes'}
        options={reach}
        onChange={(next) => onNegate(next === 'no')}
      />
      <Text size="sm">a usable e-mail address</Text>
    </div>
  )
}
