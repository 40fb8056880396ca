import type { Channel } from './schema.ts'

/** What a brief for a channel needs beside audience, objective, message, facts and tone, and its usual length. */
export interface Template {
  title: string
  length: string
  /** parts whose absence costs more here than elsewhere */
  needs: readonly ('legal' | 'mustSay' | 'fields' | 'examples')[]
}

/** Templates by channel. */
export const templates: Readonly<Record<Channel, Template>> = {
  email_subject: { title: 'E-mail subject', length: '30 to 50 characters', needs: ['examples'] },
  email_body: { title: 'E-mail body', length: '80 to 150 words', needs: ['legal', 'fields'] },
  landing_page: { title: 'Landing page', length: '150 to 400 words', needs: ['legal', 'mustSay'] },
  onsite_block: { title: 'On-site block', length: '10 to 30 words', needs: [] },
  product_description: { title: 'Product description', length: '60 to 120 words', needs: ['mustSay'] },
  ad: { title: 'Ad', length: '5 to 25 words', needs: ['legal'] },
}
