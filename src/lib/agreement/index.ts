/** How well readers agree. */
export { krippendorffAlpha, type Level } from './krippendorff.ts'
