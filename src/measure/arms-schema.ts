import { type Static, Type } from 'typebox'
import { Choice } from '../campaigns/schema.ts'
import { Metric } from '../objectives/schema.ts'

/** What is believed of one wording. */
const Arm = Type.Object({
  variantId: Type.String(),
  name: Type.String(),
  people: Type.Integer(),
  worth: Type.Number({
    description: 'People, each counted by the share of reward that had the time to come',
  }),
  mean: Type.Number({ description: 'Reward per person: the mean of the posterior' }),
  sd: Type.Number(),
  interval: Type.Array(Type.Number(), { description: '95 % of the posterior' }),
  best: Type.Number({ description: 'Probability of being the best' }),
  weight: Type.Number({ description: 'Share of the choices to come' }),
})

/** What another way to choose would have earned per person; without an estimate it says why. */
export const OffPolicyAnswer = Type.Object({
  name: Type.String(),
  estimate: Type.Union([
    Type.Object({
      ips: Type.Number(),
      snips: Type.Number(),
      dr: Type.Number(),
      interval: Type.Array(Type.Number()),
    }),
    Type.Null(),
  ]),
  ess: Type.Number({ description: 'Effective sample size' }),
  people: Type.Integer({ description: 'People whose horizon is over' }),
  why: Type.Union([Type.String(), Type.Null()]),
})
export type OffPolicyAnswer = Static<typeof OffPolicyAnswer>

/** The state of a campaign's experiment. */
export const ArmsReport = Type.Object({
  campaignId: Type.String(),
  name: Type.String(),
  where: Type.Union([Type.Literal('email'), Type.Literal('onsite')]),
  choice: Type.Union([Choice, Type.Null()]),
  objective: Type.Union([
    Type.Object({ id: Type.String(), name: Type.String(), metric: Metric, horizonDays: Type.Integer() }),
    Type.Null(),
  ]),
  people: Type.Integer(),
  changedOn: Type.Union([Type.String(), Type.Null()], {
    description: 'The truth seems to have changed then; what was before is left out',
  }),
  arms: Type.Array(Arm),
  policies: Type.Array(OffPolicyAnswer),
  history: Type.Array(
    Type.Object({
      revision: Type.Integer(),
      computedAt: Type.String(),
      weights: Type.Record(Type.String(), Type.Number()),
    }),
  ),
})
export type ArmsReport = Static<typeof ArmsReport>
