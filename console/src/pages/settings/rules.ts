import type { Answer } from '../../api.ts'

/** The rules of identity, as the API gives them. */
export type Rules = Answer<'/api/identity/rules'>['rules']
