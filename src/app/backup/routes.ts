import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import type { Base } from '../base.ts'
import { takeBackup } from './backup.ts'

/** The archive of everything, for the operator of the machine alone: it holds all that there is. */
export function backupRoutes(base: Base): Routes {
  return async (app) => {
    app.get(
      '/api/backup',
      {
        config: { permission: 'settings.write' },
        schema: {
          tags: ['Operations'],
          summary: 'Both databases at one point, as a tar archive; for the command line of the same machine',
          response: { 200: Type.Any() },
        },
      },
      async ({ ctx }, reply) => {
        if (ctx.actor.kind !== 'system' || ctx.actor.id !== 'operator')
          throw new AppError('not_allowed', {
            message: 'A backup holds everything. It is taken on the machine itself, with `tactful backup`.',
          })
        const archive = takeBackup(base)
        // The first piece is awaited, so that what cannot begin answers with its reason.
        const first = await archive.next()
        return reply
          .type('application/x-tar')
          .send(Readable.from(joined(first, archive), { objectMode: false, highWaterMark: 1 << 20 }))
      },
    )
  }
}

async function* joined(first: IteratorResult<Buffer>, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (!first.done) yield first.value
    for await (const piece of rest) if (piece.length > 0) yield piece
  } finally {
    await rest.return(undefined)
  }
}
