import type { Ctx } from '../../platform/ctx.ts'
import { readVisitors, type VisitorKey } from '../../profiles/index.ts'
import { insertChoices, lastChoice } from './facts.ts'
import { type LoggedChoice, readMailChoices, readPageChoices } from './store.ts'

const PAGE = 5000
/** Commits land out of order, so what is as young as this when copied is looked at again. */
const LOOK_BACK = 600_000

/**
 * Brings the choices of a campaign to where events are. A visitor of a page who was not known when decided is looked
 * for by the key of the browser; who is still unknown is looked for again for ten minutes, and then left out.
 */
export async function mirrorChoices(ctx: Ctx, campaignId: string, where: 'email' | 'onsite'): Promise<void> {
  const read = where === 'email' ? readMailChoices : readPageChoices
  const last = await lastChoice(ctx, campaignId)
  for (let after = last === undefined ? LOWEST : earlier(last); ; ) {
    const page = await read(ctx, campaignId, after, PAGE)
    const end = page.at(-1)
    if (!end) return
    await insertChoices(ctx, campaignId, await owned(ctx, page))
    if (page.length < PAGE) return
    after = end.decisionId
  }
}

const LOWEST = '00000000-0000-0000-0000-000000000000'

/** The lowest id of the moment so long before. */
function earlier(id: string): string {
  const millis = Math.max(0, Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - LOOK_BACK)
  const time = millis.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

async function owned(
  ctx: Ctx,
  choices: readonly LoggedChoice[],
): Promise<(LoggedChoice & { profileId: string })[]> {
  const unknown = choices.filter(({ profileId }) => profileId === null)
  const units = [...new Set(unknown.map(({ unit }) => unit))]
  const visitors = await readVisitors(ctx, units.map(keyOf))
  const personOf = new Map(units.map((unit, index) => [unit, visitors[index]?.personId]))
  return choices.flatMap((choice) => {
    const profileId = choice.profileId ?? personOf.get(choice.unit)
    return profileId ? [{ ...choice, profileId }] : []
  })
}

function keyOf(unit: string): VisitorKey {
  const value = unit.slice(2)
  return unit.startsWith('u:') ? { userId: value } : { anonymousId: value }
}
