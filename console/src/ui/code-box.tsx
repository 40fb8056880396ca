import { ActionIcon, Button, CopyButton, Group, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import classes from './code-box.module.css'

interface CodeBoxProps {
  value: string
  /** What it is, for screen readers: "Copy …". */
  label: string
  /** A secret shown once gets a large button. */
  secret?: boolean
}

/** Text to be copied: a key shown once, a command, a link. */
export function CodeBox({ value, label, secret }: CodeBoxProps) {
  return (
    <Group gap="sm" wrap="nowrap" className={classes.box}>
      <code className={classes.code}>{value}</code>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) =>
          secret ? (
            <Button
              size="xs"
              onClick={copy}
              aria-label={`Copy ${label}`}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          ) : (
            <Tooltip label={copied ? 'Copied' : 'Copy'}>
              <ActionIcon onClick={copy} aria-label={`Copy ${label}`}>
                {copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
              </ActionIcon>
            </Tooltip>
          )
        }
      </CopyButton>
    </Group>
  )
}
