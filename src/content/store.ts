import type { ColumnType } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { ContentVersion, Field, Purpose, Style, Variant, VariantContent } from './schema.ts'

type Json<Value> = ColumnType<Value, string, string>
type Person = { id: string; name: string }
/** A variant as a content version refers to it. */
export type VariantRef = { id: string; name: string; version: number }

type Tables = {
  contents: {
    workspace_id: string
    id: string
    name: string
    purpose: Purpose
    latest_version: number
    created_at: Date
    updated_at: Date
  }
  content_versions: {
    workspace_id: string
    content_id: string
    version: number
    name: string
    purpose: Purpose
    style: Json<Style>
    fields: Json<Field[]>
    variants: Json<VariantRef[]>
    note: string
    reverted_from: number | null
    made_by: Json<Person>
    made_at: Date
  }
  variant_versions: {
    workspace_id: string
    variant_id: string
    version: number
    content_id: string
    hash: string
    slot_hashes: Json<Record<string, string>>
    authors: Json<Person[]>
    body: Json<VariantContent>
    made_at: Date
  }
}

const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** An e-mail as its own row says. */
export interface ContentRow {
  id: string
  name: string
  purpose: Purpose
  latestVersion: number
  createdAt: string
  updatedAt: string
}

/** Starts an e-mail at version 1. */
export async function insertContent(
  ctx: Ctx,
  row: { id: string; name: string; purpose: Purpose },
): Promise<void> {
  const now = ctx.clock.now()
  await tables(ctx)
    .insertInto('contents')
    .values({ workspace_id: ctx.workspace, ...row, latest_version: 1, created_at: now, updated_at: now })
    .execute()
}

/** One e-mail's row; locked until the transaction ends when asked. */
export async function readContent(ctx: Ctx, id: string, lock = false): Promise<ContentRow | undefined> {
  const row = await tables(ctx)
    .selectFrom('contents')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && toContent(row)
}

/** E-mails, newest first. */
export async function readContents(
  ctx: Ctx,
  { after, limit, search }: { after?: string | undefined; limit: number; search?: string | undefined },
): Promise<ContentRow[]> {
  let query = tables(ctx)
    .selectFrom('contents')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('id', 'desc')
    .limit(limit)
  if (after) query = query.where('id', '<', after)
  if (search) query = query.where('name', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  return (await query.execute()).map(toContent)
}

/** Moves an e-mail to its next version. */
export async function moveContent(
  ctx: Ctx,
  row: { id: string; name: string; purpose: Purpose; version: number },
): Promise<void> {
  await tables(ctx)
    .updateTable('contents')
    .set({
      name: row.name,
      purpose: row.purpose,
      latest_version: row.version,
      updated_at: ctx.clock.now(),
    })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', row.id)
    .execute()
}

/** A content version without the text of its variants. */
export type VersionRow = Omit<ContentVersion, 'variants' | 'latestVersion'> & { variants: VariantRef[] }

/** Stores a version; it never changes afterwards. */
export async function insertVersion(ctx: Ctx, version: VersionRow): Promise<void> {
  await tables(ctx)
    .insertInto('content_versions')
    .values({
      workspace_id: ctx.workspace,
      content_id: version.contentId,
      version: version.version,
      name: version.name,
      purpose: version.purpose,
      style: JSON.stringify(version.style),
      fields: JSON.stringify(version.fields),
      variants: JSON.stringify(version.variants),
      note: version.note,
      reverted_from: version.revertedFrom,
      made_by: JSON.stringify(version.madeBy),
      made_at: new Date(version.madeAt),
    })
    .execute()
}

/** One version of an e-mail. */
export async function readVersion(
  ctx: Ctx,
  contentId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const row = await versionsOf(ctx, contentId).where('version', '=', version).executeTakeFirst()
  return row && toVersion(row)
}

/** Every version of an e-mail, newest first. */
export async function readVersions(ctx: Ctx, contentId: string): Promise<VersionRow[]> {
  const rows = await versionsOf(ctx, contentId).orderBy('version', 'desc').limit(500).execute()
  return rows.map(toVersion)
}

/** The latest versions of several e-mails, by id of the e-mail. */
export async function readLatestVersions(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VersionRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('content_versions')
    .innerJoin('contents', (join) =>
      join
        .onRef('contents.workspace_id', '=', 'content_versions.workspace_id')
        .onRef('contents.id', '=', 'content_versions.content_id')
        .onRef('contents.latest_version', '=', 'content_versions.version'),
    )
    .selectAll('content_versions')
    .where('content_versions.workspace_id', '=', ctx.workspace)
    .where('content_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.content_id, toVersion(row)]))
}

/** Stores a version of a variant; it never changes afterwards. */
export async function insertVariant(ctx: Ctx, variant: Variant): Promise<void> {
  const { purpose, style, fields, subject, preheader, blocks } = variant
  await tables(ctx)
    .insertInto('variant_versions')
    .values({
      workspace_id: ctx.workspace,
      variant_id: variant.id,
      version: variant.version,
      content_id: variant.contentId,
      hash: variant.hash,
      slot_hashes: JSON.stringify(variant.slotHashes),
      authors: JSON.stringify(variant.authors),
      body: JSON.stringify({ purpose, style, fields, subject, preheader, blocks }),
      made_at: ctx.clock.now(),
    })
    .execute()
}

/** The variants that a content version refers to, in its order. */
export async function readVariants(
  ctx: Ctx,
  contentId: string,
  refs: readonly VariantRef[],
): Promise<Variant[]> {
  if (refs.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('variant_versions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('content_id', '=', contentId)
    .where((where) =>
      where.or(
        refs.map((ref) => where.and([where('variant_id', '=', ref.id), where('version', '=', ref.version)])),
      ),
    )
    .execute()
  return refs.flatMap((ref) => {
    const row = rows.find((one) => one.variant_id === ref.id && one.version === ref.version)
    return row ? [toVariant(row, ref.name)] : []
  })
}

/** The newest version of a variant, or the newest with this hash; its name is the content's to tell. */
export async function readVariant(ctx: Ctx, id: string, hash?: string): Promise<Variant | undefined> {
  let query = tables(ctx)
    .selectFrom('variant_versions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('variant_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
  if (hash !== undefined) query = query.where('hash', '=', hash)
  const row = await query.executeTakeFirst()
  return row && toVariant(row, '')
}

function versionsOf(ctx: Ctx, contentId: string) {
  return tables(ctx)
    .selectFrom('content_versions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('content_id', '=', contentId)
}

type Row<Name extends keyof Tables> = import('kysely').Selectable<Tables[Name]>

function toContent(row: Row<'contents'>): ContentRow {
  return {
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    latestVersion: row.latest_version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

function toVersion(row: Row<'content_versions'>): VersionRow {
  return {
    contentId: row.content_id,
    version: row.version,
    name: row.name,
    purpose: row.purpose,
    style: row.style,
    fields: row.fields,
    variants: row.variants,
    note: row.note,
    revertedFrom: row.reverted_from,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }
}

function toVariant(row: Row<'variant_versions'>, name: string): Variant {
  const { purpose, style, fields, subject, preheader, blocks } = row.body
  return {
    id: row.variant_id,
    contentId: row.content_id,
    name,
    version: row.version,
    hash: row.hash,
    slotHashes: row.slot_hashes,
    authors: row.authors,
    purpose,
    style,
    fields: [...fields],
    subject,
    preheader,
    blocks: [...blocks],
  }
}
