import pg from 'pg'

/** Subscribes to a NOTIFY channel; the returned function ends the subscription. */
export type Listen = (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>

const RECONNECT_MILLIS = 500

/**
 * Listens on one connection of its own. When it is lost it is opened again and the subscriber is woken with
 * an empty payload, since a notification may have been missed.
 */
export async function listenOn(
  url: string,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const open = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'tactful listener',
      keepAlive: true,
    })
    next.on('notification', ({ payload }) => heard(payload ?? ''))
    next.on('error', () => {})
    next.on('end', () => {
      client = undefined
      again()
    })
    await next.connect()
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    client = next
    if (stopped) await next.end()
  }
  const again = () => {
    if (stopped) return
    timer = setTimeout(() => open().then(() => heard(''), again), RECONNECT_MILLIS)
    timer.unref()
  }

  await open()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
