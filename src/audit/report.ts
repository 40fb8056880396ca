import { getCampaign } from '../campaigns/index.ts'
import { getVariant } from '../content/index.ts'
import { type Cell, estimateRate, readsForNoDefect } from '../lib/sampling/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { AuditReport, Rate } from './schema.ts'
import { getSettings } from './settings.ts'
import { readDefects } from './store/defects.ts'
import { readWaiting } from './store/frame.ts'
import { readStanding } from './store/items.ts'
import { type CellRow, readCells } from './store/lots.ts'

const DAY = 86_400_000
const DEFAULT_DAYS = 90

/** Which sent messages a report is about; by default those of the last ninety days. */
export interface ReportFilter {
  from?: Date
  to?: Date
  campaignId?: string
}

/**
 * What reading says of everything that was sent: the rate of defects with its bound, overall and by stratum,
 * wording, campaign and month. One sample, many views; what was picked as suspicious is counted apart.
 */
export async function auditReport(ctx: Ctx, filter: ReportFilter = {}): Promise<AuditReport> {
  const now = ctx.clock.now()
  const to = filter.to ?? new Date(now.getTime() + 1)
  const from = filter.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY)
  const settings = await getSettings(ctx)
  const { limit, confidence } = settings
  const cells = await readCells(ctx, {
    from,
    to,
    ...(filter.campaignId && { campaignId: filter.campaignId }),
  })
  const begun = begunOf(cells)
  const standing = await readStanding(ctx, {
    since: from,
    overdueBefore: new Date(now.getTime() - settings.dueHours * 3_600_000),
  })
  const waiting = await readWaiting(ctx)
  const defects = await readDefects(ctx, {
    from,
    to,
    limit: 10_000,
    ...(filter.campaignId && { campaignId: filter.campaignId }),
  })
  const rate = (key: string, rows: readonly CellRow[], unit: (row: CellRow) => string) =>
    rateOf(key, gather(rows, unit), limit, confidence)
  const by = (key: (row: CellRow) => string, unit: (row: CellRow) => string) =>
    [...Map.groupBy(begun, key)].map(([name, rows]) => rate(name, rows, unit)).sort((a, b) => b.size - a.size)
  const drawnAs = (row: CellRow) => `${row.lotId} ${row.cell}`
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    limit,
    confidence,
    overall: rate('all', begun, drawnAs),
    byStratum: by(
      (row) => row.stratum,
      (row) => `${drawnAs(row)} ${row.stratum}`,
    ),
    // wordings cross the cells they were drawn in: those of one stratum have about one chance over the lots
    byVariant: await named(
      by(
        (row) => row.variantId,
        (row) => row.stratum,
      ),
      async (id) => (await getVariant(ctx, id)).name,
    ),
    byCampaign: await named(
      by((row) => row.campaignId, drawnAs),
      async (id) => (await getCampaign(ctx, id)).definition.name,
    ),
    byMonth: by((row) => row.month, drawnAs).sort((a, b) => (a.key < b.key ? -1 : 1)),
    waiting: {
      undrawn: waiting
        .filter((one) => !filter.campaignId || one.campaignId === filter.campaignId)
        .reduce((sum, one) => sum + one.messages, 0),
      unread: standing.unread,
      overdue: standing.overdue,
    },
    suspicious: {
      read: standing.suspiciousRead,
      defects: standing.suspiciousDefects,
      open: standing.suspiciousOpen,
    },
    reasons: countBy(defects.map((defect) => defect.reason)),
  }
}

/** How many must be read, without a defect found, to be this sure that fewer than `limit` of all are bad. */
export function readsNeeded(limit: number, confidence: number, lot?: number): number {
  return readsForNoDefect(limit, confidence, lot)
}

/** The lots that say something already: every cell of them was looked into. */
function begunOf(cells: readonly CellRow[]): CellRow[] {
  const byCell = [...Map.groupBy(cells, (row) => `${row.lotId} ${row.cell}`).values()]
  const untouched = new Set(
    byCell.filter((rows) => rows.every((row) => row.read === 0)).map((rows) => rows[0]?.lotId),
  )
  return cells.filter((row) => !untouched.has(row.lotId))
}

function gather(rows: readonly CellRow[], unit: (row: CellRow) => string): Cell[] {
  return [...Map.groupBy(rows, unit).values()].map((own) => ({
    size: own.reduce((sum, row) => sum + row.size, 0),
    read: own.reduce((sum, row) => sum + row.read, 0),
    defects: own.reduce((sum, row) => sum + row.defects, 0),
  }))
}

function rateOf(key: string, cells: readonly Cell[], limit: number, confidence: number): Rate {
  const { size, read, defects, estimate, standardError, lower95, upper95 } = estimateRate(cells)
  const shown = size > 0 && upper95 < limit
  const wanted = size === 0 ? 0 : readsForNoDefect(limit, confidence, size)
  const toRead = shown ? 0 : defects > 0 ? null : Math.max(0, wanted - read)
  return { key, name: null, size, read, defects, estimate, standardError, lower95, upper95, toRead }
}

async function named(rates: readonly Rate[], nameOf: (id: string) => Promise<string>): Promise<Rate[]> {
  return Promise.all(rates.map(async (rate) => ({ ...rate, name: await nameOf(rate.key) })))
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
