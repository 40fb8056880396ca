import { audit } from './audit.ts'
import type { Method } from './method.ts'

/** Every method that can be tried on files, in the order of the flow. */
export const methods: readonly Method[] = [audit]
