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

/** A verdict that takes effect at `until`, and can be taken back before. */
export const Pending = Type.Object({
  verdict: VerdictKind,
  reason: Type.Union([Reason, Type.Null()]),
  by: Person,
  until: Type.String(),
})
export type Pending = Static<typeof Pending>

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
  /** 0…100; brings a task forward in the queue. */
  risk: Type.Integer(),
  /** Equal for tasks that are so alike that one look decides several. */
  alike: Type.Union([Type.String(), Type.Null()]),
  /** Who has it in hand, while they have. */
  claimedBy: Type.Union([Person, Type.Null()]),
  /** How many people read it without knowing of each other, until they agree. */
  readingsWanted: Type.Integer(),
  pending: Type.Union([Pending, Type.Null()]),
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
  risk?: number
  alike?: string
  /** Two or more: so many people read it, blind to each other. */
  readings?: number
  /** The verdict that is right, of a task that calibrates; deciding it has no effect. */
  knownAnswer?: 'pass' | 'fail'
}

export const Decision = Type.Object({
  verdict: VerdictKind,
  reason: Type.Optional(Reason),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
  /** The verdict takes effect only after so long, and can be taken back before. */
  delaySeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
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

/** What one reviewer takes, and how many hours a week they have for it. */
export const Reviewer = Type.Object({
  userId: Type.String(),
  name: Type.String(),
  /** Kinds of things; empty: all that the roles allow. */
  kinds: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
  hoursPerWeek: Type.Number({ minimum: 0, maximum: 80 }),
  /** Keys of the desk by action, where they differ from those that the product ships. */
  keys: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 20 })),
})
export type Reviewer = Static<typeof Reviewer>

/** Whether the desk's work fits into the hours that its reviewers have. */
export const DeskForecast = Type.Object({
  counts: Type.Array(Type.Object({ about: Type.String(), open: Type.Integer(), overdue: Type.Integer() })),
  byKind: Type.Array(
    Type.Object({
      about: Type.String(),
      open: Type.Integer(),
      perWeek: Type.Number(),
      /** The middle of what verdicts took; null where none was measured. */
      seconds: Type.Union([Type.Number(), Type.Null()]),
      openHours: Type.Number(),
      weekHours: Type.Number(),
    }),
  ),
  reviewers: Type.Array(Reviewer),
  hoursPerWeek: Type.Number(),
  openHours: Type.Number(),
  weekHours: Type.Number(),
  /** Until nothing waits any more; null where it never comes to that, or nobody said how many hours they have. */
  daysToClear: Type.Union([Type.Number(), Type.Null()]),
  fits: Type.Union([Type.Boolean(), Type.Null()]),
})
export type DeskForecast = Static<typeof DeskForecast>

/** How the readers read, in the last thirty days. */
export const ReaderQuality = Type.Object({
  /** Krippendorff's α where several read the same; null where nothing was read twice. */
  alpha: Type.Union([Type.Number(), Type.Null()]),
  readTwice: Type.Integer(),
  readers: Type.Array(
    Type.Object({
      by: Person,
      decided: Type.Integer(),
      medianSeconds: Type.Union([Type.Number(), Type.Null()]),
      tooFast: Type.Integer({ description: 'Readings that were too fast to be one' }),
      known: Type.Integer({ description: 'Known answers among them' }),
      knownMissed: Type.Integer(),
    }),
  ),
})
export type ReaderQuality = Static<typeof ReaderQuality>

/** Which tasks to list; newest first unless open ones are asked for, which come by due time. */
export interface TaskFilter {
  state?: TaskState
  kind?: TaskKind
  subject?: { kind: string; id?: string }
  alike?: string
  /** Only what this person can decide and nobody else has in hand. */
  mine?: { id: string; kinds: readonly string[]; approves: boolean }
  limit?: number
  after?: string
}
