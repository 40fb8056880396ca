import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { type Brief, linesOf } from './draft.ts'

interface PartsFormProps {
  brief: Brief
  onChange: (brief: Brief) => void
  readOnly: boolean
}

const texts = [
  ['audience', 'Audience', 'What these readers did, and when. Who they are says little.'],
  ['objective', 'Objective', 'The outcome: metric, from how much to how much, within which period.'],
] as const
const lists = [['messages', 'Message', 'One sentence that a reader could repeat.']] as const
const wordings = [
  ['mustSay', 'Must say', 'Word for word, one to a line. Or “none”.'],
  ['neverSay', 'Never say', 'Words and claims that must not appear, one to a line.'],
  ['offers', 'Offers', 'How much, for what, until when; one to a line.'],
] as const
const models = [
  ['examples', 'Examples to follow', 'One to a line.'],
  ['avoid', 'Examples to avoid', 'One to a line.'],
] as const

/** The parts of a brief, in the order in which a writer needs them. */
export function PartsForm({ brief, onChange, readOnly }: PartsFormProps) {
  const templates = useQuery({
    queryKey: ['briefs', 'templates'],
    queryFn: () => answer(api.GET('/api/briefs/templates')),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const channels = templates.data?.items ?? []
  const chosen = channels.find(({ channel }) => channel === brief.channel)
  const set = (part: Partial<Brief>) => onChange({ ...brief, ...part })
  const text = (part: 'audience' | 'objective' | 'tone' | 'legal', label: string, help: string) => (
    <Textarea
      key={part}
      label={label}
      description={help}
      autosize
      minRows={2}
      maxLength={4000}
      readOnly={readOnly}
      value={brief[part] ?? ''}
      onChange={(event) => set({ [part]: event.currentTarget.value })}
    />
  )
  const list = ([part, label, help]: readonly [
    'messages' | 'mustSay' | 'neverSay' | 'offers' | 'examples' | 'avoid',
    string,
    string,
  ]) => (
    <Lines
      key={part}
      label={label}
      help={help}
      value={brief[part]}
      readOnly={readOnly}
      onChange={(lines) => set({ [part]: lines })}
    />
  )
  const known = channels.map(({ channel, title }) => ({ value: channel, label: title }))
  const other = brief.channel !== undefined && !chosen ? [{ value: brief.channel, label: brief.channel }] : []
  return (
    <Stack gap="md">
      <Select
        label="Channel"
        description={
          chosen
            ? `Usual length: ${chosen.length}.${chosen.needs.length > 0 ? ` Also needs: ${chosen.needs.map(words).join(', ')}.` : ''}`
            : 'What is to be written.'
        }
        data={[...known, ...other]}
        value={brief.channel ?? null}
        readOnly={readOnly}
        onChange={(channel) => {
          const length = channels.find((one) => one.channel === channel)?.length
          const { channel: _, ...rest } = brief
          onChange({
            ...rest,
            ...(channel !== null && { channel }),
            ...(length !== undefined && !brief.length && { length }),
          })
        }}
      />
      {texts.map(([part, label, help]) => text(part, label, help))}
      {lists.map(list)}
      <Rows
        label="Facts"
        help="What may be claimed, one to a line: fact | source | day it expires (2027-01-31)."
        rows={brief.facts.map(({ text: fact, source, expires }) => [fact, source, expires])}
        readOnly={readOnly}
        onChange={(rows) =>
          set({
            facts: rows.map(([fact = '', source, expires]) => ({
              text: fact,
              ...(source && { source }),
              ...(expires && { expires }),
            })),
          })
        }
      />
      {text('tone', 'Tone', 'What to do, with a sentence that sounds right.')}
      {wordings.map(list)}
      {text('legal', 'Legal', 'Words that the law asks for, or “none” once somebody checked.')}
      <Rows
        label="Personal fields"
        help="One to a line: field | words for people without it."
        rows={brief.fields.map(({ name, fallback }) => [name, fallback ?? undefined])}
        readOnly={readOnly}
        onChange={(rows) =>
          set({ fields: rows.map(([name = '', fallback]) => ({ name, ...(fallback && { fallback }) })) })
        }
      />
      <TextInput
        label="Length"
        description="A range in words or characters."
        maxLength={200}
        readOnly={readOnly}
        value={brief.length ?? ''}
        onChange={(event) => set({ length: event.currentTarget.value })}
      />
      {models.map(list)}
    </Stack>
  )
}

interface LinesProps {
  label: string
  help: string
  value: string[]
  readOnly: boolean
  onChange: (lines: string[]) => void
}

/** A list, one to a line. The text stays as typed; only its lines go out. */
function Lines({ label, help, value, readOnly, onChange }: LinesProps) {
  const [text, setText] = useState(() => value.join('\n'))
  return (
    <Textarea
      label={label}
      description={help}
      autosize
      minRows={2}
      readOnly={readOnly}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        onChange(linesOf(event.currentTarget.value))
      }}
    />
  )
}

interface RowsProps {
  label: string
  help: string
  rows: (string | undefined)[][]
  readOnly: boolean
  onChange: (rows: string[][]) => void
}

/** Rows of a few columns, kept apart by bars. */
function Rows({ rows, onChange, ...rest }: RowsProps) {
  const value = rows.map((row) => row.filter((cell) => cell !== undefined).join(' | '))
  return (
    <Lines
      {...rest}
      value={value}
      onChange={(lines) => onChange(lines.map((line) => line.split('|').map((cell) => cell.trim())))}
    />
  )
}

const words = (part: string) => part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
