import { type Static, Type } from 'typebox'

/** What a task or an approval is about; `hash` stands for the exact content, `version` for its place in the history. */
export const Subject = Type.Object({
  kind: Type.String({ minLength: 1, maxLength: 40 }),
  id: Type.String({ format: 'uuid' }),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
})
export type Subject = Static<typeof Subject>

/** `approval` asks for approve or reject of one exact content; `reading` asks for pass or fail of something read. */
export const TaskKind = Type.Union([Type.Literal('approval'), Type.Literal('reading')])
export type TaskKind = Static<typeof TaskKind>

export const VerdictKind = Type.Union([
  Type.Literal('approve'),
  Type.Literal('reject'),
  Type.Literal('pass'),
  Type.Literal('fail'),
])
export type VerdictKind = Static<typeof VerdictKind>

/** What can be wrong with something read, for counting and for doing something about it. */
export const Reason = Type.Union([
  Type.Literal('wrong_person'),
  Type.Literal('wrong_field'),
  Type.Literal('false_claim'),
  Type.Literal('sensitive'),
  Type.Literal('creepy'),
  Type.Literal('tone'),
  Type.Literal('no_use'),
  Type.Literal('offer'),
  Type.Literal('language'),
  Type.Literal('layout'),
  Type.Literal('bad_time'),
  Type.Literal('other'),
])
export type Reason = Static<typeof Reason>

export const TaskState = Type.Union([
  Type.Literal('open'),
  Type.Literal('decided'),
  Type.Literal('cancelled'),
])
export type TaskState = Static<typeof TaskState>

/** A member of the team, as named when it happened. */
export const Person = Type.Object({ id: Type.String(), name: Type.String() })
export type Person = Static<typeof Person>

const Verdict = Type.Object({
  id: Type.String(),
  taskId: Type.String(),
  verdict: VerdictKind,
  /** Of the taxonomy; null where none was named. */
  reason: Type.Union([Reason, Type.Null()]),
  note: Type.String(),
  /** How long the task was open before this person; null where it was not measured. */
  seconds: Type.Union([Type.Number(), Type.Null()]),
  by: Person,
  at: Type.String(),
})
export type Verdict = Static<typeof Verdict>

/** One thing for a person to decide. `payload` holds references and figures, never personal data. */
export const Task = Type.Object({
  id: Type.String(),
  kind: TaskKind,
  subject: Subject,
  title: Type.String(),
  payload: Type.Record(Type.String(), Type.Unknown()),
  authors: Type.Array(Person),
  openedBy: Person,
  openedAt: Type.String(),
  dueAt: Type.Union([Type.String(), Type.Null()]),
  state: TaskState,
  closedAt: Type.Union([Type.String(), Type.Null()]),
  cancelReason: Type.Union([Type.String(), Type.Null()]),
  verdict: Type.Union([Verdict, Type.Null()]),
})
export type Task = Static<typeof Task>

/** A verdict that binds one exact content hash; void once the content moved on. */
export const Approval = Type.Object({
  id: Type.String(),
  taskId: Type.String(),
  subject: Subject,
  by: Person,
  at: Type.String(),
  voidedAt: Type.Union([Type.String(), Type.Null()]),
  voidReason: Type.Union([Type.String(), Type.Null()]),
})
export type Approval = Static<typeof Approval>

/** What a stage brings to the desk. */
export interface NewTask {
  kind: TaskKind
  subject: Subject
  title: string
  payload?: Record<string, unknown>
  dueAt?: Date
  authors?: readonly Person[]
}

export const Decision = Type.Object({
  verdict: VerdictKind,
  reason: Type.Optional(Reason),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
  /** How long the person had the task open. */
  seconds: Type.Optional(Type.Number({ minimum: 0, maximum: 86_400 })),
})
export type Decision = Static<typeof Decision>

/** Payload of the feed `review.verdicts`. */
export interface VerdictNews {
  taskId: string
  kind: TaskKind
  subject: Subject
  verdict: VerdictKind
  reason?: Reason
  by: string
}

/** Which tasks to list; newest first unless open ones are asked for, which come by due time. */
export interface TaskFilter {
  state?: TaskState
  kind?: TaskKind
  subject?: { kind: string; id?: string }
  limit?: number
  after?: string
}
