import { productsById } from '../catalog/index.ts'
import { countRejected } from '../events/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emailChecks, orderChecks, rejectedCheck } from './checks.ts'
import * as facts from './facts.ts'
import type { RuleHealth } from './findings/health.ts'
import type { AskedField, Audience, CheckState, Readiness, ReadinessCheck, ReadinessUse } from './schema.ts'
import { fieldCheck, offerChecks, recommendationChecks, rhythmChecks, trafficChecks } from './uses/checks.ts'
import * as use from './uses/facts.ts'
import { repairsFor, rulesFound } from './uses/repairs.ts'

const DAY = 86_400_000
const REJECTED_DAYS = 7
/** Orders are judged by those of so many days. */
const ORDER_DAYS = 90
const VISIT_DAYS = 14
const HALF_A_YEAR = 182
/** Products looked up in the catalogue, most used first. */
const MOST_PRODUCTS = 2000

/** What a use needs, as people say it. */
export const needs: Record<ReadinessUse, string> = {
  email: 'People with an address, their consent, and the fields that the copy names.',
  onsite: 'Visits that arrive as they happen, several a visitor, and visitors who come back known.',
  recommendations: 'Some thousand uses of products, and a catalogue whose products can be shown.',
  send_time: 'Time zones, and people who were seen on several days.',
  offers: 'Orders with values and people, what products cost, and some thousand buyers.',
  orders: 'Recent orders with a value, in one currency, that belong to somebody.',
}

/** How a use is called in sentences. */
export const useNames: Record<ReadinessUse, string> = {
  email: 'e-mail copy',
  onsite: 'on-site content',
  recommendations: 'recommendations',
  send_time: 'send time',
  offers: 'offers',
  orders: 'measurement by orders',
}

interface Asked {
  use: ReadinessUse
  audience?: Audience
  /** Of an e-mail: the fields that its copy names. */
  fields?: readonly AskedField[]
  /** What the record rules found, where it was read already. */
  found?: readonly RuleHealth[]
}

/** Whether today's data can carry a use, for an audience or for everybody, and what to repair. */
export async function readiness(ctx: Ctx, asked: Asked): Promise<Readiness> {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - REJECTED_DAYS * DAY)
  const [own, received, rejected, found] = await Promise.all([
    checksOf(ctx, asked),
    facts.countReceived(ctx, since),
    countRejected(ctx, since),
    asked.found ?? rulesFound(ctx),
  ])
  const checks = [...own, rejectedCheck(rejected, received, REJECTED_DAYS)]
  const state =
    (['fail', 'warn'] as const).find((one) => checks.some((check) => check.state === one)) ?? 'pass'
  return {
    use: asked.use,
    state,
    verdict: verdictOf(asked.use, state, checks),
    needs: needs[asked.use],
    checks,
    repairs: repairsFor(asked.use, checks, found),
    at: now.toISOString(),
  }
}

function verdictOf(name: ReadinessUse, state: CheckState, checks: readonly ReadinessCheck[]): string {
  const called = useNames[name].replace(/^./, (letter) => letter.toUpperCase())
  if (state === 'pass') return `${called} can be personalized today.`
  const first = checks.find((check) => check.state === state)?.sentence ?? ''
  return state === 'warn' ? `${called}: yes, with gaps. ${first}` : `${called}: not yet. ${first}`
}

async function checksOf(ctx: Ctx, { use: name, audience, fields }: Asked): Promise<ReadinessCheck[]> {
  const now = ctx.clock.now()
  switch (name) {
    case 'email':
      return email(ctx, audience, fields)
    case 'orders': {
      const [orders, last] = await Promise.all([facts.readOrders(ctx, ORDER_DAYS), facts.readLastOrder(ctx)])
      return orderChecks(orders, last, now, ORDER_DAYS)
    }
    case 'onsite':
      return trafficChecks(await use.readTraffic(ctx, VISIT_DAYS), now, VISIT_DAYS)
    case 'recommendations': {
      const [products, shoppers] = await Promise.all([
        use.readProductUse(ctx, ORDER_DAYS, MOST_PRODUCTS),
        use.countShoppers(ctx, ORDER_DAYS),
      ])
      return recommendationChecks(products, await catalogueOf(ctx, products), shoppers, ORDER_DAYS)
    }
    case 'send_time':
      return rhythmChecks(await use.readRhythm(ctx, HALF_A_YEAR))
    case 'offers': {
      const [products, buyers, orders, last] = await Promise.all([
        use.readProductUse(ctx, HALF_A_YEAR, MOST_PRODUCTS),
        use.readBuyers(ctx, HALF_A_YEAR),
        facts.readOrders(ctx, ORDER_DAYS),
        facts.readLastOrder(ctx),
      ])
      return [
        ...orderChecks(orders, last, now, ORDER_DAYS),
        ...offerChecks(buyers, products, await catalogueOf(ctx, products)),
      ]
    }
  }
}

async function catalogueOf(ctx: Ctx, products: readonly { product: string }[]) {
  return productsById(
    ctx,
    products.map(({ product }) => product),
  )
}

async function email(
  ctx: Ctx,
  audience: Audience | undefined,
  fields: readonly AskedField[] = [{ key: 'firstName', minimumGrade: 'good' }],
): Promise<ReadinessCheck[]> {
  const contact = await facts.readContactability(ctx, audience)
  if (contact.people === 0) return emailChecks(contact)
  const shown = await Promise.all(
    fields.map(async ({ key, minimumGrade }) =>
      fieldCheck(key, await use.countWithField(ctx, spellings(key), minimumGrade, audience)),
    ),
  )
  return [...emailChecks(contact), ...shown]
}

/** One trait in its two usual spellings. */
function spellings(key: string): string[] {
  if (key === 'firstName') return [key, 'first_name']
  return key === 'lastName' ? [key, 'last_name'] : [key]
}
