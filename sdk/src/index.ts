/** What a page says about itself and its visitor (the calls of the Segment spec), and what it shows them. */
export interface Tactful {
  page(name?: string, properties?: Properties): void
  track(event: string, properties?: Properties): void
  identify(userId: string, traits?: Properties): void
  group(groupId: string, traits?: Properties): void
  alias(userId: string, previousId?: string): void
  /** Forgets who the visitor is: for a log-out. */
  reset(): void
  /** The visitor's choice. Until it is true nothing is stored or sent; false erases what was stored. */
  consent(given: boolean): void
  /** Decides and fills the marked elements; resolves when each shows what it will show. */
  personalize(): Promise<void>
  /** Sends what waits; called by itself when the page is left. */
  flush(): Promise<void>
}

type Properties = Record<string, unknown>

export interface Options {
  /** A key of the kind `write`: it can only send events and ask what to show. */
  writeKey: string
  /** The address of the server, without a path. */
  host: string
  /** The visitor has agreed already; otherwise call `consent(true)` once they do. */
  consent?: boolean
  /** Follow pages, dwell, scroll, outbound links and forms by itself. */
  auto?: boolean
  /** How long a page waits for a decision, in milliseconds. */
  budget?: number
}

interface Decided {
  decisionId: string
  kind: 'show' | 'control' | 'skip'
  content: { parts: Record<string, string>; html: string } | null
  campaignId: string | null
  variantId: string | null
}

const STORAGE = 'tactful'
/** One key for each waiting event, so that pages open side by side never overwrite each other's. */
const EVENT = 'tactful:'
const FLUSH_MILLIS = 1000
/** Browsers let a leaving page send 64 kB. */
const MOST_EVENTS = 50
const MOST_BYTES = 60_000
const VISIBLE_MILLIS = 1000
const SLOT = 'data-tactful-slot'

/**
 * Starts collecting. Events wait in the browser's storage until the server has taken them, so a reload or a lost
 * connection loses none, and each carries an id by which a repeat is recognized. Do-Not-Track and Global Privacy
 * Control count as a refusal.
 */
