/**
 * How ClickHouse finds the person of an event: events keep the profile they were collected under for ever, and
 * `profile_redirects` says which person that profile belongs to now. A query states `with` among its CTEs (it
 * binds `{workspace:UUID}`), `join('e')` after the table whose alias is `e`, and `id('e')` for the person's id.
 * It is cheapest to group by `profile_id` first and to join the groups.
 */
export const PERSON_SQL = {
  with: `person_of AS (
    SELECT from_profile, to_profile FROM profile_redirects FINAL
    WHERE workspace_id = {workspace:UUID} AND from_profile != to_profile)`,
  join: (alias: string): string => `LEFT JOIN person_of ON person_of.from_profile = ${alias}.profile_id`,
  id: (alias: string): string => `if(empty(person_of.to_profile), ${alias}.profile_id, person_of.to_profile)`,
}
