import { Condition } from '../lib/conditions/schema.ts'

const REFERENCE = '#/components/schemas/Condition'

/**
 * The API's description with the condition of segments as a named shape: it contains itself, so it cannot be written
 * out where it is used. Routes mark the place with `x-shape`.
 */
export function nameShapes(description: Record<string, unknown>): Record<string, unknown> {
  const { $id: _, ...condition } = Condition.$defs.Condition as unknown as Record<string, unknown>
  const named = refer(description) as { components?: { schemas?: object } }
  const schemas = { ...named.components?.schemas, Condition: refer(condition) }
  return { ...named, components: { ...named.components, schemas } }
}

function refer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(refer)
  if (value === null || typeof value !== 'object') return value
  const shape = value as Record<string, unknown>
  if (shape['x-shape'] === 'Condition' || shape.$ref === 'Condition') return { $ref: REFERENCE }
  return Object.fromEntries(Object.entries(shape).map(([key, member]) => [key, refer(member)]))
}
