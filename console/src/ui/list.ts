import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Slice<Item, Cursor> {
  items: Item[]
  next?: Cursor
}

/** A list as `DataTable` takes it. */
export interface ListState<Item> {
  items: Item[] | undefined
  error: unknown
  retry: () => void
  more: (() => void) | undefined
  loadingMore: boolean
}

/**
 * A list that is read page by page:
 * `useList(['segments'], (after) => answer(api.GET('/api/segments', { params: { query: { after } } })))`.
 */
export function useList<Item, Cursor extends string | number = string>(
  key: QueryKey,
  load: (after: Cursor | undefined) => Promise<Slice<Item, Cursor>>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
): ListState<Item> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam as Cursor | undefined),
    initialPageParam: undefined as Cursor | undefined,
    getNextPageParam: (last: Slice<Item, Cursor>) => last.next,
    ...options,
  })
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    error: query.data ? undefined : query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}

/** A whole list that came at once, as `DataTable` takes it. */
export function wholeList<Item>(query: {
  data: Item[] | undefined
  error: unknown
  refetch: () => unknown
}): ListState<Item> {
  return {
    items: query.data,
    error: query.data ? undefined : query.error,
    retry: () => void query.refetch(),
    more: undefined,
    loadingMore: false,
  }
}
