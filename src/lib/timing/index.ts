/** When a person is likely to be there: rhythms by hour of the week, shrunk to everybody's. */
export {
  type Activity,
  hourOfWeek,
  personalRhythm,
  populationRhythm,
  type RhythmSettings,
} from './rhythm.ts'
