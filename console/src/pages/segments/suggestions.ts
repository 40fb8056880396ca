import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import type { Condition } from './condition.ts'

const KEPT = 300_000

/** Names of events that there are, most frequent first. */
export function useEventNames(): string[] {
  const { data } = useQuery({
    queryKey: ['events', 'names'],
    staleTime: KEPT,
    queryFn: () => answer(api.GET('/api/events/names')),
  })
  return data?.items.map(({ event }) => event) ?? []
}

const LINE_FIELDS = ['product_id', 'name', 'category', 'price', 'quantity', 'brand', 'variant']

/** Properties that events of a name carry; of a list of products also those of its members. */
export function usePropertyNames(event: string): string[] {
  const { data } = useQuery({
    queryKey: ['events', 'properties', event],
    staleTime: KEPT,
    enabled: event !== '',
    queryFn: () => answer(api.GET('/api/events/properties', { params: { query: { event } } })),
  })
  return (
    data?.items.flatMap(({ property }) =>
      property === 'products' ? LINE_FIELDS.map((field) => `products[].${field}`) : [property],
    ) ?? []
  )
}

/** Traits that people have, most frequent first. */
export function useTraitNames(): string[] {
  const { data } = useQuery({
    queryKey: ['segments', 'traits'],
    staleTime: KEPT,
    queryFn: () => answer(api.GET('/api/segments/suggestions/traits')),
  })
  return data?.items.map(({ name }) => name) ?? []
}

/** Where frequent values are looked for. */
export type ValueSource = { trait: string } | { event: string; property: string }

/** Frequent values of a trait or property. */
export function useFrequentValues(source: ValueSource): string[] {
  const ready = 'trait' in source ? source.trait !== '' : source.event !== '' && source.property !== ''
  const { data } = useQuery({
    queryKey: ['segments', 'values', source],
    staleTime: KEPT,
    enabled: ready,
    queryFn: () => answer(api.GET('/api/segments/suggestions/values', { params: { query: source } })),
  })
  return data?.items.map(({ value }) => value).filter((value) => value !== '') ?? []
}

/** Segments by id and name, for choosing and for naming. */
export function useSegmentNames(): { id: string; name: string }[] {
  const { data } = useQuery({
    queryKey: ['segments', 'names'],
    staleTime: 30_000,
    queryFn: () => answer(api.GET('/api/segments', { params: { query: { limit: 200, archived: false } } })),
  })
  return data?.items.map(({ id, name }) => ({ id, name })) ?? []
}

/** Conditions that come with the product. */
export function usePresets(): { label: string; start: Condition }[] {
  const { data } = useQuery({
    queryKey: ['segments', 'presets'],
    staleTime: KEPT,
    queryFn: () => answer(api.GET('/api/segments/suggestions/presets')),
  })
  return data?.items.map(({ name, condition }) => ({ label: name, start: condition })) ?? []
}
