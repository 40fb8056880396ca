import type { Attempt, Channel } from '../channel.ts'
import { judgeFault, type SmtpFault, withoutAddresses } from './answers.ts'
import { openLine, type SmtpLine } from './connection.ts'

/** After so many messages a connection is opened anew, so that a server's limit is not met. */
const MOST_CARRIED = 1000
/** An idle connection is ended before the server does it. */
const IDLE_MILLIS = 10_000

/** Mail over SMTP, on up to `lanes` connections that stay open while there is mail. */
export function smtpChannel(url: string, lanes: number): Channel {
  const idle: { line: SmtpLine; since: number }[] = []
  const sweep = setInterval(() => {
    const old = Date.now() - IDLE_MILLIS
    while (idle[0] && idle[0].since < old) idle.shift()?.line.close()
  }, IDLE_MILLIS / 2)
  sweep.unref()

  const takeIdle = (): SmtpLine | undefined => {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (found.line.usable()) return found.line
      found.line.close()
    }
    return undefined
  }
  const giveBack = (line: SmtpLine) => {
    if (line.usable() && line.carried < MOST_CARRIED) idle.push({ line, since: Date.now() })
    else line.close()
  }

  const tryOn = async (
    line: SmtpLine,
    message: Parameters<Channel['send']>[0],
    hand: () => Promise<boolean>,
  ): Promise<Attempt> => {
    let handed = false
    let withdrawn = false
    const askHand = async () => {
      const go = await hand().catch(() => false)
      if (go) handed = true
      else withdrawn = true
      return go
    }
    try {
      const answer = await line.carry(message, askHand)
      giveBack(line)
      return { kind: 'sent', text: withoutAddresses(answer) }
    } catch (error) {
      // the server waits for content that does not come: only ending the connection ends that
      if (withdrawn) {
        line.close()
        return { kind: 'withdrawn' }
      }
      const fault = error as SmtpFault
      if (fault.responseCode !== undefined && (await line.reset())) giveBack(line)
      else line.close()
      return judgeFault(fault, handed)
    }
  }

  return {
    kind: 'smtp',
    lanes,
    check: async () => {
      const waiting = takeIdle()
      if (waiting) {
        giveBack(waiting)
        return undefined
      }
      try {
        giveBack(await openLine(url))
        return undefined
      } catch (error) {
        return problemIn(error)
      }
    },
    send: async (message, hand) => {
      const old = takeIdle()
      if (old) {
        const attempt = await tryOn(old, message, hand)
        // a connection that died while it was idle says nothing about the server
        if (attempt.kind !== 'down' || old.usable()) return attempt
      }
      try {
        return await tryOn(await openLine(url), message, hand)
      } catch (error) {
        return { kind: 'down', problem: problemIn(error) }
      }
    },
    close: async () => {
      clearInterval(sweep)
      for (const { line } of idle.splice(0)) line.close()
    },
  }
}

function problemIn(error: unknown): string {
  const judged = judgeFault(error as SmtpFault, false)
  return judged.kind === 'down' ? judged.problem : 'The mail server does not take messages now.'
}
