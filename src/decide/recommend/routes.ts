import { Type } from 'typebox'
import { listOf, type Routes } from '../../platform/http/index.ts'
import { publicRoutes } from './public-routes.ts'
import { recommend } from './recommend.ts'
import { getRules, setRules } from './rules.ts'
import { Recommendations, RecommenderModel, RecommendRequest, RecommendRules } from './schema.ts'
import { readModels } from './store.ts'
import { isTraining, trainRecommender } from './train.ts'

const tags = ['Recommendations']
const VersionedRules = Type.Object({ rules: RecommendRules, version: Type.Integer() })

export const recommendRoutes: Routes = async (app) => {
  await app.register(publicRoutes)

  app.post(
    '/api/recommender/try',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'What would be recommended now, and why',
        body: RecommendRequest,
        response: { 200: Recommendations },
      },
    },
    async ({ ctx, body }) => recommend(ctx, body),
  )

  app.get(
    '/api/recommender/models',
    {
      config: { permission: 'catalog.read' },
      schema: {
        tags,
        summary: 'The last trainings, newest first, and whether one runs',
        response: { 200: Type.Object({ ...listOf(RecommenderModel).properties, training: Type.Boolean() }) },
      },
    },
    async ({ ctx }) => ({ items: await readModels(ctx, 30), training: isTraining(ctx) }),
  )

  app.post(
    '/api/recommender/train',
    {
      config: { permission: 'catalog.write' },
      schema: {
        tags,
        summary: 'Train now; answers when it is done. A model worse than the last is refused',
        response: { 200: RecommenderModel },
      },
    },
    async ({ ctx }) => trainRecommender(ctx),
  )

  app.get(
    '/api/recommender/rules',
    {
      config: { permission: 'catalog.read' },
      schema: { tags, summary: 'What people set about recommendations', response: { 200: VersionedRules } },
    },
    async ({ ctx }) => getRules(ctx),
  )

  app.put(
    '/api/recommender/rules',
    {
      config: { permission: 'catalog.write' },
      schema: {
        tags,
        summary: 'Set the rules; `version` is that of the rules you have read',
        body: VersionedRules,
        response: { 200: VersionedRules },
      },
    },
    async ({ ctx, body }) => setRules(ctx, body.rules, body.version),
  )
}
