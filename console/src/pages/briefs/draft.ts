import type { Answer, Body } from '../../api.ts'

/** A brief as it is being written. */
export type Draft = Body<'/api/briefs', 'post'>
export type Brief = Draft['brief']
/** A brief as it is stored. */
export type Stored = Answer<'/api/briefs/{id}'>
export type Lint = Stored['lint']

/** What a new brief begins with. */
export const emptyBrief: Brief = {
  messages: [],
  facts: [],
  mustSay: [],
  neverSay: [],
  fields: [],
  offers: [],
  examples: [],
  avoid: [],
}

/** A stored brief as an author would write it. */
export const draftOf = ({ name, brief }: Stored): Draft => ({ name, brief })

/** The lines of a text, without empty ones. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
