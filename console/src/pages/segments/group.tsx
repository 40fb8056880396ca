import { ActionIcon, Button, Group as Line, Menu, SegmentedControl, Text, Tooltip } from '@mantine/core'
import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react'
import { type DraftGroup, type DraftNode, newGroup, newRow } from './draft.ts'
import { kinds } from './kinds.ts'
import { ConditionRow } from './row.tsx'
import classes from './segments.module.css'

interface GroupProps {
  group: DraftGroup
  depth: number
  editing: string | undefined
  onChange: (group: DraftGroup) => void
  onRemove?: () => void
}

const MOST_DEPTH = 4

/** Conditions that must all hold, or any of them; groups may stand inside groups. */
export function GroupEditor({ group, depth, editing, onChange, onRemove }: GroupProps) {
  const setItems = (items: DraftNode[]) => onChange({ ...group, items })
  const replace = (index: number, node: DraftNode) =>
    setItems(group.items.map((old, at) => (at === index ? node : old)))
  const remove = (index: number) => setItems(group.items.filter((_, at) => at !== index))
  return (
    <fieldset className={classes.group} data-depth={depth} data-negated={group.negated}>
      <legend className={classes.legend}>{depth === 0 ? 'Conditions' : 'Group of conditions'}</legend>
      <div className={classes.groupHeader}>
        <Line gap="xs">
          <Text size="sm">
            {group.negated ? 'Leave out who meets' : depth === 0 ? 'People who meet' : 'Meet'}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label="How many of the conditions must hold"
            data={[
              { value: 'and', label: 'all' },
              { value: 'or', label: 'any' },
            ]}
            value={group.join}
            onChange={(join) => onChange({ ...group, join: join === 'or' ? 'or' : 'and' })}
          />
          <Text size="sm">of these:</Text>
        </Line>
        {onRemove && (
          <Line gap={4}>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => onChange({ ...group, negated: !group.negated })}
            >
              {group.negated ? 'Take in instead' : 'Leave out instead'}
            </Button>
            <Tooltip label="Remove this group">
              <ActionIcon variant="subtle" color="gray" aria-label="Remove this group" onClick={onRemove}>
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          </Line>
        )}
      </div>
      <ul className={classes.items}>
        {group.items.map((item, index) =>
          item.kind === 'row' ? (
            <ConditionRow
              key={item.key}
              row={item}
              editing={editing}
              onChange={(row) => replace(index, row)}
              onCopy={() =>
                setItems(group.items.toSpliced(index + 1, 0, newRow(item.condition, item.negated)))
              }
              onRemove={() => remove(index)}
            />
          ) : (
            <li key={item.key} className={classes.nested}>
              <GroupEditor
                group={item}
                depth={depth + 1}
                editing={editing}
                onChange={(next) => replace(index, next)}
                onRemove={() => remove(index)}
              />
            </li>
          ),
        )}
      </ul>
      <Line gap="xs">
        <Menu position="bottom-start" width={300}>
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
              Add a condition
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map(({ label, hint, icon: KindIcon, start }) => (
              <Menu.Item
                key={label}
                leftSection={<KindIcon size={18} aria-hidden />}
                onClick={() => setItems([...group.items, newRow(start)])}
              >
                {label}
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {depth < MOST_DEPTH && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconFolderPlus size={16} aria-hidden />}
            onClick={() => setItems([...group.items, newGroup(group.join === 'and' ? 'or' : 'and')])}
          >
            Add a group
          </Button>
        )}
      </Line>
    </fieldset>
  )
}
