import { ActionIcon, Button, Code, Group, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, DataTable, Empty, wholeList } from '../../ui/index.ts'
import { identityWords } from '../people/words.ts'
import type { Rules } from './rules-of-identity.ts'

type Blocked = Rules['blocked'][number]
type Kind = Blocked['kinds'][number]

const matches = [
  { value: 'is', label: 'is' },
  { value: 'begins', label: 'begins with' },
  { value: 'pattern', label: 'matches the pattern' },
] as const
const effects = [
  { value: 'ignored', label: 'Never an identity' },
  { value: 'alone', label: 'Only where nothing else is told' },
] as const
const kinds = Object.entries(identityWords).map(([value, label]) => ({ value, label }))

/** The values that tell nobody apart, one rule a line, and a line for another one. */
export function BlockedValues(props: { rules: Rules; may: boolean; change: (rules: Rules) => void }) {
  const { rules, may, change } = props
  const rows = rules.blocked.map((rule, index) => ({ ...rule, index }))
  const columns: Column<Blocked & { index: number }>[] = [
    {
      label: 'Kinds',
      cell: (rule) =>
        rule.kinds.length === kinds.length
          ? 'Every kind'
          : rule.kinds.map((kind) => identityWords[kind]).join(', '),
    },
    {
      label: 'Value',
      cell: (rule) => (
        <span style={{ overflowWrap: 'anywhere' }}>
          {matches.find((one) => one.value === rule.match)?.label} <Code>{rule.value}</Code>
        </span>
      ),
    },
    { label: 'Then it is', cell: (rule) => effects.find((one) => one.value === rule.effect)?.label },
    { label: 'Note', cell: (rule) => rule.note, wideOnly: true },
    {
      label: 'Actions',
      hideLabel: true,
      align: 'right',
      cell: (rule) =>
        may && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove the rule for ${rule.value}`}
            onClick={() => change({ ...rules, blocked: rules.blocked.filter((_, at) => at !== rule.index) })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        ),
    },
  ]
  return (
    <>
      <DataTable
        label="Values that tell nobody apart"
        columns={columns}
        list={wholeList({ data: rows, error: null, refetch: () => undefined })}
        rowKey={(rule) => String(rule.index)}
        empty={<Empty title="No rules">Every value that is sent counts as an identity.</Empty>}
      />
      {may && <NewRule add={(rule) => change({ ...rules, blocked: [...rules.blocked, rule] })} />}
    </>
  )
}

function NewRule({ add }: { add: (rule: Blocked) => void }) {
  const [chosen, setChosen] = useState<Kind[]>(['email'])
  const [match, setMatch] = useState<Blocked['match']>('is')
  const [value, setValue] = useState('')
  const [effect, setEffect] = useState<Blocked['effect']>('ignored')
  const ready = value.trim() !== '' && chosen.length > 0
  return (
    <Group p="md" gap="sm" align="flex-end">
      <MultiSelect
        label="Kinds"
        data={kinds}
        value={chosen}
        onChange={(values) => setChosen(values as Kind[])}
        w={240}
      />
      <Select
        label="Match"
        data={[...matches]}
        allowDeselect={false}
        value={match}
        onChange={(next) => setMatch((next ?? 'is') as Blocked['match'])}
        w={180}
      />
      <TextInput
        label="Value"
        value={value}
        onChange={(change) => setValue(change.currentTarget.value)}
        w={220}
      />
      <Select
        label="Then it is"
        data={[...effects]}
        allowDeselect={false}
        value={effect}
        onChange={(next) => setEffect((next ?? 'ignored') as Blocked['effect'])}
        w={240}
      />
      <Button
        variant="default"
        disabled={!ready}
        onClick={() => {
          add({ kinds: chosen, match, value: value.trim(), effect })
          setValue('')
        }}
      >
        Add
      </Button>
    </Group>
  )
}
