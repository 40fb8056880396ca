import * as oidc from 'openid-client'
import { AppError } from '../../platform/errors.ts'

/** The identity provider that people may sign in with. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  /** What the button says. */
  name: string
  /** Roles of somebody who comes for the first time; with none only those enter who have an account. */
  newUserRoles: readonly string[]
}

/** What a browser keeps between leaving and coming back. */
export interface Journey {
  state: string
  nonce: string
  verifier: string
  startedAt: number
}

/** Who the provider says that somebody is. */
export interface Claims {
  issuer: string
  subject: string
  email: string | undefined
  emailVerified: boolean
  name: string | undefined
}

/** Talks to the provider; its description is fetched at the first use, and again when that failed. */
export function makeProvider(settings: OidcSettings) {
  let known: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined
      throw new AppError('unavailable', {
        message: `The identity provider ${settings.issuer} does not answer. Try again, or sign in with a password.`,
        cause: error,
      })
    })
    return known
  }
  return {
    /** Where to send the browser, and what it has to keep. */
    start: async (redirectUri: string, now: number): Promise<{ url: string; journey: Journey }> => {
      const config = await configuration()
      const journey = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        startedAt: now,
      }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
        state: journey.state,
        nonce: journey.nonce,
      })
      return { url: url.href, journey }
    },
    /** Redeems what the browser came back with; checks state, nonce, signature, audience and time. */
    finish: async (cameBack: URL, journey: Journey): Promise<Claims> => {
      const config = await configuration()
      const tokens = await oidc
        .authorizationCodeGrant(config, cameBack, {
          pkceCodeVerifier: journey.verifier,
          expectedState: journey.state,
          expectedNonce: journey.nonce,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw new AppError('sign_in_refused', { cause: error })
        })
      const claims = tokens.claims()
      if (!claims) throw new AppError('sign_in_refused')
      // some providers tell the address only when asked with the token
      const told =
        claims.email === undefined && config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: typeof told.email === 'string' ? told.email : undefined,
        emailVerified: told.email_verified === true,
        name: typeof told.name === 'string' ? told.name : undefined,
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  // Only a provider on the same machine may be reached without encryption.
  const loopback = url.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)
  return oidc.discovery(url, clientId, clientSecret, undefined, {
    ...(loopback && { execute: [oidc.allowInsecureRequests] }),
    timeout: 10,
  })
}
