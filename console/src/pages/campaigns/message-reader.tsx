import { Alert, Badge, Group, Text, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { MailPreview, TextLink } from '../../ui/index.ts'
import classes from './message-reader.module.css'
import type { Rendering } from './model.ts'
import { pickWords } from './words.ts'

/** Messages to read one after the other: the list at the left, the message at the right; arrow keys move. */
export function MessageReader({ messages }: { messages: Rendering[] }) {
  const [position, setPosition] = useState(0)
  const at = Math.min(position, messages.length - 1)
  const message = messages[at]
  useHotkeys([
    ['ArrowRight', () => setPosition(Math.min(messages.length - 1, at + 1))],
    ['ArrowLeft', () => setPosition(Math.max(0, at - 1))],
  ])
  if (!message) return null
  return (
    <div className={classes.reader}>
      <ol className={classes.list} aria-label="Messages to read">
        {messages.map((one, index) => (
          <li key={one.profileId}>
            <UnstyledButton
              className={classes.entry}
              aria-current={index === at}
              onClick={() => setPosition(index)}
            >
              <Text size="sm" fw={600} truncate>
                <bdi>{one.email ?? 'No address'}</bdi>
              </Text>
              <Text size="xs" c="dimmed" truncate>
                <bdi>{one.error ? 'Cannot be rendered' : one.subject}</bdi>
              </Text>
              {one.why.length > 0 && (
                <Group gap={4} mt={4}>
                  {one.why.map((why) => (
                    <Badge key={why} size="xs" variant="light" tt="none">
                      {pickWords[why] ?? why}
                    </Badge>
                  ))}
                </Group>
              )}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <div className={classes.mail}>
        {message.error ? (
          <Alert color="red" title="This message cannot be rendered">
            {message.error}
          </Alert>
        ) : (
          <MailPreview
            subject={message.subject}
            html={message.html}
            text={message.text}
            usedFallbacks={message.usedFallbacks}
            height={520}
            controls={
              <Text size="sm" c="dimmed">
                {at + 1} of {messages.length} · {message.variantName} ·{' '}
                <TextLink to={`/people/${message.profileId}`} size="sm">
                  the person
                </TextLink>
              </Text>
            }
          />
        )}
      </div>
    </div>
  )
}
