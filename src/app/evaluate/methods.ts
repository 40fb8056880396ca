import { audit } from './audit.ts'
import { bandit } from './bandit.ts'
import { brief } from './brief.ts'
import { holds } from './holds.ts'
import { intent } from './intent.ts'
import { lifetime } from './lifetime.ts'
import { linkMethod } from './link.ts'
import type { Method } from './method.ts'
import { offers } from './offers.ts'
import { peeking } from './peeking.ts'
import { policy } from './policy.ts'
import { recommend } from './recommend.ts'
import { recordsMethod } from './records.ts'
import { sendTime } from './send-time.ts'
import { signals } from './signals.ts'
import { statistics } from './statistics.ts'
import { voice } from './voice.ts'

/** Every method that can be tried on files, in the order of the flow. */
export const methods: readonly Method[] = [
  statistics,
  recommend,
  peeking,
  lifetime,
  audit,
  linkMethod,
  recordsMethod,
  signals,
  holds,
  offers,
  intent,
  voice,
  brief,
  bandit,
  policy,
  sendTime,
]
