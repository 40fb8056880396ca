import { Type } from 'typebox'
import type { Routes } from '../../platform/http/index.ts'
import { loadSampleShop } from './load.ts'

export const routes: Routes = async (app) => {
  app.post(
    '/api/sample-shop',
    {
      config: { permission: 'settings.write' },
      schema: {
        tags: ['Import'],
        summary: 'Fill the workspace with a small generated shop to look around in',
        response: {
          200: Type.Object({ people: Type.Integer(), products: Type.Integer(), events: Type.Integer() }),
        },
      },
    },
    ({ ctx }) => loadSampleShop(ctx),
  )
}
