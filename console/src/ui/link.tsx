import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to a page of the console: `<TextLink to={`/people/${id}`}>`. */
export function TextLink({ to, children, ...rest }: AnchorProps & { to: string; children: ReactNode }) {
  return (
    <Anchor renderRoot={(props) => <Link {...props} to={to} />} {...rest}>
      {children}
    </Anchor>
  )
}

/** A link that looks like a button, for actions that lead to another page. */
export function LinkButton({ to, children, ...rest }: ButtonProps & { to: string; children: ReactNode }) {
  return (
    <Button renderRoot={(props) => <Link {...props} to={to} />} {...rest}>
      {children}
    </Button>
  )
}
