/** Where a visit came from. `unknown` when the address tells of a campaign that says too little; never guessed. */
export const entrySources = [
  'paid_search_brand',
  'paid_search_other',
  'paid_search',
  'organic_search',
  'paid_social',
  'organic_social',
  'email',
  'affiliate',
  'display',
  'referral',
  'direct',
  'unknown',
] as const
export type EntrySource = (typeof entrySources)[number]

/** What a page tells about how its visitor came. */
export interface Arrival {
  /** The full address of the page. */
  url?: string | undefined
  /** The address of the page before, empty when the browser gave none. */
  referrer?: string | undefined
  /** Names of the brand in lower case; without any, brand and other searches are not told apart. */
  brand?: readonly string[] | undefined
}

const SEARCH = /(^|\.)(google|bing|duckduckgo|yahoo|ecosia|baidu|yandex|qwant|startpage|brave|naver|seznam)\./
const SOCIAL =
  /(^|\.)(facebook|instagram|tiktok|pinterest|reddit|linkedin|snapchat|threads|twitter|x|youtube|lnkd|t)\.(com|net|in|co)$/
const SOCIAL_NAME =
  /^(facebook|fb|instagram|ig|meta|tiktok|pinterest|reddit|linkedin|snapchat|twitter|x|youtube)([._-]|$)/
const SEARCH_NAME = /^(google|bing|duckduckgo|yahoo|ecosia|baidu|yandex|adwords|microsoft)([._-]|$)/
const PAID = /^(cpc|ppc|cpm|cpv|paid|paid[-_ ]?(search|social|media)|sem|ads?)$/
const SEARCH_CLICKS = ['gclid', 'gbraid', 'wbraid', 'msclkid']
const SOCIAL_CLICKS = ['fbclid', 'ttclid', 'li_fat_id', 'twclid', 'ScCid', 'epik', 'rdt_cid']

/**
 * Says how a visitor came from the address, its utm tags and click ids, and the referrer. A click id that free posts
 * carry too (`fbclid`) counts as paid only beside a tag that says so. Undefined when the page was reached from the
 * same site: it is no arrival.
 */
export function entrySource({ url, referrer, brand = [] }: Arrival): EntrySource | undefined {
  const page = url !== undefined && URL.canParse(url) ? new URL(url) : undefined
  const query = page?.searchParams ?? new URLSearchParams()
  const source = (query.get('utm_source') ?? '').toLowerCase()
  const medium = (query.get('utm_medium') ?? '').toLowerCase()
  const has = (names: readonly string[]) => names.some((name) => query.has(name))
  const paid = PAID.test(medium)
  if (has(SEARCH_CLICKS)) return searchKind(query, brand)
  if (/^e-?mail$|newsletter/.test(medium) || /^e-?mail$|newsletter/.test(source)) return 'email'
  if (/^affiliates?$|partner/.test(medium)) return 'affiliate'
  if (/^(display|banner|programmatic)$/.test(medium)) return 'display'
  if (/paid[-_ ]?social/.test(medium) || (paid && SOCIAL_NAME.test(source))) return 'paid_social'
  if (/paid[-_ ]?search|^sem$/.test(medium) || (paid && SEARCH_NAME.test(source)))
    return searchKind(query, brand)
  if (paid && has(SOCIAL_CLICKS)) return 'paid_social'
  if (/^(social|organic[-_ ]?social|social[-_ ]?(media|network))$/.test(medium)) return 'organic_social'
  if (medium === 'organic') return 'organic_search'
  if (medium === 'referral') return 'referral'
  if (source !== '' || medium !== '') return 'unknown'
  const host = referrer && URL.canParse(referrer) ? new URL(referrer).hostname.toLowerCase() : ''
  if (host !== '' && host === page?.hostname.toLowerCase()) return undefined
  if (SEARCH.test(host)) return 'organic_search'
  if (SOCIAL.test(host)) return 'organic_social'
  if (host !== '') return 'referral'
  // A click id on its own says that a social network was involved, not whether somebody paid.
  if (has(SOCIAL_CLICKS)) return 'unknown'
  return page ? 'direct' : undefined
}

/** A search counts as brand where its term or campaign says so: by the brand's names, or the word itself. */
function searchKind(query: URLSearchParams, brand: readonly string[]): EntrySource {
  const term = (query.get('utm_term') ?? '').toLowerCase()
  const words = `${term} ${(query.get('utm_campaign') ?? '').toLowerCase()}`
  if (/\bnon[-_ ]?brand/.test(words) || /\bgeneric\b/.test(words)) return 'paid_search_other'
  if (/(^|[^a-z])brand(ed)?([^a-z]|$)/.test(words)) return 'paid_search_brand'
  if (brand.some((name) => name !== '' && words.includes(name))) return 'paid_search_brand'
  return brand.length > 0 && term !== '' ? 'paid_search_other' : 'paid_search'
}
