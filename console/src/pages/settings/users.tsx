import { Badge, Button, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { roleLabel } from '../../roles.ts'
import { useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  PersonName,
  Section,
  StatusBadge,
  wholeList,
} from '../../ui/index.ts'
import { type User, UserForm } from './user-form.tsx'

const columns: Column<User>[] = [
  { label: 'Name', cell: (user) => <PersonName name={user.name} /> },
  { label: 'E-mail', cell: (user) => <bdi>{user.email}</bdi>, wideOnly: true },
  {
    label: 'Roles',
    cell: (user) => (
      <Group gap={4}>
        {user.roles.map((role) => (
          <Badge key={role} variant="default" tt="none" fw={500}>
            {roleLabel(role)}
          </Badge>
        ))}
      </Group>
    ),
  },
  {
    label: 'State',
    cell: (user) => <StatusBadge status={user.disabled ? 'disabled' : 'active'} />,
    wideOnly: true,
  },
  { label: 'Since', cell: (user) => <DateText value={user.createdAt} as="day" />, wideOnly: true },
]

/** The users of the workspace and their roles. */
export function Users() {
  const can = useCan()
  const query = useQuery({
    queryKey: ['users'],
    queryFn: async () => (await answer(api.GET('/api/users'))).items,
  })
  const [edited, setEdited] = useState<User | 'new'>()
  const close = () => setEdited(undefined)
  return (
    <>
      <Section
        flush
        title="Users"
        description="A user may have several roles. Nobody approves what they wrote themselves."
        actions={can('users.write') && <Button onClick={() => setEdited('new')}>Add user</Button>}
      >
        <DataTable
          label="Users"
          columns={columns}
          list={wholeList(query)}
          rowKey={(user) => user.id}
          {...(can('users.write') && { onRow: setEdited })}
          empty={<Empty title="Nobody here">Add the people of your team.</Empty>}
        />
      </Section>
      <Modal
        opened={edited !== undefined}
        onClose={close}
        title={edited === 'new' ? 'Add user' : 'Change user'}
      >
        {edited && <UserForm user={edited === 'new' ? undefined : edited} close={close} />}
      </Modal>
    </>
  )
}
