/**
 * Campaigns: whom, why, what, within which limits, when. An edit makes a new version that needs its own approval;
 * the approval (subject `{ kind: 'campaign', id, version, hash }`) binds the hash of the graph, every reference
 * fixed to its version. Every change of state is news on the feed `campaigns.states` { campaignId, from, to }.
 * Delivery brings what its channel needs as a `LaunchCheck`, which the composition hands to `routes({ checks })`.
 */
export { copyCampaign, createCampaign, saveCampaign } from './edit.ts'
export { graphOf } from './graph.ts'
export type { Journey, JourneyNode } from './journey/schema.ts'
export {
  cancelCampaign,
  finishCampaign,
  launchCampaign,
  passRamp,
  pauseCampaign,
  resumeCampaign,
  startCampaign,
} from './launch.ts'
export { type LaunchCheck, missingForLaunch } from './missing.ts'
export {
  createOnsiteCampaign,
  getOnsiteCampaign,
  launchOnsiteCampaign,
  pauseOnsiteCampaign,
  submitOnsiteCampaign,
} from './onsite/campaigns.ts'
export { onsiteCampaignRoutes } from './onsite/routes.ts'
export type { ActiveOnsite, OnsiteDefinition, OnsiteGraph } from './onsite/schema.ts'
export { activeOnsite } from './onsite/store.ts'
export { overrideRequirement } from './override.ts'
export { getCampaign, getGraph, listCampaigns } from './read.ts'
export { submitCampaign, verdictConsumer } from './review.ts'
export { routes } from './routes.ts'
export type {
  Campaign,
  CampaignDefinition,
  CampaignGraph,
  CampaignState,
  GraphStep,
} from './schema.ts'
export { isLive } from './states.ts'
export { readBusyWorkspaces as busyWorkspaces } from './store.ts'
