import { Type } from 'typebox'
import type { Ctx } from '../platform/ctx.ts'

/** A trait that people have, and how many of them. */
export const TraitName = Type.Object({
  name: Type.String(),
  people: Type.Integer(),
  example: Type.String(),
})

/** A value that is frequent, and how often it occurs. */
export const FrequentValue = Type.Object({ value: Type.String(), count: Type.Integer() })

/** The traits that most people have. */
export async function suggestTraits(ctx: Ctx): Promise<{ name: string; people: number; example: string }[]> {
  return ctx.facts.query(
    `SELECT pair.1 AS name, count() AS people, substring(any(pair.2), 1, 80) AS example
     FROM (SELECT traits FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0)
     ARRAY JOIN CAST(traits, 'Array(Tuple(String, String))') AS pair
     GROUP BY name ORDER BY people DESC, name LIMIT 200`,
    { workspace: ctx.workspace },
    { lane: 'report' },
  )
}

/** Frequent values of a trait. */
export async function suggestTraitValues(
  ctx: Ctx,
  trait: string,
): Promise<{ value: string; count: number }[]> {
  return ctx.facts.query(
    `SELECT substring(traits[{trait:String}], 1, 500) AS value, count() AS count
     FROM people FINAL
     WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND mapContains(traits, {trait:String})
     GROUP BY value ORDER BY count DESC, value LIMIT 30`,
    { workspace: ctx.workspace, trait },
    { lane: 'report' },
  )
}

const LOOKED_AT = 20_000

/**
 * Frequent values of an event's property, found in some thousands of events: texts as they are, everything else as
 * JSON. With `products[].category` the members of the list are looked at.
 */
export async function suggestPropertyValues(
  ctx: Ctx,
  event: string,
  property: string,
): Promise<{ value: string; count: number }[]> {
  const [list = '', member] = property.includes('[].') ? property.split('[].', 2) : ['', undefined]
  const values =
    member === undefined
      ? '[JSONExtractRaw(properties, {key:String})]'
      : 'arrayMap(one -> JSONExtractRaw(one, {key:String}), JSONExtractArrayRaw(properties, {list:String}))'
  return ctx.facts.query(
    `SELECT if(JSONType(raw) = 'String', JSONExtractString(raw), raw) AS value, count() AS count
     FROM (
       SELECT properties FROM events
       WHERE workspace_id = {workspace:UUID} AND event = {event:String} LIMIT ${LOOKED_AT})
     ARRAY JOIN ${values} AS raw
     WHERE raw != '' AND length(raw) <= 500 AND JSONType(raw) NOT IN ('Null', 'Object', 'Array')
     GROUP BY value ORDER BY count DESC, value LIMIT 30`,
    { workspace: ctx.workspace, event, key: member ?? property, list },
    { lane: 'report' },
  )
}
