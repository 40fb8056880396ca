import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import { personsOf, profilesOf } from '../../profiles/index.ts'
import { lookAtData } from '../sweep/sweep.ts'
import { DataHealth, dataHealth } from './health.ts'
import { letPass, listFindings } from './list.ts'
import { FindingState, StoredFinding } from './schema.ts'

const tags = ['Quality']
const Id = Type.String({ format: 'uuid' })
const Settled = Type.Object({ settled: Type.Integer() })
const Ids = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }) },
  { additionalProperties: false },
)
const Word = Type.String({ minLength: 1, maxLength: 200 })

/** What the record rules found. */
export const findingRoutes: Routes = async (app) => {
  app.get(
    '/api/quality/health',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'How good the data is: by rule, by source and field, over time',
        querystring: Type.Object({
          days: Type.Integer({ minimum: 1, maximum: 366, default: 30 }),
          source: Type.Optional(Word),
          field: Type.Optional(Word),
        }),
        response: { 200: DataHealth },
      },
    },
    ({ ctx, query }) => dataHealth(ctx, query.days, query),
  )
  app.get(
    '/api/quality/findings',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'Faulty values of people and events, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Id),
          rule: Type.Optional(Word),
          field: Type.Optional(Word),
          source: Type.Optional(Word),
          state: Type.Optional(FindingState),
          person: Type.Optional(Id),
        }),
        response: { 200: listOf(StoredFinding) },
      },
    },
    async ({ ctx, query: { person, ...query } }) => {
      if (person === undefined) return listFindings(ctx, query)
      const current = (await personsOf(ctx, [person])).get(person) ?? person
      const profileIds = (await profilesOf(ctx, [current])).get(current) ?? [person]
      return listFindings(ctx, { ...query, profileIds })
    },
  )
  app.post(
    '/api/quality/look',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Compare what is stored by the rules that need several records; done by itself every night',
        response: { 200: Type.Object({ people: Type.Integer(), events: Type.Integer() }) },
      },
    },
    ({ ctx }) => lookAtData(ctx),
  )
  for (const [verb, pass, summary] of [
    ['let-pass', true, 'Say that values are right as they are; their grade follows'],
    ['reopen', false, 'Take back that values were let pass'],
  ] as const)
    app.post(
      `/api/quality/findings/${verb}`,
      {
        config: { permission: 'people.write' },
        schema: { tags, summary, body: Ids, response: { 200: Settled } },
      },
      async ({ ctx, body }) => ({ settled: await letPass(ctx, body.ids, pass) }),
    )
}
