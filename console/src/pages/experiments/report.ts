import type { Answer } from '../../api.ts'

/** The state of an experiment. */
export type Report = Answer<'/api/experiments/{id}'>
