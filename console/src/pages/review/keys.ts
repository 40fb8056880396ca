import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'

/** What can be done from the keyboard, with the key that the product ships and what it does. */
export const actions = {
  approve: { key: 'a', words: 'Approve or pass' },
  reject: { key: 'r', words: 'Reject or fail: the next key is the reason' },
  note: { key: 'n', words: 'Write a note' },
  skip: { key: 's', words: 'Skip for now' },
  undo: { key: 'u', words: 'Take back the last verdict' },
  next: { key: 'j', words: 'Next' },
  previous: { key: 'k', words: 'Previous' },
  alike: { key: 'g', words: 'Those that are alike, to decide together' },
  claim: { key: 'c', words: 'Take in hand, or put back' },
  second: { key: 'o', words: 'Ask for a second opinion' },
  focus: { key: 'f', words: 'Only the task, or the queue beside it' },
  help: { key: '?', words: 'These keys' },
} as const

export type Action = keyof typeof actions

/** The keys of the reasons, in their order. */
export const reasonKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const

/** Keys that reasons need cannot be given to actions. */
export const isFree = (key: string) => key.length === 1 && !(reasonKeys as readonly string[]).includes(key)

/** The keys in force: those that the reviewer set, else those that the product ships. */
export function useKeys(): Record<Action, string> {
  const query = useQuery({
    queryKey: ['review', 'me'],
    queryFn: () => answer(api.GET('/api/review/me')),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const own = query.data?.keys ?? {}
  return Object.fromEntries(
    Object.entries(actions).map(([action, { key }]) => [action, own[action] ?? key]),
  ) as Record<Action, string>
}

/** Listens to the keys; while `off`, to none but what is asked for by `extra`. */
export function useActionKeys(
  keys: Record<Action, string>,
  does: Partial<Record<Action, () => void>>,
  { off = false, extra = [] }: { off?: boolean; extra?: [string, () => void][] } = {},
): void {
  const own = Object.entries(does).map(([action, run]): [string, () => void] => [
    hotkey(keys[action as Action]),
    run,
  ])
  useHotkeys([...(off ? [] : own), ...extra.map(([key, run]): [string, () => void] => [hotkey(key), run])])
}

/** As the library names keys: `?` and the like come with Shift on most keyboards. */
function hotkey(key: string): string {
  if (key === '?') return 'shift+?'
  return key === '+' ? 'shift+plus' : key
}
