/** Rules for records of customers, orders and products and for events: what is wrong, and what it should be. Pure. */
export { checkRecords, type RecordKind } from './check-records.ts'
export { type CheckedEvent, checkEvent, type EventFault, zoneShift } from './event.ts'
export type { Fault, Finding, Severity } from './finding.ts'
export type { RecordRule } from './record-rule.ts'
export { recordRules, ruleOf } from './rules.ts'
export { checkTrait, traitMeaning } from './trait.ts'
