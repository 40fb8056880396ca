import { Menu, Modal, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconCheck,
  IconDeviceDesktop,
  IconKey,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
} from '@tabler/icons-react'
import { roleLabel } from '../roles.ts'
import { signOut, useSession } from '../session.ts'
import { PasswordForm } from './password-form.tsx'
import classes from './user-menu.module.css'

const schemes = [
  { value: 'auto', label: 'Colours of the system', icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
] as const

/** Who is signed in; colours and sign-out behind it. */
export function UserMenu() {
  const { user, workspace } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [changing, { open, close }] = useDisclosure()
  return (
    <>
      <Modal opened={changing} onClose={close} title="Change your password">
        <PasswordForm close={close} />
      </Modal>
      <Menu position="top-start" width={232} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className={classes.target}>
            <span className={classes.initials} aria-hidden>
              {initials(user.name)}
            </span>
            <span className={classes.who}>
              <bdi className={classes.name}>{user.name}</bdi>
              <bdi className={classes.workspace}>{workspace.name}</bdi>
            </span>
            <IconSelector size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <bdi>{user.email}</bdi>
            <br />
            {user.roles.map(roleLabel).join(', ')}
          </Menu.Label>
          <Menu.Divider />
          {schemes.map(({ value, label, icon: Icon }) => (
            <Menu.Item
              key={value}
              closeMenuOnClick={false}
              leftSection={<Icon size={16} aria-hidden />}
              rightSection={colorScheme === value && <IconCheck size={16} aria-label="chosen" />}
              onClick={() => setColorScheme(value)}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={open}>
            Change password
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase() || '?'
}
