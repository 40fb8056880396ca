import type { Answer } from '../../api.ts'

/** What counts as an identity, as the server keeps it. */
export type Rules = Answer<'/api/identity/rules'>['rules']
