/** Signals: what behaviour, demographics and third-party data each add to foretelling an outcome. Pure. */
export { behaviourColumns, behaviourOf, type Occasion } from './behaviour.ts'
export { FEWEST, type SignalGroup, type Signals, signalGroups, signalsOf } from './signals.ts'
