import { hasHole } from './placeholders.ts'

/** MJML elements that hold other MJML elements. */
const containers = new Set(['mj-section', 'mj-wrapper', 'mj-column', 'mj-group', 'mj-hero', 'mj-social'])
/** MJML elements whose inside is HTML. */
const ending = new Set(['mj-text', 'mj-button', 'mj-table', 'mj-raw', 'mj-social-element'])
/** MJML elements with nothing inside. */
const empty = new Set(['mj-image', 'mj-divider', 'mj-spacer'])
/** Elements that stand directly in the body. */
export const outermost = new Set(['mj-section', 'mj-wrapper', 'mj-hero'])

const htmlElements = new Set(
  `a abbr b blockquote br center code del div em h1 h2 h3 h4 h5 h6 hr i img ins li mark ol p q s small span strike
  strong sub sup table tbody td tfoot th thead tr u ul`.split(/\s+/),
)

const linkAttributes = new Set(['href', 'src', 'background-url'])
/** Where a personal value may stand inside a tag. */
const openToValues = new Set(['href', 'src', 'alt', 'title'])
const htmlAttributes = new Set(
  `align alt bgcolor border cellpadding cellspacing class colspan dir height href lang role rowspan src style title
  valign width`.split(/\s+/),
)
/** What CSS inside an e-mail could load, cover or run. */
const dangerousCss = /url\s*\(|expression\s*\(|@import|behavior\s*:|-moz-binding|position\s*:|\\/i

/** Which kind an element is; undefined when it is not allowed in a mail. */
export function elementKind(tag: string): 'container' | 'ending' | 'empty' | 'html' | undefined {
  if (containers.has(tag)) return 'container'
  if (ending.has(tag)) return 'ending'
  if (empty.has(tag)) return 'empty'
  return htmlElements.has(tag) ? 'html' : undefined
}

/** What is wrong with an attribute, as a sentence with a remedy; undefined when it may stand. */
export function attributeFault(tag: string, name: string, value: string): string | undefined {
  if (hasHole(name) || !/^[a-z][a-z0-9-]*$/i.test(name))
    return `Liquid cannot build the attributes of <${tag}>. Use it inside the quotes of href, src, alt or title, or around the whole element.`
  if (/^on/i.test(name)) return `The attribute ${name} runs a script. Remove it.`
  if (!tag.startsWith('mj-') && !htmlAttributes.has(name))
    return `The attribute ${name} cannot be used on <${tag}>. Remove it.`
  if (hasHole(value) && !openToValues.has(name))
    return `Liquid cannot stand in the attribute ${name}. It can in href, src, alt and title; for another look, put {% if … %} around two versions of the element.`
  if (name === 'style' && dangerousCss.test(value))
    return `The style of <${tag}> loads or covers something. Remove url(…), position and the like.`
  if (
    tag.startsWith('mj-') &&
    !linkAttributes.has(name) &&
    /[;{}]|url\s*\(|expression/i.test(value) &&
    name !== 'font-family'
  )
    return `The value of ${name} cannot be used. Give a plain size, colour or word.`
  if (linkAttributes.has(name)) return addressFault(name, value)
  return undefined
}

/** What is wrong with an address that an author wrote, Liquid taken out. */
export function addressFault(name: string, value: string): string | undefined {
  const address = value.trim()
  if (/^[\ue000]/.test(address)) return undefined
  if (/^https?:\/\/\S+$/i.test(address)) return undefined
  if (name === 'href' && /^(?:mailto|tel):\S+$/i.test(address)) return undefined
  if (address === '')
    return name === 'href' ? 'The link is empty. Give its address.' : 'The image has no address. Give one.'
  if (/\s/.test(address))
    return `The address "${shortened(address)}" holds a space. Write %20 instead or remove it.`
  return `The address "${shortened(address)}" cannot be used in a mail. It must begin with https://${name === 'href' ? ', mailto: or tel:' : ''}.`
}

const shortened = (text: string) => {
  const plain = text.replace(/\ue000\d+\ue001/g, '{{…}}')
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain
}
