import { setTimeout as sleep } from 'node:timers/promises'

/** A member of the shop's team, signed in as the console would. */
export interface Member {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
}

/** What signs a member in. */
export interface LogIn {
  email: string
  password: string
}

/** Signs in over the public API. */
export async function signIn(url: string, login: LogIn): Promise<Member> {
  const opened = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
  })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0]
  if (!opened.ok || !cookie) throw new Error(`${login.email} could not sign in: ${opened.status}`)
  const session = (await (await fetch(`${url}/api/session`, { headers: { cookie } })).json()) as {
    csrfToken: string
  }
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        cookie,
        'x-csrf-token': session.csrfToken,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) {
      const said = await answer.text()
      const sentence = /"message":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1] ?? said.slice(0, 200)
      throw new Error(`${method} ${path.replace(/\?.*/, '')} answered ${answer.status}: ${sentence}`)
    }
    return (await answer.json()) as T
  }
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) }
}

interface Task {
  id: string
  title: string
  subject: { kind: string; id: string }
}

/** Decides the open tasks that `which` picks; how many they were. */
export async function decide(
  approver: Member,
  verdict: 'approve' | 'pass',
  which: (task: Task) => boolean,
): Promise<number> {
  const mine: Task[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: { items: Task[]; next?: string } = await approver.get(
      `/api/review/tasks?state=open&limit=200${after && `&after=${encodeURIComponent(after)}`}`,
    )
    mine.push(...page.items.filter(which))
    after = page.next
  }
  for (const { id } of mine) await approver.post(`/api/review/tasks/${id}/decide`, { verdict })
  return mine.length
}

/** Waits until `look` finds something, for at most `millis`. */
export async function wait<T>(look: () => Promise<T | undefined>, millis: number): Promise<T | undefined> {
  const deadline = performance.now() + millis
  for (;;) {
    const found = await look()
    if (found !== undefined || performance.now() > deadline) return found
    await sleep(300)
  }
}
