import * as accounts from '../accounts/index.ts'
import * as audit from '../audit/index.ts'
import * as campaigns from '../campaigns/index.ts'
import * as catalog from '../catalog/index.ts'
import * as content from '../content/index.ts'
import * as decide from '../decide/index.ts'
import * as deliver from '../deliver/index.ts'
import * as events from '../events/index.ts'
import * as holds from '../holds/index.ts'
import * as measure from '../measure/index.ts'
import * as objectives from '../objectives/index.ts'
import type { Embedder } from '../platform/embeddings/index.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import type { Routes } from '../platform/http/index.ts'
import * as journal from '../platform/journal/index.ts'
import * as profiles from '../profiles/index.ts'
import * as quality from '../quality/index.ts'
import * as review from '../review/index.ts'
import * as segments from '../segments/index.ts'
import { backupRoutes } from './backup/routes.ts'
import type { Base } from './base.ts'
import { erasureConsumer } from './erasure/erase.ts'
import { erasureRoutes } from './erasure/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { fileRoute } from './import/file-route.ts'
import * as imports from './import/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { rebuildRoutes } from './rebuild/routes.ts'
import { sampleRoutes } from './sample/routes.ts'

/** The routes of every stage, in the order of the flow. */
export function stageRoutes(base: Base): Routes[] {
  const { settings } = base
  const { secret } = settings
  return [
    journal.routes,
    accounts.routes({ secret, where: settings }),
    accounts.oidcRoutes({ oidc: settings.oidc, secret, where: settings }),
    review.routes,
    events.routes,
    events.retentionRoutes,
    profiles.routes,
    catalog.routes,
    quality.routes,
    segments.routes,
    objectives.routes,
    content.routes,
    content.briefRoutes,
    content.writerRoutes(settings),
    content.onsiteRoutes,
    holds.routes({ settle: deliver.settleHold }),
    campaigns.routes({ checks: [deliver.launchCheck(settings)] }),
    campaigns.onsiteCampaignRoutes,
    decide.routes,
    decide.onlineRoutes,
    decide.recommendRoutes,
    decide.timingRoutes,
    decide.journeyRoutes,
    deliver.routes(settings),
    measure.routes,
    audit.routes,
    imports.routes,
    fileRoute,
    erasureRoutes,
    backupRoutes(base),
    healthRoutes(base),
    sampleRoutes(base),
    overviewRoutes,
    rebuildRoutes,
  ]
}

/** Who reads which feed; `wakeDelivery` is called when messages that were kept may go. */
export function feedConsumers(wakeDelivery: () => void, embedder: () => Embedder): FeedConsumer[] {
  return [
    profiles.rulesConsumer,
    quality.duplicateVerdicts,
    quality.alarmVerdicts,
    campaigns.verdictConsumer,
    holds.holdVerdicts,
    holds.wordsConsumer(embedder),
    decide.rampConsumer,
    erasureConsumer,
    audit.sentConsumer,
    audit.auditVerdicts,
    audit.correctionConsumer,
    ...deliver.parkedConsumers(wakeDelivery),
    deliver.complaintBreaker,
  ]
}
