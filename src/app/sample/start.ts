import { randomBytes } from 'node:crypto'
import {
  anyUser,
  changeUser,
  createApiKey,
  createUser,
  listApiKeys,
  newLinkToken,
  openSession,
  openWorkspace,
  revokeApiKey,
  setSimulated,
  takeLink,
} from '../../accounts/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { type Base, systemCtxOf } from '../base.ts'
import { completeSample, holdsData, insertSample, listSamples, type SampleRow } from './store.ts'

/** How large a sample shop is. */
export interface SampleSize {
  people: number
  days: number
}

/** What a newcomer sees. */
export const WHOLE: SampleSize = { people: 5000, days: 365 }
const SEED = 7
const KEY_NAME = 'Simulated shop'

/** Makes the workspace a simulated one and starts its people; refused where somebody is known already. */
export async function startSample(ctx: Ctx, base: Base, size = WHOLE): Promise<void> {
  const shop = await transact(ctx, (tx) => addSample(tx, size))
  await run(ctx, base, shop)
}

/**
 * Opens the living shop for somebody without an account, by the set-up link: a workspace of its own, and an account
 * to look around with. Answers the session.
 */
export async function openSample(base: Base, token: string, size = WHOLE): Promise<string> {
  const outer = systemCtxOf(base)('')
  const [known] = (await listSamples(base.db)).filter(({ visitor_id }) => visitor_id !== null)
  if (known)
    return transact(outer, async (tx) => {
      await takeLink(tx, token)
      return signIn({ ...tx, workspace: known.workspace_id }, known)
    })
  const made = await transact(outer, async (tx) => {
    if (await anyUser(tx.db)) throw new AppError('setup_done')
    await takeLink(tx, token)
    return makeWorkspace(tx, size)
  })
  const ctx = { ...outer, workspace: made.workspace_id }
  const session = await signIn(ctx, made)
  await run(ctx, base, made)
  return session
}

/**
 * For a start that was asked to show the living shop: where nobody has an account it is made and started. Answers a
 * one-time token that signs its visitor in; undefined where the installation is somebody's own.
 */
export async function demoLink(base: Base, size = WHOLE): Promise<string | undefined> {
  const outer = systemCtxOf(base)('')
  if (!(await anyUser(base.db))) {
    const made = await transact(outer, (tx) => makeWorkspace(tx, size))
    await run({ ...outer, workspace: made.workspace_id }, base, made)
  } else if (!(await listSamples(base.db)).some(({ visitor_id }) => visitor_id !== null)) return undefined
  return newLinkToken(outer)
}

/** Lets the people of every sample shop go on after a restart. */
export async function resumeSamples(base: Base): Promise<void> {
  for (const shop of await listSamples(base.db)) await run(systemCtxOf(base)(shop.workspace_id), base, shop)
}

async function makeWorkspace(tx: Ctx, size: SampleSize): Promise<SampleRow> {
  const ctx = { ...tx, workspace: await openWorkspace(tx, 'The living shop') }
  const visitor = await createUser(ctx, {
    email: 'you@sample.example',
    name: 'You',
    password: newPassword(),
    roles: ['admin', 'care'],
  })
  return addSample(ctx, size, visitor.id)
}

async function addSample(tx: Ctx, size: SampleSize, visitor?: string): Promise<SampleRow> {
  if (await holdsData(tx))
    throw new AppError('conflict', {
      message:
        'This workspace has people, products or campaigns of its own, and a sample must not mix with them. Start a second server with an empty data directory (TACTFUL_DATA) to look at the sample.',
    })
  const team = [
    await createUser(tx, teamMember(tx, 'mara', 'Mara Lind (simulated)', 'author')),
    await createUser(tx, teamMember(tx, 'jonas', 'Jonas Berg (simulated)', 'approver')),
  ]
  const shop: SampleRow = {
    workspace_id: tx.workspace,
    seed: SEED,
    ...size,
    ends_at: tx.clock.now(),
    complete: false,
    visitor_id: visitor ?? null,
    team: team.map(({ id }) => id),
  }
  if (!(await insertSample(tx, shop)))
    throw new AppError('conflict', { message: 'This workspace shows a sample shop already.' })
  await setSimulated(tx, true)
  const subject = { kind: 'workspace', id: tx.workspace }
  await record(tx, { action: 'sample_shop.started', subject, data: { ...size, seed: SEED } })
  return shop
}

/** Starts the process with a key and passwords of its own, new at each start. */
async function run(ctx: Ctx, base: Base, shop: SampleRow): Promise<void> {
  base.sample.mark(ctx.workspace, 'starting')
  for (const { id, name, revokedAt } of await listApiKeys(ctx))
    if (name === KEY_NAME && revokedAt === undefined) await revokeApiKey(ctx, id)
  const { key } = await createApiKey(ctx, { kind: 'server', name: KEY_NAME })
  const logins = []
  for (const id of shop.team) {
    const password = newPassword()
    logins.push({ email: (await changeUser(ctx, id, { password })).email, password })
  }
  const [author, approver] = logins
  if (!author || !approver) throw new Error('The sample shop has no team.')
  const order = {
    key,
    author,
    approver,
    seed: shop.seed,
    people: shop.people,
    days: shop.days,
    end: shop.ends_at.getTime(),
    now: ctx.clock.now().getTime(),
    complete: shop.complete,
  }
  base.sample.start(ctx.workspace, order, () => completeSample(ctx))
}

function signIn(ctx: Ctx, { visitor_id, workspace_id }: SampleRow): Promise<string> {
  if (visitor_id === null) throw new AppError('setup_done')
  return openSession(ctx.db, { userId: visitor_id, workspaceId: workspace_id, at: ctx.clock.now() })
}

function teamMember(tx: Ctx, local: string, name: string, role: 'author' | 'approver') {
  return { email: `${local}.${tx.workspace}@sample.example`, name, password: newPassword(), roles: [role] }
}

function newPassword(): string {
  return randomBytes(18).toString('base64url')
}
