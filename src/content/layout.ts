import { escapeHtml } from './escape.ts'
import { markupToHtml } from './markup.ts'
import type { Block, ShownProduct, Style } from './schema.ts'

const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** The frame around the blocks; blocks come as MJML sections. */
export function frame(
  style: Style,
  parts: { title: string; preheader: string; body: string; footer: string },
): string {
  const rtl = style.direction === 'rtl'
  const start = rtl ? 'right' : 'left'
  return `<mjml lang="${style.language}" dir="${style.direction}">
<mj-head>
<mj-title>${escapeHtml(parts.title)}</mj-title>
<mj-preview>${escapeHtml(parts.preheader)}</mj-preview>
<mj-attributes>
<mj-all font-family="${FONT}" />
<mj-section background-color="#ffffff" padding="8px 0" direction="${style.direction}" />
<mj-column direction="${style.direction}" />
<mj-text font-size="16px" line-height="1.6" color="#1f2933" align="${start}" padding="8px 32px" />
<mj-button background-color="${style.accent}" color="${inkOn(style.accent)}" font-size="16px" font-weight="600" border-radius="6px" inner-padding="12px 24px" align="${start}" padding="12px 32px" />
<mj-image padding="8px 32px" />
<mj-divider border-width="1px" border-color="#d9dee4" padding="12px 32px" />
</mj-attributes>
</mj-head>
<mj-body width="600px" background-color="#f2f4f7">
${parts.body}
${parts.footer}
</mj-body>
</mjml>`
}

/** One block as MJML components of one column; `products` and `mjml` make sections of their own instead. */
export function component(block: Exclude<Block, { kind: 'mjml' | 'products' }>, style: Style): string {
  switch (block.kind) {
    case 'heading':
      return `<mj-text font-size="26px" font-weight="700" line-height="1.25">${escapeHtml(block.text)}</mj-text>`
    case 'text':
      return `<mj-text>${markupToHtml(block.text, style.accent)}</mj-text>`
    case 'image': {
      const href = block.href ? ` href="${escapeHtml(block.href.trim())}"` : ''
      return `<mj-image src="${escapeHtml(block.src.trim())}" alt="${escapeHtml(block.alt)}"${href} fluid-on-mobile="true" />`
    }
    case 'button':
      return `<mj-button href="${escapeHtml(block.href.trim())}">${escapeHtml(block.label)}</mj-button>`
    case 'divider':
      return '<mj-divider />'
  }
}

/** Components as a section of one column. */
export function section(components: string): string {
  return `<mj-section><mj-column>${components}</mj-column></mj-section>`
}

/** Products side by side, two in a row. */
export function productSections(items: readonly ShownProduct[], style: Style): string {
  const rows = Array.from({ length: Math.ceil(items.length / 2) }, (_, row) =>
    items.slice(row * 2, row * 2 + 2),
  )
  return rows
    .map((row) => `<mj-section>${row.map((item) => productColumn(item, style)).join('')}</mj-section>`)
    .join('\n')
}

function productColumn(item: ShownProduct, style: Style): string {
  const href = escapeHtml(item.url.trim())
  const image = item.imageUrl
    ? `<mj-image src="${escapeHtml(item.imageUrl.trim())}" alt="" href="${href}" />`
    : ''
  const price = item.price ? `<br />${escapeHtml(item.price)}` : ''
  return `<mj-column width="50%">${image}<mj-text><a href="${href}" style="color:${style.accent};font-weight:600;text-decoration:none">${escapeHtml(item.title)}</a>${price}</mj-text></mj-column>`
}

/** The words under every message: who writes, and for marketing how to end it. */
export function footerSection(
  style: Style,
  links: { unsubscribe: string; preferences: string } | undefined,
): string {
  const lines = [
    style.footer.trim() === '' ? '' : escapeHtml(style.footer.trim()).replace(/\n/g, '<br />'),
    links
      ? `<a href="${links.unsubscribe}" style="color:#5b6672">Unsubscribe</a> · <a href="${links.preferences}" style="color:#5b6672">Choose what you receive</a>`
      : '',
  ].filter((line) => line !== '')
  if (lines.length === 0) return ''
  return `<mj-section background-color="#f2f4f7"><mj-column><mj-text font-size="12px" color="#5b6672" align="center">${lines.join('<br />')}</mj-text></mj-column></mj-section>`
}

/** Black or white, whichever reads better on a colour (WCAG relative luminance). */
function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff'
}
