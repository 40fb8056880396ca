import type { Item } from '../../api.ts'

/** One thing for a person to decide. */
export type Task = Item<'/api/review/tasks'>
