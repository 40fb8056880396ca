import { Group, SegmentedControl, Text } from '@mantine/core'
import { IconDeviceMobile, IconMail, IconTxt } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './mail-preview.module.css'

interface MailPreviewProps {
  subject: string
  html: string
  text: string
  /** Names of the fields whose fallback was used. */
  usedFallbacks?: string[]
  /** Height of the mail in pixels. */
  height?: number
  /** Beside the choice of device: for whom the mail is shown. */
  controls?: ReactNode
}

type View = 'desktop' | 'phone' | 'text'

/** A mail as its reader sees it, in a frame of its own in which nothing can run. */
export function MailPreview(props: MailPreviewProps) {
  const { subject, html, text, usedFallbacks = [], height = 640, controls } = props
  const [view, setView] = useState<View>('desktop')
  return (
    <div>
      <Group justify="space-between" gap="sm" className={classes.controls}>
        <SegmentedControl
          size="xs"
          aria-label="Show as"
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'desktop', label: <Choice icon={<IconMail size={14} aria-hidden />} word="Desktop" /> },
            {
              value: 'phone',
              label: <Choice icon={<IconDeviceMobile size={14} aria-hidden />} word="Phone" />,
            },
            { value: 'text', label: <Choice icon={<IconTxt size={14} aria-hidden />} word="Text" /> },
          ]}
        />
        {controls}
      </Group>
      <div className={classes.mail} data-view={view}>
        <div className={classes.subject} dir="auto">
          {subject || <span className={classes.none}>No subject</span>}
        </div>
        {view === 'text' ? (
          <pre className={classes.text} style={{ height }} dir="auto">
            {text}
          </pre>
        ) : (
          <iframe
            title="The mail"
            className={classes.frame}
            style={{ height }}
            sandbox=""
            srcDoc={html.replace('<head>', '<head><base target="_blank">')}
          />
        )}
      </div>
      {usedFallbacks.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          Fallback used for {usedFallbacks.join(', ')}.
        </Text>
      )}
    </div>
  )
}

function Choice({ icon, word }: { icon: ReactNode; word: string }) {
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {icon}
      <span>{word}</span>
    </Group>
  )
}
