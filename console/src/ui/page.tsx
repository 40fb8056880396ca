import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { TextLink } from './link.tsx'
import classes from './page.module.css'

/** One step above a detail page. */
interface Crumb {
  label: string
  to: string
}

interface PageProps {
  title: ReactNode
  /** The title as text, where `title` is not a string. */
  documentTitle?: string
  description?: ReactNode
  /** The pages above this one, outermost first. */
  parents?: Crumb[]
  /** Beside the title: a status. */
  badge?: ReactNode
  /** At the right: buttons. */
  actions?: ReactNode
  /** Narrow pages are for forms and reading. */
  width?: 'wide' | 'narrow'
  children?: ReactNode
}

/** The frame of every page: breadcrumbs, title, what it is for, actions; sets the document's title. */
export function Page(props: PageProps) {
  const { title, documentTitle, description, parents, badge, actions, width = 'wide', children } = props
  const text = documentTitle ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => {
    document.title = text ? `${text} · Tactful` : 'Tactful'
  }, [text])
  return (
    <div className={classes.page} data-width={width}>
      {parents && <Breadcrumbs parents={parents} />}
      <header className={classes.header}>
        <Box className={classes.heading}>
          <Group gap={12} align="center">
            <Title order={1}>{title}</Title>
            {badge}
          </Group>
          {description && (
            <Text c="dimmed" mt={4} maw={720}>
              {description}
            </Text>
          )}
        </Box>
        {actions && <Group gap="sm">{actions}</Group>}
      </header>
      <Stack gap="lg">{children}</Stack>
    </div>
  )
}

function Breadcrumbs({ parents }: { parents: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className={classes.crumbs}>
      <ol>
        {parents.map((crumb) => (
          <li key={crumb.to}>
            <TextLink to={crumb.to} size="sm" c="dimmed" underline="hover">
              {crumb.label}
            </TextLink>
            <IconChevronRight size={14} aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface SectionProps {
  title?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  /** Without padding, for a table that fills the card. */
  flush?: boolean
  children: ReactNode
}

/** A card with a heading: the unit of which pages are made. */
export function Section({ title, description, actions, flush, children }: SectionProps) {
  return (
    <section className={classes.section}>
      {(title || actions) && (
        <header className={classes.sectionHeader}>
          <div className={classes.heading}>
            {title && <Title order={2}>{title}</Title>}
            {description && (
              <Text c="dimmed" size="sm" mt={2}>
                {description}
              </Text>
            )}
          </div>
          {actions && <Group gap="sm">{actions}</Group>}
        </header>
      )}
      <div className={flush ? undefined : classes.sectionBody}>{children}</div>
    </section>
  )
}
