import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import type { Workspace, WorkspacePatch } from './schema.ts'
import { findWorkspace, updateWorkspace } from './store.ts'

/** The ctx's workspace with its settings. */
export async function currentWorkspace(ctx: Ctx): Promise<Workspace> {
  const workspace = await findWorkspace(ctx.db, ctx.workspace)
  if (!workspace) throw new AppError('not_found', { message: 'This workspace does not exist.' })
  return workspace
}

/** Changes settings of the workspace; `mailFrom: null` goes back to the server's sender. */
export async function changeWorkspace(ctx: Ctx, patch: WorkspacePatch): Promise<Workspace> {
  if (patch.timeZone !== undefined && !isTimeZone(patch.timeZone))
    throw invalid(`"${patch.timeZone}" is not a time zone. Use an IANA name such as Europe/Vienna.`)
  if (patch.mailFrom && !isSender(patch.mailFrom))
    throw invalid(
      'The sender must be an address such as hello@shop.example or Shop <hello@shop.example>, on one line.',
    )
  return transact(ctx, async (tx) => {
    await updateWorkspace(tx, {
      ...(patch.name !== undefined && { name: patch.name.trim() }),
      ...(patch.currency !== undefined && { currency: patch.currency }),
      ...(patch.timeZone !== undefined && { time_zone: patch.timeZone }),
      ...(patch.mailFrom !== undefined && { mail_from: patch.mailFrom }),
    })
    const subject = { kind: 'workspace', id: tx.workspace }
    await record(tx, { action: 'workspace.changed', subject, data: { fields: Object.keys(patch) } })
    return currentWorkspace(tx)
  })
}

/** Says whether the workspace's people are simulated. */
export async function setSimulated(tx: Ctx, simulated: boolean): Promise<void> {
  await updateWorkspace(tx, { simulated })
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

function isSender(text: string): boolean {
  return /^(?:[^<>\r\n"]*<)?[^\s<>@"]+@[^\s<>@"]+>?$/.test(text) && text.includes('<') === text.endsWith('>')
}

function invalid(message: string): AppError {
  return new AppError('invalid_request', { message })
}
