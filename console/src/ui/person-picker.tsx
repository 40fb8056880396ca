import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, type Item } from '../api.ts'
import { PersonName } from './person-name.tsx'

interface PersonPickerProps {
  label: string
  description?: string
  /** The profile id of whoever is chosen. */
  value: string | null
  onChange: (profileId: string | null) => void
}

type Person = Item<'/api/people'>

/** Finds a person by the beginning of their name, e-mail, phone or user id. */
export function PersonPicker({ label, description, value, onChange }: PersonPickerProps) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 250)
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'pick', search],
    queryFn: async () => {
      const query = { limit: 10, known: true, ...(search && { search }) }
      return (await answer(api.GET('/api/people', { params: { query } }))).items
    },
    placeholderData: (before) => before,
  })
  const [chosen, setChosen] = useState<Person>()
  const people = [...(data ?? [])]
  if (chosen && !people.some((person) => person.profileId === chosen.profileId)) people.unshift(chosen)
  return (
    <Select
      label={label}
      {...(description && { description })}
      placeholder="Name, e-mail or user id"
      searchable
      clearable
      data={people.map((person) => ({ value: person.profileId, label: personText(person) }))}
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? 'Searching …' : 'Nobody is called that'}
      renderOption={({ option }) => {
        const person = people.find(({ profileId }) => profileId === option.value)
        return person ? (
          <PersonName name={person.name} email={person.email} fallback={person.userId} />
        ) : (
          option.label
        )
      }}
      value={value}
      onChange={(profileId) => {
        setChosen(people.find((person) => person.profileId === profileId))
        onChange(profileId)
      }}
      onSearchChange={(typed) => setText(chosen && typed === personText(chosen) ? '' : typed)}
    />
  )
}

function personText(person: Person): string {
  return person.name || person.email || person.userId || person.profileId.slice(0, 8)
}
