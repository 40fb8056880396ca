import { lotTolerancePlan, type Strictness, sequentialPlan, twoPointPlan } from '../lib/sampling/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import type { AcceptancePlan, AuditSettings } from './schema.ts'
import { readSettings, writeSettings } from './store/settings.ts'

/** As it ships: some twenty reads of a lot tell 1 % from 10 %; two defects early on stop a campaign. */
export const defaultSettings: AuditSettings = {
  lotSize: 5000,
  lotMinutes: 60,
  plan: { kind: 'sequential', good: 0.01, bad: 0.1, alpha: 0.05, beta: 0.1 },
  readsPerDay: 200,
  suspiciousPerLot: 2,
  // a team of one would never be done with it: a person sets it once there are two
  readTwice: 0,
  dueHours: 24,
  limit: 0.01,
  confidence: 0.95,
  pauseReasons: ['wrong_person', 'false_claim', 'sensitive'],
}

/** How this workspace reads what it sends. */
export async function getSettings(ctx: Ctx): Promise<AuditSettings> {
  return { ...defaultSettings, ...(await readSettings(ctx)) }
}

/** Changes some of it; a plan that cannot be met is refused. */
export async function saveSettings(ctx: Ctx, change: Partial<AuditSettings>): Promise<AuditSettings> {
  return transact(ctx, async (tx) => {
    const settings = { ...(await getSettings(tx)), ...change }
    readsOf(settings.plan, 'normal')
    await writeSettings(tx, settings)
    await record(tx, {
      action: 'audit.settings_changed',
      subject: { kind: 'workspace', id: tx.workspace },
      data: { ...change },
    })
    return settings
  })
}

/** How many reads of a lot a plan wants, and with how many defects it is still accepted. */
export function readsOf(plan: AcceptancePlan, strictness: Strictness): { reads: number; accept: number } {
  const factor = strictness === 'tightened' ? 1.6 : strictness === 'reduced' ? 0.4 : 1
  const { reads, accept } = normalReads(plan)
  return { reads: Math.max(2, Math.ceil(reads * factor)), accept }
}

function normalReads(plan: AcceptancePlan): { reads: number; accept: number } {
  if (plan.kind === 'lot') {
    const { size, accept } = lotTolerancePlan(plan.ltpd, plan.confidence, plan.accept)
    return { reads: size, accept }
  }
  if (plan.kind === 'two_point') {
    if (plan.aql >= plan.ltpd) throw unfit('the acceptable rate must be below the one to be rejected')
    const found = twoPointPlan(plan.aql, plan.alpha, plan.ltpd, plan.beta)
    if (!found) throw unfit('its two rates are too near each other for any number of reads')
    return { reads: found.size, accept: found.accept }
  }
  if (plan.good >= plan.bad) throw unfit('the good rate must be below the bad one')
  const { toAccept, slope } = sequentialPlan(plan.good, plan.bad, plan.alpha, plan.beta)
  // as many as accept a lot in which nothing is found
  return { reads: Math.ceil(toAccept / slope), accept: 0 }
}

function unfit(why: string): AppError {
  return new AppError('invalid_request', {
    message: `This acceptance plan cannot be met: ${why}. Change body.plan.`,
  })
}
