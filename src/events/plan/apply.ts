import type { Db } from '../../platform/postgres/index.ts'
import type { ReadEvent } from '../fold/read-batch.ts'
import { planChecks } from './store.ts'

/**
 * Holds events against the tracking plans of their workspaces as of a time: violations are flagged on the event, or make
 * it one that is set aside. The same events and time give the same answer, which recovery after a crash relies on.
 */
export async function applyPlans(db: Db, events: readonly ReadEvent[], at: Date): Promise<ReadEvent[]> {
  const checks = await planChecks(db, [...new Set(events.map((read) => read.workspaceId))], at)
  if (checks.size === 0) return [...events]
  return events.map((read) => {
    if (!('event' in read.result)) return read
    const { event } = read.result
    const judgement = checks.get(read.workspaceId)?.(event)
    const [first] = judgement?.violations ?? []
    if (!judgement || !first) return read
    if (judgement.mode === 'drop')
      return {
        ...read,
        result: { reason: first, messageId: event.messageId, kind: event.type, name: event.event },
      }
    return {
      ...read,
      result: { event: { ...event, problems: [...event.problems, ...judgement.violations] } },
    }
  })
}
