/**
 * Recommendations: trained from the workspace's own events in a thread, tried on a time split, swapped at once; asked
 * with `recommend`, which applies what people set and says why.
 */
export { recommendRoutes } from './routes.ts'
export { trainRecommender } from './train.ts'
