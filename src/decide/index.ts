/**
 * One decision for one person at one step, by one table of precedence, at decision and again at release.
 * Delivery is handed the decisions that send, inside the transaction that stores them.
 *
 *   type Enqueue = (tx, decisions: readonly Decision[]) => Promise<void>     // only kinds send and wait
 *   decideDue(ctx, { enqueue, checks }): Promise<boolean>                    // one turn of work; true when there is more
 *   resolveForRelease(tx, decisionIds): Promise<Map<string, Resolution>>     // takes holds' gate; call in the transaction that commits `sending`
 *   settleDecisions(tx, [{ id, outcome: 'sent' | 'dropped' | 'unknown' }])   // delivery tells how each ended; feeds caps and the campaign's end
 *   suppress(tx, { address, reason, detail }) / unsuppress / suppressedAmong(ctx, addresses): Promise<Set<string>>
 *   getDecision(ctx, id), listDecisions(ctx, { campaignId?, profileId?, runId? … }), waterfall(ctx, campaignId)
 *   column store: table `assignments` (workspace_id, campaign_id, profile_id, arm, assigned_at), read with FINAL
 */
export { Arm, Counts, Decision, DecisionKind, Outcome, Reason, type Resolution, Run } from './schema.ts'
