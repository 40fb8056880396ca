import type { CampaignState } from './schema.ts'

/** Everything that can move a campaign from one state to another. */
export type Move =
  | 'edit'
  | 'submit'
  | 'approve'
  | 'reject'
  | 'launch'
  | 'start'
  | 'unschedule'
  | 'pass_ramp'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'cancel'

const back = 'where it was paused' as const

interface Transition {
  from: readonly CampaignState[]
  to: readonly CampaignState[] | typeof back
  /** A second click finds the campaign here, and changes nothing. */
  already: readonly CampaignState[]
}

/** The moves, the states that they start from, and where they can lead. */
const transitions: Record<Move, Transition> = {
  edit: { from: ['draft', 'in_review', 'approved', 'scheduled'], to: ['draft'], already: [] },
  submit: { from: ['draft', 'approved'], to: ['in_review'], already: ['in_review'] },
  approve: { from: ['in_review'], to: ['approved'], already: ['approved'] },
  reject: { from: ['in_review'], to: ['draft'], already: [] },
  launch: {
    from: ['approved', 'in_review'],
    to: ['scheduled'],
    already: ['scheduled', 'ramping', 'running'],
  },
  start: { from: ['scheduled'], to: ['ramping', 'running'], already: ['ramping', 'running'] },
  unschedule: { from: ['scheduled'], to: ['approved'], already: ['approved'] },
  pass_ramp: {
    from: ['ramping', 'paused'],
    to: ['running', 'paused'],
    already: ['running', 'done', 'cancelled'],
  },
  pause: { from: ['scheduled', 'ramping', 'running'], to: ['paused'], already: ['paused'] },
  resume: { from: ['paused'], to: back, already: ['scheduled', 'ramping', 'running'] },
  finish: { from: ['ramping', 'running'], to: ['done'], already: ['done'] },
  cancel: {
    from: ['draft', 'in_review', 'approved', 'scheduled', 'ramping', 'running', 'paused'],
    to: ['cancelled'],
    already: ['cancelled'],
  },
}

/** What a move does to a campaign in a state: something, nothing (it was done already), or it is refused. */
export function judge(move: Move, state: CampaignState): 'go' | 'already' | 'refused' {
  if (transitions[move].from.includes(state)) return 'go'
  return transitions[move].already.includes(state) ? 'already' : 'refused'
}

/** The states in which messages may leave. */
export function isLive(state: CampaignState): boolean {
  return state === 'ramping' || state === 'running'
}
