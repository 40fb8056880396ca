import { listOf, type Routes } from '../../platform/http/index.ts'
import { SignalsAnswer, SignalsOrder } from './schema.ts'
import { askSignals } from './signals.ts'
import { readSignals } from './store.ts'

const tags = ['Quality']

/** What each kind of data adds, on the workspace's own people. */
export const signalRoutes: Routes = async (app) => {
  app.get(
    '/api/quality/signals',
    {
      config: { permission: 'results.read' },
      schema: {
        tags,
        summary: 'What behaviour, demographics and third-party data each added, as it was asked last',
        response: { 200: listOf(SignalsAnswer) },
      },
    },
    async ({ ctx }) => ({ items: await readSignals(ctx) }),
  )
  app.post(
    '/api/quality/signals',
    {
      config: { permission: 'results.read' },
      schema: {
        tags,
        summary:
          'Ask what each kind of data adds to foretelling an outcome; answers when it is done, in about a minute',
        body: SignalsOrder,
        response: { 200: SignalsAnswer },
      },
    },
    ({ ctx, body }) => askSignals(ctx, body),
  )
}
