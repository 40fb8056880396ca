import { ActionIcon, CloseButton, Drawer, Group, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { Outlet } from '@tanstack/react-router'
import { Mark } from './logo.tsx'
import { Navigation } from './navigation.tsx'
import { Palette } from './palette.tsx'
import classes from './shell.module.css'
import { SimulatedBar } from './simulated.tsx'
import { UserMenu } from './user-menu.tsx'

/** The frame of every page: navigation at the left, or in a drawer on narrow screens. */
export function Shell() {
  const [drawer, { open, close }] = useDisclosure()
  const [palette, showPalette] = useDisclosure()
  useHotkeys([['mod+K', showPalette.toggle]], [])
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <aside className={classes.sidebar}>
        <Brand />
        <SearchButton onClick={showPalette.open} />
        <div className={classes.scroll}>
          <Navigation />
        </div>
        <UserMenu />
      </aside>
      <header className={classes.topbar}>
        <ActionIcon size="lg" aria-label="Open the navigation" onClick={open}>
          <IconMenu2 size={20} />
        </ActionIcon>
        <Brand />
        <ActionIcon size="lg" aria-label="Search" onClick={showPalette.open}>
          <IconSearch size={20} />
        </ActionIcon>
      </header>
      <Drawer
        opened={drawer}
        onClose={close}
        size={280}
        withCloseButton={false}
        attributes={{ content: { 'aria-label': 'Navigation' } }}
        classNames={{ body: classes.drawer ?? '' }}
      >
        <Group justify="space-between">
          <Brand />
          <CloseButton onClick={close} />
        </Group>
        <div className={classes.scroll}>
          <Navigation onGo={close} />
        </div>
        <UserMenu />
      </Drawer>
      <div className={classes.column}>
        <SimulatedBar />
        <main id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <Palette opened={palette} close={showPalette.close} />
    </div>
  )
}

function Brand() {
  return (
    <Group gap={10} className={classes.brand}>
      <Mark />
      <span>Tactful</span>
    </Group>
  )
}

function SearchButton({ onClick }: { onClick: () => void }) {
  const key = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'
  return (
    <UnstyledButton className={classes.search} onClick={onClick}>
      <IconSearch size={16} aria-hidden />
      <span>Go to …</span>
      <kbd>{key}</kbd>
    </UnstyledButton>
  )
}
