/**
 * Measure: what a campaign changed. Everybody who was assigned counts, treated against control, over the
 * objective's horizon; opens and clicks stand beside it as proxies.
 */

export { routes } from './routes.ts'
export { pauseHarmful } from './watch.ts'
export { weighAll } from './weigh-all.ts'
