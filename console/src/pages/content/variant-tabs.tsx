import { ActionIcon, Button, Group, Menu, Stack, Tabs, TextInput } from '@mantine/core'
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { StatusBadge } from '../../ui/index.ts'
import { BlockList } from './block-list.tsx'
import {
  type Draft,
  type DraftVariant,
  newVariant,
  type Problem,
  replaced,
  slotId,
  type VariantState,
  without,
} from './draft.ts'
import { LiquidInput } from './liquid-input.tsx'

interface VariantTabsProps {
  draft: Draft
  onChange: (draft: Draft) => void
  position: number
  onPosition: (position: number) => void
  problems: Problem[]
  states: VariantState[]
  readOnly: boolean
}

/** The variants of an e-mail, one tab each, with all that is written of the chosen one. */
export function VariantTabs(props: VariantTabsProps) {
  const { draft, onChange, position, onPosition, problems, states, readOnly } = props
  const variant = draft.variants[position]
  if (!variant) return null
  const set = (changed: DraftVariant) =>
    onChange({ ...draft, variants: replaced(draft.variants, position, changed) })
  const add = (copy?: DraftVariant) => {
    const taken = new Set(draft.variants.map(({ name }) => name))
    const name = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((letter) => !taken.has(letter)) ?? 'Another'
    const { id: _, ...words } = copy ?? newVariant(name)
    onChange({ ...draft, variants: [...draft.variants, { ...words, name }] })
    onPosition(draft.variants.length)
  }
  const problem = (slot: string) =>
    problems.find((one) => one.variant === variant.name && one.slot === slot && one.level !== 'hint')
  const fields = draft.fields.map(({ name }) => name)
  const shared = { fields, readOnly }
  return (
    <Tabs value={String(position)} onChange={(value) => onPosition(Number(value))}>
      <Group justify="space-between" align="flex-end" wrap="nowrap" mb="md">
        <Tabs.List aria-label="Variants" style={{ flex: 1 }}>
          {[...draft.variants.entries()].map(([index, one]) => (
            <Tabs.Tab key={one.id ?? index} value={String(index)}>
              <Group gap={8} wrap="nowrap">
                <span>{one.name || 'Unnamed'}</span>
                <StateDot state={states.find((state) => state.variantId === one.id)} />
              </Group>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {!readOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />}>
                Variant
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => add(variant)}>
                From {variant.name || 'this one'}
              </Menu.Item>
              <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => add()}>
                Empty
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <Tabs.Panel value={String(position)}>
        <Stack>
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              label="Name of the variant"
              description="For the team only"
              style={{ flex: 1 }}
              readOnly={readOnly}
              value={variant.name}
              onChange={(event) => set({ ...variant, name: event.currentTarget.value })}
            />
            {!readOnly && draft.variants.length > 1 && (
              <ActionIcon
                size="lg"
                aria-label={`Remove variant ${variant.name}`}
                onClick={() => {
                  onChange({ ...draft, variants: without(draft.variants, position) })
                  onPosition(Math.max(0, position - 1))
                }}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
          <LiquidInput
            {...shared}
            id={slotId(position, 'subject')}
            label="Subject"
            error={problem('subject')?.message}
            value={variant.subject}
            onChange={(subject) => set({ ...variant, subject })}
          />
          <LiquidInput
            {...shared}
            id={slotId(position, 'preheader')}
            label="Preheader"
            description="Shown beside the subject in the inbox"
            error={problem('preheader')?.message}
            value={variant.preheader}
            onChange={(preheader) => set({ ...variant, preheader })}
          />
          <BlockList
            {...shared}
            variant={position}
            blocks={variant.blocks}
            problem={problem}
            onChange={(blocks) => set({ ...variant, blocks })}
          />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  )
}

function StateDot({ state }: { state: VariantState | undefined }) {
  return <StatusBadge status={state?.state ?? 'draft'} />
}
