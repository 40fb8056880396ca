import { approved, campaigns, objectives, segments, waiting } from './plans.ts'
import { decide, type Member, wait } from './team.ts'

/** The shop's team: who writes, and who approves. */
export interface Team {
  author: Member
  approver: Member
}

const READ_MILLIS = 15_000

type Named = { items: { name?: string; definition?: { name: string } }[] }

/** Writes the mails, and approves those that are meant to go; the others wait for whoever looks. */
export async function writeMails({ author, approver }: Team): Promise<void> {
  const known = await namesOf(author, '/api/content?limit=200')
  for (const mail of Object.values(approved)) {
    if (known.has(mail.name)) continue
    const { contentId } = await author.post<{ contentId: string }>('/api/content', mail)
    await author.post(`/api/content/${contentId}/submit`, {})
  }
  await decide(approver, 'approve', ({ subject }) => subject.kind === 'variant')
  for (const mail of waiting) {
    if (known.has(mail.name)) continue
    const { contentId } = await author.post<{ contentId: string }>('/api/content', mail)
    await author.post(`/api/content/${contentId}/submit`, {})
  }
}

/**
 * Plans the campaigns, has them approved, and launches them: each stands where its first messages
 * are to be read. `only` those for some of the segments; those that are there already are left alone.
 */
export async function launchCampaigns(team: Team, only?: readonly string[]): Promise<void> {
  const { author, approver } = team
  const known = await namesOf(author, '/api/campaigns?limit=200')
  const ids = {
    segments: await made(author, '/api/segments', segments),
    objectives: await made(author, '/api/objectives', objectives),
    content: await idsOf(author, '/api/content?limit=200'),
  }
  for (const { plan, segment, objective, content, ...more } of campaigns) {
    if (known.has(plan.name) || only?.includes(segment) === false) continue
    const { id } = await author.post<{ id: string }>('/api/campaigns', {
      ...plan,
      segmentId: ids.segments[segment],
      objectiveId: ids.objectives[objective],
      quietHours: null,
      frequencyCap: { messages: 2, days: 7 },
      timeZone: 'Europe/Vienna',
      steps: [
        {
          id: 'mail',
          kind: 'message',
          channel: 'email',
          contentId: ids.content.get(approved[content].name),
          variantIds: [],
        },
      ],
    })
    await author.post(`/api/campaigns/${id}/submit`, {})
    await decide(approver, 'approve', ({ subject }) => subject.kind === 'campaign')
    await launch(team, id)
    if ('passed' in more)
      await wait(
        async () =>
          (await decide(approver, 'pass', ({ title }) => title.includes(plan.name))) > 0 ? true : undefined,
        READ_MILLIS,
      )
  }
}

/** Launches what is approved. Where the data cannot carry it yet, the approver says so and goes on. */
async function launch({ approver }: Team, id: string): Promise<void> {
  const missing = () =>
    approver.get<{ items: { code: string; message: string; override?: string }[] }>(
      `/api/campaigns/${id}/missing`,
    )
  await wait(
    async () => ((await missing()).items.some(({ code }) => code === 'approval') ? undefined : true),
    READ_MILLIS,
  )
  for (const { override, message } of (await missing()).items)
    if (override)
      await approver.post(`/api/campaigns/${id}/override`, {
        code: override,
        reason: `A simulated shop whose data has known faults. ${message}`,
      })
  await approver.post(`/api/campaigns/${id}/launch`, {})
}

async function made<Name extends string>(
  author: Member,
  path: string,
  wanted: Record<Name, { name: string }>,
): Promise<Record<Name, string>> {
  const known = await idsOf(author, `${path}?limit=200`)
  const out: Partial<Record<Name, string>> = {}
  for (const name of Object.keys(wanted) as Name[])
    out[name] = known.get(wanted[name].name) ?? (await author.post<{ id: string }>(path, wanted[name])).id
  return out as Record<Name, string>
}

async function idsOf(author: Member, path: string): Promise<Map<string, string>> {
  const { items } = await author.get<{ items: { id: string; name: string }[] }>(path)
  return new Map(items.map(({ id, name }) => [name, id]))
}

async function namesOf(author: Member, path: string): Promise<Set<string>> {
  const { items } = await author.get<Named>(path)
  return new Set(items.map(({ name, definition }) => name ?? definition?.name ?? ''))
}
