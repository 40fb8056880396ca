import type { FastifyReply } from 'fastify'
import { COOKIE } from './authenticate.ts'
import { SESSION_SECONDS } from './sessions.ts'

/** Puts a session into the browser's cookie; `secure` where the browser comes by https. */
export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: SESSION_SECONDS,
  })
}
