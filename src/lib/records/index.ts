/** Rules for records of customers, orders and products: what is wrong with a value, and what it should be. Pure. */
export { checkRecords, type RecordKind } from './check-records.ts'
export type { Fault, Finding, Severity } from './finding.ts'
