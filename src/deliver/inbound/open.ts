import type { Ctx } from '../../platform/ctx.ts'
import type { DeliverySettings } from '../settings.ts'
import { signedAddresses } from './addresses.ts'
import { type Listener, listenForMail } from './listener.ts'

/** Opens the mail listener where the settings ask for one. */
export async function listenForMailIn(
  systemCtx: (workspace: string) => Ctx,
  settings: DeliverySettings,
  at: { port: number; host: string },
): Promise<Listener | undefined> {
  if (at.port === 0 || settings.mailInDomain === undefined) return undefined
  const addresses = signedAddresses(settings.secret, settings.mailInDomain)
  return listenForMail({ systemCtx, addresses }, { ...at, log: systemCtx('').log })
}
