import type { Brief } from './schema.ts'

type Add = (field: string, rule: string, why: string, suggestion: string) => void

const VAGUE =
  /\b(engaging|compelling|exciting|innovative|modern|fresh|fun|catchy|dynamic|impactful|world[- ]class|best[- ]in[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|next[- ]level|game[- ]chang\w+|high[- ]quality|premium feel|on[- ]brand|punchy|snappy|edgy|cool|amazing|awesome|great|nice|interesting|good|quality|authentic|relatable|resonat\w+|delight\w*|pop|stand out|viral|wow|creative|inspiring|professional|synerg\w+|leverage|seamless|solutions?|value[- ]add\w*|as usual|the usual|etc|something|stuff|things)\b/i
const EVERYONE =
  /\b(?:every(?:one|body)|anyone|anybody|all (?:of )?(?:our )?(?:customers|users|people|subscribers|contacts)|general public|the masses|our (?:customers|users|audience|subscribers|list)$|existing customers$)\b/i
const DEMOGRAPHIC =
  /\b(?:millennials?|gen(?:eration)?[- ]?[xyz]|boomers?|(?:wo)?men|females?|males?|moms?|mums?|dads?|aged?|ages|\d{2}\s?[-–]\s?\d{2}(?: year)?|income|affluent|married|single|ethnic\w*|gender|seniors|young people|teens?)\b/i
const BEHAVIOUR =
  /\b(?:bought|buy|ordered|order(?:s|ed)?|purchas\w+|view\w*|visit\w*|brows\w*|add(?:ed)?|abandon\w*|cart|basket|sign(?:ed)?[- ]?up|subscrib\w*|cancel\w*|return(?:ed|s)?|us(?:e|ed|es|ing)|read|download\w*|click\w*|open(?:ed)?|searched|renew\w*|laps\w*|trial|search\w*|registered|contacted|started|finished|complet\w*|last \d+|past \d+|since|within|inactive|book(?:ed)?|upgrade\w*|compar\w*|wish ?list\w*|log(?:ged)?[- ]?in)\b/i
const PROXY =
  /\b(?:open(?:s| rates?)?|click\w*|ctr|impressions?|likes?|shares|followers?|views|traffic|engagement|awareness|buzz|reach|attention|interest)\b/i
const OUTCOME =
  /\b(?:revenue|margin|profit|retention|churn|lifetime|conversion|convert\w*|orders?|purchas\w*|sales?|sold|bookings?|renew\w*|repeat|sign-?ups?|subscriptions?|cancel\w*|returns?|refunds?|basket|spend|upgrades?|trials?|leads?|registrations?)\b/i
const PERIOD =
  /\b(?:day|week|month|quarter|year|hour)s?\b|\bby \w+|\d{4}-\d{2}|\bq[1-4]\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b/i
const CLAIM =
  /\b(?:best|fastest|cheapest|lowest|only one|number one|#1|no\. ?1|proven|guarantee\w*|clinically|award|leading|most popular|\d+\s?%|\d+ (?:out of|of|in) \d+|twice|double)\b|\d+\s?%/i
const URGENT =
  /\b(?:hurry|last chance|act now|limited time|ends (?:soon|today|tonight)|only \d+ left|don'?t miss|while (?:stocks|supplies) last|final hours?|urgent\w*|urgency|fomo)\b/i
const SENSITIVE =
  /\b(?:age|gender|sex|religion|ethnic\w*|health|income|pregnan\w*|marital|politic\w*|race|birth\w*|diagnos\w*)\b/i
const HOLLOW =
  /\b(?:tbd|tbc|todo|to be (?:defined|confirmed|decided)|lorem|ipsum|xxx+|fill (?:me )?in|placeholder|\?\?\?)\b|^\s*(?:n\/a|\?+|-+|\.\.\.|see above)\s*$/i
const DATED =
  /\d{4}-\d{2}-\d{2}|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}/i
const MOST_FIELDS = 4

/** The rules that look into each part of a brief. */
export function lintParts(brief: Brief, today: string, add: Add): void {
  const { audience, objective, tone } = brief
  const message = brief.messages.join('. ')
  const parts = {
    audience,
    objective,
    message,
    tone,
    offers: brief.offers.join('; '),
    legal: brief.legal,
    facts: brief.facts.map(({ text }) => text).join('; '),
  }
  for (const [field, text] of Object.entries(parts))
    if (text && HOLLOW.test(text))
      add(
        field,
        'placeholder',
        'A part that is still to be written orders nothing.',
        'Write it, or leave the brief a draft.',
      )
  const vagueIn = (field: string, text: string | undefined, plenty: number) => {
    const word = text && VAGUE.exec(text)?.[0]
    // A long part that also says something concrete may use an easy word.
    if (word && (wordsOf(text).length < plenty || countOf(text, VAGUE) > 2))
      add(
        field,
        'vague',
        `"${word}" says nothing a writer can follow.`,
        field === 'tone'
          ? 'Give an example sentence, and say what to do and not to do.'
          : `Replace "${word}" by what is meant: a fact, a number, what a reader can do.`,
      )
  }
  vagueIn('tone', tone, brief.examples.length > 0 ? 6 : 14)
  vagueIn('message', message, 14)
  vagueIn('audience', audience, 12)
  vagueIn('objective', objective, 10)
  if (audience) lintAudience(audience, add)
  if (objective) lintObjective(objective, add)
  if (brief.messages.length > 1 || sentences(message) > 3 || wordsOf(message).length > 70)
    add(
      'message',
      'message_many',
      'Readers keep one message; several cancel each other.',
      'Choose the one that serves the objective; make the others facts.',
    )
  else if (message && wordsOf(message).length < 4)
    add(
      'message',
      'too_short',
      'A few words are a topic, not a message.',
      'Write it as a full sentence that a reader could repeat.',
    )
  if (tone && brief.examples.length === 0 && !/["“”']\S.{8,}["“”']|example|e\.g\./i.test(tone))
    add(
      'tone',
      'tone_without_example',
      'Adjectives of tone are read differently by everybody.',
      'Add one sentence that sounds right, and one that does not.',
    )
  lintFacts(brief, message, today, add)
  lintLimits(brief, message, add)
}

function lintAudience(audience: string, add: Add): void {
  const behaves = BEHAVIOUR.test(audience)
  if (EVERYONE.test(audience) && !behaves)
    add(
      'audience',
      'audience_everyone',
      'What is written for everybody moves nobody.',
      'Name what these readers did that others did not.',
    )
  if (DEMOGRAPHIC.test(audience) && !behaves)
    add(
      'audience',
      'audience_demographic',
      'Who people are says little about what they want now.',
      'Replace it by what they did: viewed, bought, returned, stopped.',
    )
  else if (!behaves)
    add(
      'audience',
      'audience_no_behaviour',
      'A writer needs to know what readers just did.',
      'Add what they did, and when.',
    )
  if (wordsOf(audience).length < 4)
    add(
      'audience',
      'too_short',
      'Two or three words leave the reader unknown.',
      'Add what they did, what they know already, and what keeps them from acting.',
    )
}

function lintObjective(objective: string, add: Add): void {
  const outcome = OUTCOME.test(objective)
  if (PROXY.test(objective) && !outcome)
    add(
      'objective',
      'objective_proxy',
      'Opens, clicks and awareness rise without any change in what people buy.',
      'Name the commercial outcome: revenue, margin, retention, conversion.',
    )
  else if (!outcome && !/\d/.test(objective))
    add(
      'objective',
      'objective_unmeasured',
      'No measure is named, so nothing can be learnt.',
      'Name a metric, the change, and the period.',
    )
  else if (!/\d|percent|half|double/i.test(objective))
    add(
      'objective',
      'objective_unmeasured',
      'Without a size, every result is a success.',
      'Say from how much to how much.',
    )
  if (!PERIOD.test(objective))
    add(
      'objective',
      'objective_no_period',
      'An outcome without a period is never over.',
      'Say within how many days.',
    )
}

function lintFacts(brief: Brief, message: string, today: string, add: Add): void {
  const sourceless = brief.facts.filter(({ source }) => !source)
  if (sourceless[0])
    add(
      'facts',
      'fact_without_source',
      `${sourceless.length} of ${brief.facts.length} facts name no source ("${short(sourceless[0].text)}").`,
      'Add who says so, and where it can be read.',
    )
  const endless = brief.facts.filter(({ expires }) => !expires)
  if (endless[0])
    add(
      'facts',
      'fact_without_expiry',
      `${endless.length} of ${brief.facts.length} facts never expire ("${short(endless[0].text)}").`,
      'Add the day on which somebody must look again.',
    )
  for (const fact of brief.facts)
    if (fact.expires && /^\d{4}-\d{2}-\d{2}/.test(fact.expires) && fact.expires.slice(0, 10) < today)
      add(
        'facts',
        'fact_expired',
        `"${short(fact.text)}" expired on ${fact.expires.slice(0, 10)}.`,
        'Confirm it with its source and move the day, or take it out.',
      )
  const claim = CLAIM.exec(`${message}; ${brief.mustSay.join('; ')}`)?.[0]
  const known = [...brief.facts.map(({ text }) => text), ...brief.offers].join(' ').toLowerCase()
  if (claim && !known.includes(claim.toLowerCase()))
    add(
      'message',
      'claim_without_fact',
      `"${claim}" is a claim and no fact carries it.`,
      'Add the fact with its source, or drop the claim.',
    )
  const urgent = URGENT.exec(`${message}; ${brief.mustSay.join('; ')}; ${brief.tone ?? ''}`)?.[0]
  if (urgent && !DATED.test(`${known} ${message}`))
    add(
      'message',
      'false_urgency',
      `"${urgent}" presses without a deadline among the facts; false urgency is unlawful in many places.`,
      'Add the real end as a fact, or drop the pressure.',
    )
}

function lintLimits(brief: Brief, message: string, add: Add): void {
  const said = [...brief.mustSay, message].map((text) => text.toLowerCase())
  for (const banned of brief.neverSay) {
    const word = banned.toLowerCase().trim()
    if (
      word.length > 2 &&
      said.some((text) => text === word || text.split(/\W+/).join(' ').includes(` ${word} `))
    )
      add(
        'never_say',
        'contradiction',
        `"${short(banned)}" is both required and banned.`,
        'Remove it from one side.',
      )
  }
  for (const { name, fallback } of brief.fields) {
    if (fallback === undefined || fallback === null)
      add(
        'fields',
        'field_without_fallback',
        `For people without ${name} the sentence breaks.`,
        `Write what stands there when ${name} is missing.`,
      )
    if (SENSITIVE.test(name.replace(/_/g, ' ')))
      add(
        'fields',
        'field_sensitive',
        `${name} tells people what you know about them.`,
        'Leave it out; write for what they did.',
      )
  }
  if (brief.fields.length > MOST_FIELDS)
    add(
      'fields',
      'many_fields',
      `More than ${MOST_FIELDS} personal fields feel like being watched.`,
      'Keep those that help the reader.',
    )
  for (const offer of brief.offers)
    if (
      !/^\W*(?:none|no\b|n\/a)/i.test(offer) &&
      !(
        /\d/.test(offer) &&
        (DATED.test(offer) || PERIOD.test(offer) || /until|valid|expire|max|limit|up to|ends/i.test(offer))
      )
    )
      add(
        'offers',
        'offer_open',
        `"${short(offer)}" has no size or no limit.`,
        'Say how much, for what, until when.',
      )
  if (brief.length !== undefined && !/\d/.test(brief.length))
    add(
      'length',
      'length_without_number',
      `"${short(brief.length)}" fits anything.`,
      'Give a range in words or characters.',
    )
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean)
const sentences = (text: string) => text.split(/[.!?]+\s+/).filter(Boolean).length
const countOf = (text: string, pattern: RegExp) => text.match(new RegExp(pattern.source, 'gi'))?.length ?? 0
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
