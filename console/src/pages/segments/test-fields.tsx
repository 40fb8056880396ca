import { TagsInput } from '@mantine/core'
import type { Scalar, ValueTest } from './condition.ts'
import { Amount, Choice, NameField } from './fields.tsx'
import { SideFields } from './measure-fields.tsx'
import classes from './segments.module.css'
import { useFrequentValues, type ValueSource } from './suggestions.ts'

const ops = [
  ['eq', 'is'],
  ['neq', 'is not'],
  ['in', 'is any of'],
  ['not_in', 'is none of'],
  ['contains', 'contains'],
  ['not_contains', 'does not contain'],
  ['gt', 'is more than'],
  ['gte', 'is at least'],
  ['lt', 'is less than'],
  ['lte', 'is at most'],
  ['time', 'is a time'],
  ['exists', 'is known'],
  ['missing', 'is not known'],
] as const

type Op = (typeof ops)[number][0]

const shownOp = (test: ValueTest): Op => (test.op === 'before' || test.op === 'after' ? 'time' : test.op)

/** The test after another operator was chosen, with as much of the value as still fits. */
function withOp(test: ValueTest, op: Op): ValueTest {
  const texts = 'values' in test ? test.values.map(String) : 'value' in test ? [String(test.value)] : []
  const number = Number(texts[0])
  switch (op) {
    case 'eq':
    case 'neq':
      return { op, value: texts[0] ?? '' }
    case 'in':
    case 'not_in':
      return { op, values: texts.filter((text) => text !== '') }
    case 'contains':
    case 'not_contains':
      return { op, value: texts[0] ?? '' }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return { op, value: Number.isFinite(number) ? number : 0 }
    case 'time':
      return { op: 'before', time: { ago: 30, unit: 'days' } }
    default:
      return { op }
  }
}

interface TestFieldsProps {
  test: ValueTest
  source: ValueSource
  onChange: (test: ValueTest) => void
}

/** How a value is tested: operator and what it is compared with, with frequent values to choose from. */
export function TestFields({ test, source, onChange }: TestFieldsProps) {
  return (
    <>
      <Choice
        label="Test"
        width={140}
        value={shownOp(test)}
        options={ops}
        onChange={(op) => onChange(withOp(test, op))}
      />
      <Operand test={test} source={source} onChange={onChange} />
    </>
  )
}

function Operand({ test, source, onChange }: TestFieldsProps) {
  const known = useFrequentValues(source)
  switch (test.op) {
    case 'eq':
    case 'neq':
    case 'contains':
    case 'not_contains':
      return (
        <NameField
          label="Value"
          placeholder="value"
          width={150}
          known={known}
          value={String(test.value)}
          onChange={(value) => onChange({ op: test.op, value })}
        />
      )
    case 'in':
    case 'not_in':
      return (
        <TagsInput
          aria-label="Values"
          className={classes.grow ?? ''}
          placeholder={test.values.length === 0 ? 'values, one after another' : ''}
          data={known}
          value={test.values.map(String)}
          maxTags={200}
          onChange={(values: Scalar[]) => onChange({ op: test.op, values })}
        />
      )
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return (
        <Amount
          label="Number"
          width={120}
          value={test.value}
          onChange={(value) => onChange({ op: test.op, value })}
        />
      )
    case 'before':
    case 'after':
      return <SideFields side={test.op} point={test.time} onChange={(op, time) => onChange({ op, time })} />
    default:
      return null
  }
}
