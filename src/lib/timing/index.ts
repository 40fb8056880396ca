/** When a person is likely to be there: rhythms by hour of the week, shrunk to everybody's. */
export { bestTime, type TimeQuestion } from './best-time.ts'
export {
  type Activity,
  HOURS_OF_WEEK,
  hourOfWeek,
  personalRhythm,
  personalRhythmOf,
  populationRhythm,
  populationRhythmOf,
  type RhythmSettings,
} from './rhythm.ts'
