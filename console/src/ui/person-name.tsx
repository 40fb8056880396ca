import { Text } from '@mantine/core'
import classes from './person-name.module.css'

interface PersonNameProps {
  name?: string | null | undefined
  email?: string | null | undefined
  /** Shown when neither is known, such as an anonymous id. */
  fallback?: string | undefined
}

/** A person's name, kept apart from the direction of the text around it. */
export function PersonName({ name, email, fallback = 'Unknown person' }: PersonNameProps) {
  const text = name?.trim() || email || fallback
  return (
    <>
      <bdi>{text}</bdi>
      {name?.trim() && email && (
        <Text component="bdi" c="dimmed" size="sm" fw={400} className={classes.email}>
          {email}
        </Text>
      )}
    </>
  )
}
