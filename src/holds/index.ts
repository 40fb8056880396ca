/**
 * "A person decides": while a hold is active nothing in its scope is released. Releasing takes the release
 * gate first, so that a hold, once placed, is seen by every release that commits after it.
 *
 *   enterRelease(tx): Promise<void>                     // first in the transaction that commits `sending`
 *   heldProfiles(ctx, profileIds, { campaignId, purpose }): Promise<Map<string, HoldMark>>
 *   activeHolds(ctx): Promise<Hold[]>
 *   placeHold(ctx, input: NewHold, settle?: Settle): Promise<Hold>
 *   releaseHold(ctx, id, note): Promise<Hold>
 *   type Settle = (ctx, hold: { id, scope, purposes }) => Promise<Settled>   // delivery waits up to 1 s, aborts, counts
 *   holdRoutes({ settle }): Routes                      // app passes delivery's settle
 */
export { Hold, HoldCode, type HoldMark, HoldScope, NewHold, type Settled } from './schema.ts'
