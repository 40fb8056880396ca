import { Button, Checkbox, Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  Section,
  StatusBadge,
  TextLink,
  toast,
  useList,
} from '../../ui/index.ts'
import { shownValue } from '../people/words.ts'
import type { RuleHealth } from './words.ts'

type Finding = Item<'/api/quality/findings'>

const states = [
  { value: 'open', label: 'Open' },
  { value: 'fixed', label: 'Mended' },
  { value: 'ignored', label: 'Let pass' },
]
/** Stands for nobody in findings about a whole source. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const columns: Column<Finding>[] = [
  { label: 'What is wrong', cell: ({ says }) => says },
  { label: 'Field', cell: ({ field }) => <bdi>{field}</bdi>, wideOnly: true },
  {
    label: 'Value',
    cell: ({ value, suggestion }) => (
      <span style={{ overflowWrap: 'anywhere', display: 'inline-block', minWidth: 120 }}>
        <bdi>{value === undefined ? '' : shownValue(value)}</bdi>
        {suggestion !== undefined && <bdi> → {suggestion}</bdi>}
      </span>
    ),
  },
  { label: 'Source', cell: ({ source }) => <bdi>{source}</bdi>, wideOnly: true },
  { label: 'Observed', cell: ({ observedAt }) => <DateText value={observedAt} as="day" />, wideOnly: true },
  {
    label: 'Person',
    cell: ({ profileId }) =>
      profileId === NOBODY ? '' : <TextLink to={`/people/${profileId}`}>Open</TextLink>,
  },
]

/** Faulty values one by one. Those that are right as they are can be let pass. */
export function Findings({ rules }: { rules: readonly RuleHealth[] }) {
  const may = useCan()('people.write')
  const [rule, setRule] = useAddressState('rule')
  const [field, setField] = useAddressState('field')
  const [state = 'open', setState] = useAddressState('state')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = useList(['quality', 'findings', rule, field, state], (after) =>
    answer(
      api.GET('/api/quality/findings', {
        params: {
          query: {
            limit: 20,
            state: state as Finding['state'],
            ...(rule && { rule }),
            ...(field && { field }),
            ...(after && { after }),
          },
        },
      }),
    ),
  )
  const settle = async (verb: 'let-pass' | 'reopen') => {
    const body = { ids: [...chosen] }
    const { settled } = await answer(
      verb === 'let-pass'
        ? api.POST('/api/quality/findings/let-pass', { body })
        : api.POST('/api/quality/findings/reopen', { body }),
    )
    setChosen(new Set())
    await queryClient.invalidateQueries({ queryKey: ['quality'] })
    toast.good(verb === 'let-pass' ? `${settled} let pass; their grade follows` : `${settled} opened again`)
  }
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const pick: Column<Finding> = {
    label: 'Choose',
    hideLabel: true,
    width: 40,
    cell: (finding) => (
      <Checkbox
        aria-label={`Choose ${finding.says} of ${finding.field}`}
        checked={chosen.has(finding.id)}
        onChange={() => toggle(finding.id)}
      />
    ),
  }
  const verb = state === 'ignored' ? 'reopen' : 'let-pass'
  return (
    <Section
      flush
      title="Findings"
      description="A value that is right as it is can be let pass: a family called Null."
      actions={
        <Group gap="sm">
          <Select
            aria-label="Rule and field"
            placeholder="Every rule"
            clearable
            searchable
            data={rules.map((one) => ({
              value: `${one.rule}\n${one.field}`,
              label: `${one.says}: ${one.field}`,
            }))}
            value={rule && field ? `${rule}\n${field}` : null}
            onChange={(value) => {
              const [nextRule, nextField] = value?.split('\n') ?? []
              setRule(nextRule)
              setField(nextField)
            }}
          />
          <Select
            aria-label="State"
            allowDeselect={false}
            w={130}
            data={states}
            value={state}
            onChange={(value) => setState(value ?? undefined)}
          />
          {may && state !== 'fixed' && (
            <Button
              variant="default"
              disabled={chosen.size === 0}
              onClick={() => void settle(verb).catch(toast.bad)}
            >
              {verb === 'let-pass' ? 'Let pass' : 'Open again'}
            </Button>
          )}
        </Group>
      }
    >
      <DataTable
        label="Findings"
        columns={may && state !== 'fixed' ? [pick, ...columns] : columns}
        list={list}
        rowKey={(finding) => finding.id}
        empty={<Empty title="None">No finding of this kind.</Empty>}
      />
    </Section>
  )
}

/** What the rules found of one person; nothing where they found nothing. */
export function PersonFindings({ id }: { id: string }) {
  const list = useList(['quality', 'findings', 'person', id], (after) =>
    answer(
      api.GET('/api/quality/findings', {
        params: { query: { limit: 20, person: id, ...(after && { after }) } },
      }),
    ),
  )
  if (list.items?.length === 0) return null
  const state: Column<Finding> = {
    label: 'State',
    cell: (finding) => (
      <StatusBadge
        status={finding.state}
        label={states.find(({ value }) => value === finding.state)?.label ?? finding.state}
      />
    ),
  }
  return (
    <Section flush title="Findings" description="What the record rules found of this person.">
      <DataTable
        label="Findings of this person"
        columns={[...columns.filter(({ label }) => label !== 'Person'), state]}
        list={list}
        rowKey={(finding) => finding.id}
        empty={null}
      />
    </Section>
  )
}
