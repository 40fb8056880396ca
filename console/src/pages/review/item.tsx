import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ComponentType, lazy, memo, Suspense } from 'react'
import { DateText, Section, StatusBadge } from '../../ui/index.ts'
import { reasonWords } from '../audit/words.ts'
import classes from './desk.module.css'
import { pastOf } from './queue.tsx'
import { subjectViews } from './subjects.ts'
import type { Task } from './task.ts'

/** One task as it is read. Kept mounted but hidden it is the next one, already there when it is asked for. */
export const TaskItem = memo(function TaskItem({ task, hidden }: { task: Task; hidden: boolean }) {
  const View = viewOf(task.subject.kind)
  return (
    <div className={classes.body} hidden={hidden} inert={hidden} data-task={hidden ? undefined : task.id}>
      <Stack gap="lg" className={classes.inner}>
        <header>
          <Anchor renderRoot={(props) => <Link {...props} to="/review" />} size="sm" hiddenFrom="md">
            Back to the queue
          </Anchor>
          <Title order={1} size="h2">
            <bdi>{task.title}</bdi>
          </Title>
          <Text c="dimmed" size="sm">
            Submitted by <bdi>{task.openedBy.name}</bdi>, <DateText value={task.openedAt} />
            {task.authors.length > 0 && (
              <>
                {' '}
                · written by <bdi>{task.authors.map(({ name }) => name).join(', ')}</bdi>
              </>
            )}
            {task.claimedBy && (
              <>
                {' '}
                · in hand of <bdi>{task.claimedBy.name}</bdi>
              </>
            )}
            {task.readingsWanted > 1 && ` · read by ${task.readingsWanted}, blind to each other`}
          </Text>
        </header>
        {task.state !== 'open' && <Outcome task={task} />}
        {View ? (
          <Suspense fallback={<Skeleton height={480} />}>
            <View task={task} />
          </Suspense>
        ) : (
          <Section title="Details">
            <Text component="pre" size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {JSON.stringify(task.payload, null, 2)}
            </Text>
          </Section>
        )}
      </Stack>
    </div>
  )
})

function Outcome({ task }: { task: Task }) {
  const { verdict } = task
  return (
    <Section>
      {verdict ? (
        <Stack gap={4}>
          <div>
            <StatusBadge status={pastOf[verdict.verdict]} /> by <bdi>{verdict.by.name}</bdi>,{' '}
            <DateText value={verdict.at} />
            {verdict.reason && <>: {reasonWords(verdict.reason)}</>}
          </div>
          {verdict.note && <Text style={{ whiteSpace: 'pre-wrap' }}>{verdict.note}</Text>}
        </Stack>
      ) : (
        <Text>
          <StatusBadge status="cancelled" /> Taken back: {task.cancelReason}.
        </Text>
      )}
    </Section>
  )
}

const views = new Map<string, ComponentType<{ task: Task }>>()

/** The component for a kind of thing, made once so that it keeps its state. */
function viewOf(kind: string): ComponentType<{ task: Task }> | undefined {
  const known = views.get(kind)
  const view = subjectViews[kind]
  if (known || !view) return known
  const made = lazy(view.load)
  views.set(kind, made)
  return made
}
