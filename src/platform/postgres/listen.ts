import pg from 'pg'

/**
 * Hears NOTIFY on a channel until the returned function is called. A lost connection is opened again, and then
 * `heard` gets an empty payload, since a notification may have been missed.
 */
export type Listen = (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>

const PAUSES_MILLIS = [20, 200, 1000]

/** Listens on a connection of its own. */
export async function listenOn(
  url: string,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const open = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'tactful listen', keepAlive: true })
    // An error is followed by the end of the connection, or fails what is awaited below.
    next.on('error', () => {})
    next.on('notification', ({ payload }) => {
      if (!stopped) heard(payload ?? '')
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    client = next
    next.once('end', () => reopen(0))
    if (stopped) await next.end()
  }
  const reopen = (tries: number) => {
    client = undefined
    if (stopped) return
    const again = async () => {
      try {
        await open()
        if (!stopped) heard('')
      } catch {
        reopen(tries + 1)
      }
    }
    timer = setTimeout(() => void again(), PAUSES_MILLIS[tries] ?? PAUSES_MILLIS.at(-1))
  }

  await open()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
