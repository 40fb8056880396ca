/** What a page says about itself and its visitor; the calls of the Segment spec. */
export interface Tactful {
  page(name?: string, properties?: Properties): void
  track(event: string, properties?: Properties): void
  identify(userId: string, traits?: Properties): void
  /** Forgets who the visitor is: for a log-out, or when consent is withdrawn. */
  reset(): void
  /** Sends what waits; called by itself when the page is left. */
  flush(): Promise<void>
}

type Properties = Record<string, unknown>

export interface Options {
  /** A key of the kind `write`: it can only send events. */
  writeKey: string
  /** The address of the server, without a path. */
  host: string
}

const STORAGE = 'tactful'
const FLUSH_MILLIS = 1000
/** Browsers let a leaving page send 64 kB; the server takes 500 kB. */
const MOST_EVENTS = 50

interface Kept {
  anonymousId: string
  userId?: string
  queue: object[]
}

/**
 * Starts collecting. Events wait in the browser's storage until the server has taken them, so a reload or a lost
 * connection loses none, and each carries an id by which a repeat is recognized.
 */
export function createTactful({ writeKey, host }: Options): Tactful {
  const kept = load()
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined

  const save = () => {
    try {
      localStorage.setItem(STORAGE, JSON.stringify(kept))
    } catch {
      // Storage is full or forbidden: events then live as long as the page.
    }
  }
  const send = async (): Promise<void> => {
    while (kept.queue.length > 0) {
      const batch = kept.queue.slice(0, MOST_EVENTS)
      const answer = await fetch(`${host}/v1/batch`, {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ batch, writeKey, sentAt: new Date().toISOString() }),
      })
      // Only what can never succeed is given up; the rest is tried again later.
      if (!answer.ok && (answer.status === 429 || answer.status >= 500)) return
      kept.queue.splice(0, batch.length)
      save()
    }
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    sending ??= send()
      .catch(() => undefined)
      .finally(() => {
        sending = undefined
      })
    return sending
  }
  const add = (call: object) => {
    const { anonymousId, userId } = kept
    const context = {
      page: {
        url: location.href,
        path: location.pathname,
        title: document.title,
        referrer: document.referrer,
      },
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
    const timestamp = new Date().toISOString()
    kept.queue.push({ messageId: crypto.randomUUID(), anonymousId, userId, timestamp, context, ...call })
    save()
    timer ??= setTimeout(flush, FLUSH_MILLIS)
  }
  addEventListener('pagehide', () => void flush())
  if (kept.queue.length > 0) void flush()
  return {
    page: (name, properties = {}) =>
      add({
        type: 'page',
        name,
        properties: { url: location.href, path: location.pathname, title: document.title, ...properties },
      }),
    track: (event, properties = {}) => add({ type: 'track', event, properties }),
    identify: (userId, traits = {}) => {
      kept.userId = userId
      add({ type: 'identify', traits })
    },
    reset: () => {
      kept.anonymousId = crypto.randomUUID()
      delete kept.userId
      save()
    },
    flush,
  }
}

function load(): Kept {
  try {
    const found = JSON.parse(localStorage.getItem(STORAGE) ?? 'null') as Partial<Kept> | null
    if (found?.anonymousId && Array.isArray(found.queue)) return found as Kept
  } catch {
    // Something else stands there, or storage is forbidden: begin anew.
  }
  return { anonymousId: crypto.randomUUID(), queue: [] }
}
