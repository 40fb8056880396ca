import { type Static, Type } from 'typebox'

/** What a journal entry is about. */
export const JournalSubject = Type.Object({ kind: Type.String(), id: Type.String() })
export type JournalSubject = Static<typeof JournalSubject>

/** One link of the chain. */
export const JournalEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  actor: Type.Object({ kind: Type.String(), id: Type.String(), name: Type.Optional(Type.String()) }),
  action: Type.String(),
  subject: JournalSubject,
  data: Type.Record(Type.String(), Type.Unknown()),
  prevHash: Type.String(),
  hash: Type.String(),
})
export type JournalEntry = Static<typeof JournalEntry>

/** What checking a chain found. */
export const JournalCheck = Type.Object({
  intact: Type.Boolean(),
  entries: Type.Integer(),
  lastHash: Type.String(),
  problems: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Type.Union([
        Type.Literal('changed'),
        Type.Literal('removed'),
        Type.Literal('reordered'),
        Type.Literal('added'),
      ]),
      message: Type.String(),
    }),
  ),
})
export type JournalCheck = Static<typeof JournalCheck>
