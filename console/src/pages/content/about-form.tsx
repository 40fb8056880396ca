import { ColorInput, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type Draft, type DraftStyle, defaultStyle } from './draft.ts'

interface AboutFormProps {
  draft: Draft
  onChange: (draft: Draft) => void
  readOnly: boolean
}

const purposes = [
  { value: 'marketing', label: 'Marketing: needs consent, carries the unsubscribe link' },
  { value: 'service', label: 'Service: must reach everybody concerned' },
  { value: 'transactional', label: 'Transactional: answers what the person just did' },
]

/** What all variants share: name, purpose. */
export function NameForm({ draft, onChange, readOnly }: AboutFormProps) {
  return (
    <Group align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
      <TextInput
        label="Name"
        description="For the team only"
        required
        miw={220}
        readOnly={readOnly}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label="Purpose"
        description="Decides about consent, limits and the unsubscribe link"
        miw={260}
        readOnly={readOnly}
        allowDeselect={false}
        data={purposes}
        value={draft.purpose}
        onChange={(purpose) => purpose && onChange({ ...draft, purpose: purpose as Draft['purpose'] })}
      />
    </Group>
  )
}

/** How all variants look. */
export function LookForm({ draft, onChange, readOnly }: AboutFormProps) {
  const style = draft.style ?? defaultStyle
  const set = (change: Partial<DraftStyle>) => onChange({ ...draft, style: { ...style, ...change } })
  return (
    <Stack>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <ColorInput
          label="Accent"
          description="Buttons and links"
          format="hex"
          eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
          readOnly={readOnly}
          value={style.accent}
          onChange={(accent) => /^#[0-9a-fA-F]{6}$/.test(accent) && set({ accent })}
        />
        <TextInput
          label="Language"
          description="Such as en or pt-BR"
          readOnly={readOnly}
          value={style.language}
          onChange={(event) => set({ language: event.currentTarget.value })}
        />
        <Select
          label="Direction"
          description="Of the writing"
          readOnly={readOnly}
          allowDeselect={false}
          data={[
            { value: 'ltr', label: 'Left to right' },
            { value: 'rtl', label: 'Right to left' },
          ]}
          value={style.direction}
          onChange={(direction) => direction && set({ direction: direction as 'ltr' | 'rtl' })}
        />
      </Group>
      <Textarea
        label="Footer"
        description="Who writes: name and postal address, required in advertising mail by many countries"
        dir="auto"
        autosize
        minRows={2}
        readOnly={readOnly}
        value={style.footer}
        onChange={(event) => set({ footer: event.currentTarget.value })}
      />
    </Stack>
  )
}
