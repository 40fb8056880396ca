import { Modal, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { useGo } from '../address.ts'
import { answer, api } from '../api.ts'
import { pages } from '../pages.ts'
import { signOut, useCan } from '../session.ts'
import classes from './palette.module.css'

interface Command {
  id: string
  label: string
  words: string
  hint?: string
  run: () => void
}

interface PaletteProps {
  opened: boolean
  close: () => void
}

/** A box that goes anywhere by a few letters: arrow keys choose, Enter goes. */
export function Palette({ opened, close }: PaletteProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Go to' } }}
    >
      <PaletteBody close={close} />
    </Modal>
  )
}

function PaletteBody({ close }: { close: () => void }) {
  const commands = useCommands()
  const [text, setText] = useState('')
  const people = usePeople(text)
  const [at, setAt] = useState(0)
  const id = useId()
  const found = [...commands.filter((command) => matches(command, text)), ...people]
  const current = found[Math.min(at, found.length - 1)]

  const choose = (command: Command | undefined) => {
    if (!command) return
    close()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((found.indexOf(current as Command) + step + found.length) % found.length)
    }
    if (event.key === 'Enter') choose(current)
  }
  return (
    <>
      <TextInput
        data-autofocus
        autoFocus
        variant="unstyled"
        size="md"
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder="Go to a page or a person"
        aria-label="Go to a page or a person"
        role="combobox"
        aria-expanded
        aria-controls={`${id}list`}
        {...(current && { 'aria-activedescendant': id + current.id })}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className={classes.input}
      />
      <div role="listbox" id={`${id}list`} aria-label="Pages and actions" className={classes.list}>
        {found.map((command) => (
          <button
            type="button"
            key={command.id}
            id={id + command.id}
            role="option"
            tabIndex={-1}
            aria-selected={command === current}
            className={classes.option}
            onClick={() => choose(command)}
          >
            <bdi>{command.label}</bdi>
            {command.hint && (
              <Text span c="dimmed" size="sm" ml={8}>
                <bdi>{command.hint}</bdi>
              </Text>
            )}
          </button>
        ))}
        {found.length === 0 && (
          <Text c="dimmed" p="md">
            Nothing is called that here.
          </Text>
        )}
      </div>
    </>
  )
}

function useCommands(): Command[] {
  const can = useCan()
  const go = useGo()
  const places = pages
    .filter((page) => page.group && (page.permission === undefined || can(page.permission)))
    .map((page) => ({
      id: page.path,
      label: page.title,
      words: page.words ?? '',
      run: () => go(page.path),
    }))
  return [...places, { id: 'sign-out', label: 'Sign out', words: 'log out leave', run: () => void signOut() }]
}

/** People whose name, e-mail or user id begins with the text. */
function usePeople(text: string): Command[] {
  const may = useCan()('people.read')
  const go = useGo()
  const [search] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery({
    queryKey: ['people', 'palette', search],
    queryFn: async () =>
      (await answer(api.GET('/api/people', { params: { query: { limit: 6, known: true, search } } }))).items,
    enabled: may && search.length > 1,
  })
  if (text.trim().length < 2) return []
  return (data ?? []).map(({ profileId, name, email, userId }) => ({
    id: profileId,
    label: name || email || userId || 'Unknown person',
    words: '',
    ...(name && email && { hint: email }),
    run: () => go(`/people/${profileId}`),
  }))
}

function matches(command: Command, text: string): boolean {
  const words = `${command.label} ${command.words}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part))
}
