import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Type } from 'typebox'
import { upsertProducts } from '../../catalog/index.ts'
import { enqueueEvents } from '../../events/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import { readMap } from './map.ts'
import { runImport, type Sink } from './run.ts'

/** Larger files are for the command line, which goes on where it was stopped. */
const MOST_BYTES = 200 * 1024 * 1024

const Counts = Type.Record(Type.String(), Type.Integer())

const Imported = Type.Object({
  rows: Type.Integer(),
  used: Type.Integer(),
  skipped: Counts,
  badRows: Type.Object({
    total: Type.Integer(),
    byProblem: Counts,
    first: Type.Array(Type.Object({ line: Type.Integer(), field: Type.String(), problem: Type.String() })),
  }),
  faults: Type.Object({
    rows: Type.Integer({ description: 'Rows that are used although a value of them is faulty' }),
    byRule: Counts,
    first: Type.Array(
      Type.Object({
        line: Type.Integer(),
        field: Type.String(),
        rule: Type.String(),
        says: Type.String(),
        value: Type.String(),
        suggestion: Type.Optional(Type.String()),
      }),
    ),
  }),
  events: Counts,
  products: Type.Integer(),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
})

/** A file from the browser: read by a map on the server, by the same code as on the command line. */
export const fileRoute: Routes = async (app) => {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.post(
    '/api/import/file',
    {
      config: { permission: 'people.write' },
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['Import'],
        summary: 'Read a file by a map; with dryRun only say what would happen. The body is the file itself',
        querystring: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 200, description: 'Its ending says what it is' }),
          map: Type.String({ minLength: 1, maxLength: 8000, description: 'YAML, as for the command line' }),
          dryRun: Type.Boolean({ default: false }),
        }),
        response: { 200: Imported },
      },
    },
    async ({ ctx, query, body }) => {
      const map = readMap(query.map)
      if (!(body instanceof Readable))
        throw new AppError('invalid_request', {
          message: 'Send the file itself as the body, with the content type application/octet-stream.',
        })
      const folder = await mkdtemp(join(tmpdir(), 'tactful-upload-'))
      try {
        const path = join(folder, basename(query.name).replaceAll('\0', ''))
        await pipeline(body, createWriteStream(path))
        const sink = query.dryRun ? nowhere : sinkOf(ctx)
        const { from, to, ...found } = await runImport({ files: [path], map, sink, now: ctx.clock.now() })
        return { ...found, ...(from && { from }), ...(to && { to }) }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
}

const nowhere: Sink = { events: async () => {}, products: async () => {} }

function sinkOf(ctx: Ctx): Sink {
  return {
    events: (events) => enqueueEvents(ctx, events, { call: 'import', source: 'import' }),
    products: async (products) => {
      await upsertProducts(ctx, products, 'import')
    },
  }
}
