import { type Ctx, transact } from '../../platform/ctx.ts'
import { lockProfiles } from '../../profiles/index.ts'
import { sweepEvents } from './events.ts'
import { sweepPeople } from './people.ts'

/** What a look at everything that is stored found. */
export interface Swept {
  people: number
  events: number
}

/**
 * Looks at what is stored by the rules that compare records: names in each other's field, defaults, contacts that many
 * share, orders that came twice, refunds without an order, amounts a hundred times too great, browsers that lost their
 * user id. What was found is kept like what the stream found.
 */
export async function lookAtData(ctx: Ctx): Promise<Swept> {
  const events = await transact(ctx, (tx) => sweepEvents(tx))
  const people = await transact(ctx, async (tx) => {
    await lockProfiles(tx)
    return sweepPeople(tx)
  })
  return { people, events }
}