export function createTactful(options: Options): Tactful {
  const { writeKey, host, auto = false, budget = 150 } = options
  const { doNotTrack, globalPrivacyControl } = navigator as {
    doNotTrack?: string
    globalPrivacyControl?: boolean
  }
  const refused = doNotTrack === '1' || globalPrivacyControl === true
  let allowed = false
  let who: { anonymousId: string; userId?: string } = { anonymousId: '' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  const memory = new Map<string, string>()

  const write = (key: string, value: string) => {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Storage is full or forbidden: it then lives as long as the page.
      memory.set(key, value)
    }
  }
  const read = (key: string): string | null => {
    try {
      return memory.get(key) ?? localStorage.getItem(key)
    } catch {
      return memory.get(key) ?? null
    }
  }
  const remove = (key: string) => {
    memory.delete(key)
    try {
      localStorage.removeItem(key)
    } catch {
      // Nothing is stored where storage is forbidden.
    }
  }
  const waiting = (): string[] => {
    const keys = new Set(memory.keys())
    try {
      for (const key of Object.keys(localStorage)) keys.add(key)
    } catch {
      // As above.
    }
    return [...keys].filter((key) => key.startsWith(EVENT)).sort()
  }
  const remember = () => write(STORAGE, JSON.stringify(who))

  const send = async (): Promise<void> => {
    for (let keys = waiting(); allowed && keys.length > 0; keys = waiting()) {
      const batch: string[] = []
      let bytes = 0
      for (const key of keys.slice(0, MOST_EVENTS)) {
        bytes += (read(key) ?? '').length
        if (batch.length > 0 && bytes > MOST_BYTES) break
        batch.push(key)
      }
      const events = batch.map((key) => read(key)).filter((text) => text !== null)
      const head = JSON.stringify({ writeKey, sentAt: new Date().toISOString() }).slice(0, -1)
      const answer = await fetch(`${host}/v1/batch`, {
        method: 'POST',
        keepalive: bytes < MOST_BYTES,
        headers: { 'content-type': 'text/plain' },
        body: `${head},"batch":[${events.join(',')}]}`,
      })
      // Only what can never succeed is given up; the rest is tried again later.
      if (!answer.ok && (answer.status === 429 || answer.status >= 500)) return
      for (const key of batch) remove(key)
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
    if (!allowed) return
    const { href: url, pathname: path, search } = location
    const utm = [...new URLSearchParams(search)].flatMap(([name, value]) =>
      name.startsWith('utm_') ? [[name === 'utm_campaign' ? 'name' : name.slice(4), value]] : [],
    )
    const context = {
      page: { url, path, title: document.title, referrer: referrer() },
      ...(utm.length > 0 && { campaign: Object.fromEntries(utm) }),
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
    const messageId = crypto.randomUUID()
    const timestamp = new Date().toISOString()
    write(
      `${EVENT}${timestamp}${messageId}`,
      JSON.stringify({ messageId, ...who, timestamp, context, ...call }),
    )
    timer ??= setTimeout(flush, FLUSH_MILLIS)
  }
  const track = (event: string, properties: Properties = {}) => add({ type: 'track', event, properties })

  // How long and how far the page was really looked at; within one document the page before is the referrer.
  let address = location.href
  let before: string | undefined
  let visibleSince = document.visibilityState === 'visible' ? performance.now() : undefined
  let dwell = 0
  let depth = 0
  const shown = new Map<string, Properties>()
  const referrer = () => before ?? document.referrer
  const pauseDwell = () => {
    if (visibleSince !== undefined) dwell += performance.now() - visibleSince
    visibleSince = undefined
  }
  const leave = () => {
    pauseDwell()
    if (auto && dwell > 0)
      track('Page Left', {
        url: address,
        path: new URL(address).pathname,
        dwell_seconds: Math.round(dwell / 100) / 10,
        scroll_depth: Math.round(depth * 100) / 100,
      })
    for (const properties of shown.values()) track('Content Ignored', properties)
    shown.clear()
    dwell = 0
    depth = 0
  }
  const page = (name?: string, properties: Properties = {}) => {
    const search = new URLSearchParams(location.search)
    const query = ['q', 'query', 'search', 's'].map((key) => search.get(key)).find((text) => text)
    const seen = {
      url: location.href,
      path: location.pathname,
      title: document.title,
      ...(query && { search: query }),
    }
    add({ type: 'page', name, properties: { ...seen, ...properties } })
  }
  const routed = () => {
    if (location.href === address) return
    leave()
    before = address
    address = location.href
    if (document.visibilityState === 'visible') visibleSince = performance.now()
    page()
    void personalize()
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target))
        if (isIntersecting)
          timers.set(
            target,
            setTimeout(() => expose(target), VISIBLE_MILLIS),
          )
      }
    },
    { threshold: 0.5 },
  )
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const decided = new Map<Element, Properties>()
  const expose = (element: Element) => {
    const properties = decided.get(element)
    if (!properties || document.visibilityState !== 'visible') return
    observer.unobserve(element)
    track('Content Shown', properties)
    if (properties.kind === 'show') shown.set(String(properties.decision_id), properties)
  }
  const fill = (element: HTMLElement, slot: string, decision: Decided) => {
    const {
      decisionId: decision_id,
      kind,
      campaignId: campaign_id,
      variantId: variant_id,
      content,
    } = decision
    if (campaign_id === null) return
    decided.set(element, { decision_id, slot, kind, campaign_id, variant_id })
    observer.observe(element)
    if (!content) return
    // The box keeps its size, so nothing around it moves.
    const { height } = element.getBoundingClientRect()
    const parts = element.querySelectorAll<HTMLElement>('[data-tactful-part]')
    for (const part of parts) {
      const text = content.parts[part.dataset.tactfulPart ?? '']
      if (text === undefined) continue
      if (part instanceof HTMLImageElement) part.src = text
      else part.textContent = text
      const link = content.parts[`${(part.dataset.tactfulPart ?? '').replace(/_label$/, '')}_url`]
      if (part instanceof HTMLAnchorElement && link) part.href = link
    }
    if (parts.length === 0) element.innerHTML = content.html
    if (height > 0)
      Object.assign(element.style, { height: `${height}px`, overflowY: 'auto', boxSizing: 'border-box' })
  }
  async function personalize(): Promise<void> {
    const elements = [...document.querySelectorAll<HTMLElement>(`[${SLOT}]`)].filter(
      (one) => !decided.has(one),
    )
    if (!allowed || elements.length === 0) return
    for (const element of elements) element.style.visibility = 'hidden'
    try {
      const answer = await fetch(`${host}/v1/decide`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        signal: AbortSignal.timeout(budget),
        body: JSON.stringify({
          writeKey,
          profile: who,
          slots: [...new Set(elements.map((one) => one.getAttribute(SLOT)))].slice(0, 20),
          context: { page: { url: location.href, referrer: referrer() }, consent: true },
        }),
      })
      const { slots } = answer.ok
        ? ((await answer.json()) as { slots: Record<string, Decided> })
        : { slots: {} }
      for (const element of elements) {
        const slot = element.getAttribute(SLOT) ?? ''
        const decision = slots[slot]
        if (decision) fill(element, slot, decision)
      }
    } catch {
      // Slow or down: the page shows what it shows everybody.
    } finally {
      for (const element of elements) element.style.visibility = ''
    }
  }

  const consent = (given: boolean) => {
    if (given && !refused) {
      if (allowed) return
      allowed = true
      try {
        who = JSON.parse(read(STORAGE) ?? '{}')
      } catch {
        // Something else stands there: begin anew.
      }
      if (!who.anonymousId) who = { anonymousId: crypto.randomUUID() }
      remember()
      if (waiting().length > 0) void flush()
      return
    }
    allowed = false
    for (const key of [...waiting(), STORAGE]) remove(key)
    who = { anonymousId: '' }
  }

  addEventListener('pagehide', () => {
    leave()
    void flush()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') visibleSince = performance.now()
    else {
      pauseDwell()
      void flush()
    }
  })
  document.addEventListener('click', ({ target }) => {
    const element = target instanceof Element ? target : undefined
    const slot = element?.closest(`[${SLOT}]`)
    const properties = slot ? decided.get(slot) : undefined
    if (properties && shown.delete(String(properties.decision_id))) track('Content Clicked', properties)
    const link = element?.closest('a')
    if (auto && link?.hostname && link.hostname !== location.hostname)
      track('Outbound Link Clicked', { url: link.href })
  })
  if (auto) {
    const { pushState, replaceState } = history
    history.pushState = (...args) => {
      pushState.apply(history, args)
      routed()
    }
    history.replaceState = (...args) => {
      replaceState.apply(history, args)
      routed()
    }
    addEventListener('popstate', routed)
    addEventListener('scroll', () => {
      const { scrollHeight } = document.documentElement
      depth = Math.max(depth, Math.min(1, (scrollY + innerHeight) / scrollHeight))
    })
    document.addEventListener('submit', ({ target }) => {
      if (target instanceof HTMLFormElement) track('Form Submitted', { form: target.id || target.name })
    })
  }
  if (options.consent) consent(true)
  return {
    page,
    track,
    identify: (userId, traits = {}) => {
      if (!allowed) return
      who.userId = userId
      remember()
      add({ type: 'identify', traits })
    },
    group: (groupId, traits = {}) => add({ type: 'group', groupId, traits }),
    alias: (userId, previousId = who.userId ?? who.anonymousId) => add({ type: 'alias', userId, previousId }),
    reset: () => {
      if (!allowed) return
      who = { anonymousId: crypto.randomUUID() }
      remember()
    },
    consent,
    personalize,
    flush,
  }
}
