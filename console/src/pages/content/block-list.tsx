import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { BlockForm } from './block-form.tsx'
import classes from './block-list.module.css'
import {
  type Block,
  type BlockKind,
  blockNames,
  moved,
  newBlock,
  type Problem,
  replaced,
  slotId,
  without,
} from './draft.ts'

interface BlockListProps {
  blocks: Block[]
  onChange: (blocks: Block[]) => void
  fields: string[]
  /** The first problem of a slot. */
  problem: (slot: string) => Problem | undefined
  variant: number
  readOnly: boolean
}

/** The body of a message: its blocks in order, each with its form. */
export function BlockList({ blocks, onChange, fields, problem, variant, readOnly }: BlockListProps) {
  return (
    <Stack gap="sm">
      {[...blocks.entries()].map(([position, block]) => {
        const name = `block ${position + 1}`
        return (
          <section
            key={`${variant} ${position} ${block.kind}`}
            aria-label={`${blockNames[block.kind]}, ${name}`}
            className={`${classes.block} ${block.kind === 'divider' ? classes.divider : ''}`}
          >
            <Group justify="space-between" className={classes.head}>
              <Text size="sm" c="dimmed" fw={600}>
                {position + 1} · {blockNames[block.kind]}
              </Text>
              {!readOnly && (
                <Group gap={2} className={classes.actions}>
                  <ActionIcon
                    aria-label={`Move ${name} up`}
                    disabled={position === 0}
                    onClick={() => onChange(moved(blocks, position, position - 1))}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Move ${name} down`}
                    disabled={position === blocks.length - 1}
                    onClick={() => onChange(moved(blocks, position, position + 1))}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Remove ${name}`}
                    onClick={() => onChange(without(blocks, position))}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
            <BlockForm
              id={slotId(variant, name)}
              block={block}
              fields={fields}
              readOnly={readOnly}
              error={problem(name)?.message}
              code={problem(name)?.code}
              onChange={(changed) => onChange(replaced(blocks, position, changed))}
            />
          </section>
        )
      })}
      {!readOnly && (
        <Group>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
                Add block
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(Object.keys(blockNames) as BlockKind[]).map((kind) => (
                <Menu.Item key={kind} onClick={() => onChange([...blocks, newBlock(kind)])}>
                  {blockNames[kind]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
      )}
    </Stack>
  )
}
