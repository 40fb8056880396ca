import { Button } from '@mantine/core'
import classes from './desk.module.css'
import { pastOf } from './queue.tsx'
import type { useDesk } from './use-desk.ts'

interface UndoBarProps {
  last: ReturnType<typeof useDesk>['last']
  undoKey: string
  onUndo: () => void
}

/** What was decided a moment ago; until it takes effect it can be taken back. */
export function UndoBar({ last, undoKey, onUndo }: UndoBarProps) {
  return (
    <div className={classes.undo} role="status">
      {last && (
        <>
          <span>
            <bdi>{last.tasks.length > 1 ? `${last.tasks.length} tasks` : last.tasks[0]?.title}</bdi>:{' '}
            {pastOf[last.verdict]}
          </span>
          <Button size="compact-sm" variant="default" onClick={onUndo}>
            Undo ({undoKey})
          </Button>
        </>
      )}
    </div>
  )
}
