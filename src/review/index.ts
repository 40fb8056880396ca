/**
 * The desk that every later stage may bring something to: tasks, verdicts, approvals. It knows nobody: a task
 * carries references, whoever brought it hears of the verdict on the feed `review.verdicts`, and the console
 * composes what is shown.
 *
 * An approval binds exactly (kind, id, hash). Who edits calls `cancelTasks` and `voidApprovals` in the same
 * transaction. Rejecting and failing need a note; the approver is never among the authors.
 */
export { approvalHistory, approvalOf, approvalsOf, voidApprovals } from './approvals.ts'
export { decideTask } from './decide-task.ts'
export { routes } from './routes.ts'
export type {
  Person,
  Reason,
  Subject,
  Task,
  VerdictNews,
} from './schema.ts'
export { cancelTasks, getTask, listTasks, openTask } from './tasks.ts'
export { runReview } from './undo.ts'
