import type { Fault } from '../world/shapes.ts'
import { compared, type Line, notYet } from './line.ts'
import { unlessMissing } from './look.ts'
import type { Case } from './measure.ts'
import { allOf, userIdsByProfile } from './server-people.ts'

interface Finding {
  profileId: string
  field: string
  rule: string
}

/** Of which class of fault a finding speaks; unit of comparison is the person. */
const CLASSES: Record<string, (finding: Finding) => boolean> = {
  'wrong name': ({ field, rule }) => rule.startsWith('name.') && /name/i.test(field),
  'wrong address': ({ rule }) => rule.startsWith('email.') && rule !== 'email.shared',
  'stale third-party segment': ({ rule }) => rule === 'segment.stale',
  money: ({ rule }) => rule.startsWith('money.'),
  'duplicate order': ({ rule }) => rule === 'order.duplicate',
  'clock skew': ({ rule }) => /^event\.(skewed|zone_shift|future|default_time)$/.test(rule),
}

/** Which faults of the data the server found, class by class. */
export async function faults({ client, truth, people }: Case): Promise<Line[]> {
  const findings = await unlessMissing(() => allOf<Finding>(client, '/api/quality/findings?limit=200'))
  const all = [...truth.faults, ...truth.sent.faults]
  const userIds = userIdsByProfile(people)
  const known = new Set(people.flatMap(({ identities }) => identities.map(({ value }) => value)))
  const lines = Object.entries(CLASSES).map(([fault, speaks]) => {
    if (!findings) return notYet(`faults: ${fault}`)
    const real = new Set(
      all
        .filter((one) => classOf(one) === fault && isRecent(one, truth.days))
        .flatMap(({ userId }) => (userId !== undefined && known.has(userId) ? [userId] : [])),
    )
    const found = new Set(
      findings.filter(speaks).flatMap(({ profileId }) => {
        // of joined records, the one that it is about
        const own = userIds.get(profileId) ?? []
        return own.find((id) => real.has(id)) ?? own.slice(0, 1)
      }),
    )
    return compared(`faults: ${fault}`, found, real)
  })
  return [...lines, await counted({ client, truth }), notYet('faults: bots')]
}

/** Rules that compare many events look at what is recent, night after night. */
const LOOKED_AT = 90

function isRecent({ messageId, fromDay = 0 }: Fault, days: number): boolean {
  return messageId === undefined || fromDay >= days - LOOKED_AT
}

function classOf({ fault, what }: Fault): string {
  return what === 'counted twice' ? 'duplicate order' : what === '1970' ? 'unusable time' : fault
}

/** Times of 1970 cannot be used; everything else must be there once, however often it was sent. */
async function counted({ client, truth }: Pick<Case, 'client' | 'truth'>): Promise<Line> {
  const overview = await client.get<{ days: { day: string; events: number }[]; rejected: number }>(
    '/api/events/overview?days=400',
  )
  const wrong = overview.days.filter(({ day, events }) => events !== (truth.sent.byDay[day] ?? 0)).length
  const unusable = Object.keys(truth.sent.byDay).filter((day) => day < '1990')
  const bad = unusable.reduce((sum, day) => sum + (truth.sent.byDay[day] ?? 0), 0)
  return {
    what: 'events of 400 days, each counted once',
    found: `${overview.days.length - wrong} of ${overview.days.length} days right; set aside ${overview.rejected} of ${bad} with unusable times`,
    figures: { days: overview.days.length, wrong, rejected: overview.rejected, bad },
  }
}
