/** How a finding is mended: by the value that the rule suggests, by clearing the value, or where it comes from. */
export type Mending = 'suggested' | 'clear' | 'source'
/** Who can do it. */
export type Skill = 'marketer' | 'data owner' | 'developer'

/** One documented rule. */
export interface RecordRule {
  /** What is wrong, as a sentence about the value. */
  says: string
  mending: Mending
  skill: Skill
  /** What to do where it comes from. */
  todo: string
  /** Values that pass and values that do not, as they are written in a file. */
  accepts: readonly string[]
  rejects: readonly string[]
}
