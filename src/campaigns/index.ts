/**
 * Campaigns: whom, why, what, within which limits, when. An edit makes a new version that needs its own
 * approval; the approval binds the hash of the graph, every reference fixed to its version.
 *
 *   getCampaign(ctx, id): Promise<Campaign>
 *   getGraph(ctx, id, hash): Promise<CampaignGraph>     // as approved
 *   missingForLaunch(ctx, id, checks?): Promise<Missing[]>
 *   submitCampaign / launchCampaign / pauseCampaign(ctx, id, reason?) / resumeCampaign / cancelCampaign (ctx, id)
 *   campaignRoutes({ checks }): Routes                  // checks: ((ctx, campaign) => Promise<Missing[]>)[], delivery brings its channel's
 */
export {
  Campaign,
  CampaignDefinition,
  type CampaignGraph,
  CampaignState,
  FrequencyCap,
  type GraphStep,
  MessageStep,
  Missing,
  Override,
  OverrideCode,
  QuietHours,
  Step,
} from './schema.ts'
