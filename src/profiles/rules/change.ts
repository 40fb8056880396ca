import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type FeedConsumer, publish } from '../../platform/feeds/index.ts'
import { record } from '../../platform/journal/index.ts'
import type { IdentityKey } from '../identities.ts'
import { regroup } from '../regroup.ts'
import { identityKinds } from '../schema.ts'
import { readIdentities, readIdentitiesOf } from '../store/graph.ts'
import { lockProfiles } from '../store/profiles.ts'
import {
  readCrowdedPeople,
  readLinkedKeys,
  readRuledOut,
  readRules,
  rulesInForce,
  writeRules,
} from '../store/rules.ts'
import { patternFault } from './pattern.ts'
import type { IdentityRules, StoredRules } from './schema.ts'

const FEED = 'profiles.rules'

/**
 * Puts rules in force for every event from now on; who is one person is then decided anew from the same evidence.
 * `version` is the one that was changed, so that of two people changing at once one is told.
 */
export async function changeRules(ctx: Ctx, rules: IdentityRules, version: number): Promise<StoredRules> {
  check(rules)
  return transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const before = await readRules(tx)
    if (before.version !== version) throw new AppError('conflict')
    await writeRules(tx, rules, version + 1)
    await record(tx, {
      action: 'identity_rules.changed',
      subject: { kind: 'workspace', id: tx.workspace },
      data: {
        version: version + 1,
        blocked: rules.blocked.length,
        limits: rules.limits,
        priority: rules.priority,
      },
    })
    await publish(tx, FEED, { version: version + 1 })
    return readRules(tx)
  })
}

function check({ blocked, priority }: IdentityRules): void {
  blocked.forEach((rule, index) => {
    const fault = rule.match === 'pattern' ? patternFault(rule.value) : undefined
    if (fault)
      throw new AppError('identity_rules_invalid', {
        message: `The pattern “${rule.value}” cannot be used. ${fault}`,
        details: { blocked: index },
      })
  })
  const own = priority.findIndex((kind) => kind === 'anonymous_id' || kind === 'device')
  if (own < 3)
    throw new AppError('identity_rules_invalid', {
      message:
        'User id, e-mail and phone come before browsers and devices: several people use one device. Change the order.',
    })
}

const PAGE = 5000
const ROUND = 500

/** Decides anew who is one person after the rules changed, for those whom the change may concern. */
export const rulesConsumer: FeedConsumer = {
  feed: FEED,
  name: 'profiles',
  handle: async (tx) => {
    await lockProfiles(tx)
    const concerned = await concernedBy(tx)
    for (let from = 0; from < concerned.length; from += ROUND)
      await regroup(tx, {
        start: concerned.slice(from, from + ROUND),
        fresh: new Map(),
        centers: new Set(),
      })
  },
}

/** Identities that are blocked, that a rule had ruled out, or whose person has more of a kind than allowed. */
async function concernedBy(tx: Ctx): Promise<IdentityKey[]> {
  const rules = await rulesInForce(tx)
  const keys = new Set(await readRuledOut(tx))
  for (let after = ''; ; ) {
    const page = await readLinkedKeys(tx, after, PAGE)
    for (const key of page) if (rules.blockedBy(key)) keys.add(key)
    const last = page.at(-1)
    if (page.length < PAGE || last === undefined) break
    after = last
  }
  for (const kind of identityKinds) {
    const people = await readCrowdedPeople(tx, kind, rules.limits[kind].most)
    for (const { key } of await readIdentitiesOf(tx, people)) keys.add(key)
  }
  return [...(await readIdentities(tx, [...keys])).keys()]
}
