import { setTimeout as sleep } from 'node:timers/promises'
import { statusOf } from '../client/client.ts'
import { compared, type Line, notYet } from './line.ts'
import type { Case } from './measure.ts'
import { allOf, userIdsByProfile } from './server-people.ts'

interface Hold {
  scope: { kind: string; id?: string }
}

/** Who is held because of what they wrote, against who should be. */
export async function holds({ client, operator, truth, people }: Case): Promise<Line[]> {
  const what = 'holds, by what people wrote'
  try {
    const held = await settled(operator ?? client)
    const userIds = userIdsByProfile(people)
    const found = new Set(held.flatMap((id) => userIds.get(id) ?? []))
    const real = new Set(
      truth.people.filter(({ said }) => said.some(({ code }) => code !== null)).map(({ userId }) => userId),
    )
    const spoke = truth.people.filter(({ said }) => said.some(({ code }) => code === null)).length
    const wrong = [...found].filter((id) => !real.has(id)).length
    return [compared(what, found, real, `; ${wrong} false alarms in ${spoke} harmless texts`)]
  } catch (error) {
    if (statusOf(error) !== 403) throw error
    return [notYet(what, 'a server key may not read holds: give --operator')]
  }
}

/** The people who are held, once no more are added: words are read a little after they come in. */
async function settled(client: Case['client']): Promise<string[]> {
  let before = -1
  for (let look = 0; look < 60; look += 1) {
    const held = await allOf<Hold>(client, '/api/holds?active=true&scope=profile&limit=200')
    if (held.length === before) return held.flatMap(({ scope }) => scope.id ?? [])
    before = held.length
    await sleep(1500)
  }
  throw new Error('The server goes on placing holds; ask again later.')
}
