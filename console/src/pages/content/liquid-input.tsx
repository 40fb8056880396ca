import { ActionIcon, Menu, Textarea, TextInput } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useRef } from 'react'

interface LiquidInputProps {
  id?: string
  label: string
  description?: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  /** Names that can be put in. */
  fields: string[]
  error?: string | undefined
  /** Several lines; `code` in a font of equal widths. */
  rows?: number
  code?: boolean
  readOnly?: boolean
}

/** A text that may hold personal fields, with a menu that puts one in where the cursor stands. */
export function LiquidInput(props: LiquidInputProps) {
  const { fields, value, onChange, rows, code, readOnly, error, ...rest } = props
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const insert = (name: string) => {
    const at = input.current?.selectionStart ?? value.length
    const end = input.current?.selectionEnd ?? at
    const word = `{{ ${name} }}`
    onChange(value.slice(0, at) + word + value.slice(end))
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.setSelectionRange(at + word.length, at + word.length)
    })
  }
  const shared = {
    ...rest,
    ref: input,
    value,
    dir: 'auto',
    readOnly: readOnly ?? false,
    ...(error !== undefined && { error }),
    ...(!readOnly && { rightSection: <FieldMenu fields={fields} insert={insert} /> }),
  }
  if (rows === undefined)
    return <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
  return (
    <Textarea
      {...shared}
      autosize
      minRows={rows}
      maxRows={24}
      rightSectionProps={{ style: { alignItems: 'flex-start', paddingTop: 4 } }}
      {...(code && {
        styles: { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } },
      })}
      spellCheck={!code}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function FieldMenu({ fields, insert }: { fields: string[]; insert: (name: string) => void }) {
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon size="sm" aria-label="Put in a field" title="Put in a field">
          <IconBraces size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Personal fields</Menu.Label>
        {fields.length === 0 && <Menu.Item disabled>None yet: add one below</Menu.Item>}
        {fields.map((name) => (
          <Menu.Item key={name} onClick={() => insert(name)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>Links</Menu.Label>
        {['unsubscribe_url', 'preferences_url'].map((name) => (
          <Menu.Item key={name} onClick={() => insert(name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
