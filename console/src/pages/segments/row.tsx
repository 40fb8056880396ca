import { ActionIcon, Badge, Menu, Text, Tooltip } from '@mantine/core'
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react'
import { type LeafCondition, whatIsUnfinished } from './condition.ts'
import type { DraftRow } from './draft.ts'
import { EventFields } from './event-fields.tsx'
import { kindOf } from './kinds.ts'
import {
  BehaviourFields,
  ConsentFields,
  ReachableFields,
  SegmentFields,
  TraitFields,
} from './other-fields.tsx'
import classes from './segments.module.css'
import { SequenceFields } from './sequence-fields.tsx'

interface RowProps {
  row: DraftRow
  editing: string | undefined
  onChange: (row: DraftRow) => void
  onCopy: () => void
  onRemove: () => void
}

/** One condition: its fields, what is unfinished about it, and what can be done with it. */
export function ConditionRow({ row, editing, onChange, onCopy, onRemove }: RowProps) {
  const kind = kindOf(row.condition)
  const KindIcon = kind?.icon
  const unfinished = whatIsUnfinished(row.condition)
  const setsNot = row.condition.kind === 'segment' || row.condition.kind === 'reachable'
  return (
    <li className={classes.row} aria-label={kind?.label}>
      <Tooltip label={kind?.label}>
        <span className={classes.icon}>{KindIcon && <KindIcon size={18} aria-hidden />}</span>
      </Tooltip>
      <div className={classes.rowBody}>
        {row.negated && !setsNot && (
          <Badge color="red" variant="light" mb={8}>
            Whoever meets this is left out
          </Badge>
        )}
        <Fields row={row} editing={editing} onChange={onChange} />
        {unfinished && (
          <Text size="sm" className={classes.unfinished ?? ''} mt={8}>
            {unfinished}
          </Text>
        )}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More about “${kind?.label ?? 'condition'}”`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!setsNot && (
            <Menu.Item onClick={() => onChange({ ...row, negated: !row.negated })}>
              {row.negated ? 'Take in who meets this' : 'Leave out who meets this'}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={onCopy}>
            Copy
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

function Fields({ row, editing, onChange }: Pick<RowProps, 'row' | 'editing' | 'onChange'>) {
  const { condition, negated } = row
  const set = (next: LeafCondition) => onChange({ ...row, condition: next })
  const onNegate = (next: boolean) => onChange({ ...row, negated: next })
  switch (condition.kind) {
    case 'event':
      return <EventFields condition={condition} onChange={set} />
    case 'sequence':
      return <SequenceFields condition={condition} onChange={set} />
    case 'behaviour':
      return <BehaviourFields condition={condition} onChange={set} />
    case 'trait':
      return <TraitFields condition={condition} onChange={set} />
    case 'consent':
      return <ConsentFields condition={condition} onChange={set} />
    case 'reachable':
      return <ReachableFields negated={negated} onNegate={onNegate} />
    case 'segment':
      return (
        <SegmentFields
          condition={condition}
          onChange={set}
          negated={negated}
          onNegate={onNegate}
          editing={editing}
        />
      )
    case 'everyone':
      return (
        <div className={classes.sentence}>
          <Text size="sm">Every person there is</Text>
        </div>
      )
  }
}
