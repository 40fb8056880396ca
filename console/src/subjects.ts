/** Where things of a kind are shown, by the kind's name in tasks and in the journal. */
const addresses: Record<string, (id: string) => string> = {
  profile: (id) => `/people/${id}`,
  person: (id) => `/people/${id}`,
  segment: (id) => `/segments/${id}`,
  objective: (id) => `/objectives/${id}`,
  brief: (id) => `/briefs/${id}`,
  content: (id) => `/content/${id}`,
  campaign: (id) => `/campaigns/${id}`,
  defect: (id) => `/audit/defects/${id}`,
  duplicate: (id) => `/duplicates/${id}`,
  stream_alarm: () => '/events?tab=checks',
  task: (id) => `/review/${id}`,
}

/** The page of a thing, or undefined where its kind has none. */
export function subjectAddress(subject: { kind: string; id: string }): string | undefined {
  return addresses[subject.kind]?.(subject.id)
}
