import { settleDecisions } from '../decide/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { publish } from '../platform/feeds/index.ts'
import { identifiersOf, personsOf } from '../profiles/index.ts'
import { eventProperties } from './endings.ts'
import { appendEvents } from './events.ts'
import { takeUnsettled, type Unsettled } from './store/sending.ts'

const BATCH = 500
/** Ends gather for so long, so that the mail server is not kept waiting by what follows from them. */
const GATHER_MILLIS = 100

/** Tells, once for each message that ended, its decision how, and the person's events that it was sent. */
export function runSettler(
  systemCtx: (workspace: string) => Ctx,
  base: Ctx,
): { wake(): void; drain(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const settleAll = async () => {
    while ((await settleSome(systemCtx, base)) === BATCH);
  }
  const run = () => {
    clearTimeout(timer)
    timer = undefined
    running = running.then(settleAll).catch((error: unknown) => {
      base.log.error({ err: error }, 'what follows from sent messages could not be written; trying again')
    })
    return running
  }
  return {
    wake: () => {
      timer ??= setTimeout(() => void run(), GATHER_MILLIS)
    },
    drain: run,
  }
}

async function settleSome(systemCtx: (workspace: string) => Ctx, base: Ctx): Promise<number> {
  return transact(base, async (tx) => {
    const ended = await takeUnsettled(tx, BATCH)
    for (const [workspace, own] of Map.groupBy(ended, (message) => message.workspace))
      await settle({ ...systemCtx(workspace), db: tx.db }, own)
    return ended.length
  })
}

async function settle(tx: Ctx, messages: readonly Unsettled[]): Promise<void> {
  await settleDecisions(
    tx,
    messages.map(({ decisionId, status }) => ({
      id: decisionId,
      outcome: status === 'failed' ? 'dropped' : status,
    })),
  )
  const sent = messages.filter((message) => message.status === 'sent')
  if (sent.length > 0) await publish(tx, 'deliver.sent', { messageIds: sent.map(({ id }) => id) })
  const persons = await personsOf(
    tx,
    sent.map((message) => message.profileId),
  )
  const identifiers = await identifiersOf(tx, [...new Set(persons.values())])
  await appendEvents(
    tx,
    sent.flatMap((message) => {
      const identifier = identifiers.get(persons.get(message.profileId) ?? '')
      // erased meanwhile: there is nobody any more whose event it could be
      if (!identifier) return []
      return {
        messageId: `sent:${message.id}`,
        event: 'Email Sent',
        identifier,
        at: message.endedAt,
        properties: eventProperties(message),
      } as const
    }),
  )
}
