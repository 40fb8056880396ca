export type Severity = 'high' | 'medium' | 'low'

/** What a rule found wrong with one value, and what it should probably be. */
export interface Fault {
  rule: string
  severity: Severity
  suggestion?: string
}

/** A fault in a row (counted from 1, the header not counted) and column of a file. */
export interface Finding extends Fault {
  row: number
  field: string
  value: string
}
