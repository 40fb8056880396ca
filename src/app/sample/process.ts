import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What the simulator is told: where it is, and in whose names it works. */
export interface SampleOrder {
  url: string
  /** A server key. */
  key: string
  author: { email: string; password: string }
  approver: { email: string; password: string }
  seed: number
  people: number
  days: number
  /** When the history ends, ms; the server's time. */
  end: number
  /** The server's time now, ms: the simulator's clock goes on from it. */
  now: number
  /** Whether the history is there already. */
  complete: boolean
}

/** How far a sample shop is. */
export interface SampleStatus {
  stage: 'none' | 'starting' | 'history' | 'campaigns' | 'live' | 'stopped' | 'removing'
  /** Of the history, 0 to 1. */
  share: number
  /** Events sent so far. */
  events: number
  /** Why it stopped. */
  problem: string | null
}

/** The simulator of one workspace, in a process of its own. */
export interface SampleRunner {
  /** Says where this server is reached from this machine. */
  serveAt(url: string): void
  status(workspace: string): SampleStatus
  /** Says that a workspace's sample is on its way or going, before and after there is a process. */
  mark(workspace: string, stage: SampleStatus['stage']): void
  /** The SMTP server at which a workspace's simulated people get their mail, while they live. */
  mailUrl(workspace: string): string | undefined
  start(workspace: string, order: Omit<SampleOrder, 'url'>, done: () => Promise<void>): void
  stop(workspace?: string): Promise<void>
}

type News = Partial<SampleStatus> & { mailUrl?: string; complete?: boolean }

const ENTRY = fileURLToPath(new URL('../../../simulator/simulator.ts', import.meta.url))
const NONE: SampleStatus = { stage: 'none', share: 0, events: 0, problem: null }
const END_MILLIS = 5000

/** Keeps the processes of sample shops; they end with this one. */
export function makeSampleRunner(): SampleRunner {
  let url = ''
  const states = new Map<string, SampleStatus & { child?: ChildProcess; mailUrl?: string }>()
  const update = (workspace: string, change: Partial<SampleStatus> & { mailUrl?: string }) =>
    states.set(workspace, { ...NONE, ...states.get(workspace), ...change })
  const end = async (workspace: string) => {
    const child = states.get(workspace)?.child
    if (!child) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode !== null || child.signalCode !== null) return
    const kill = setTimeout(() => child.kill('SIGKILL'), END_MILLIS)
    child.disconnect()
    await gone
    clearTimeout(kill)
  }
  return {
    serveAt: (at) => {
      url = at
    },
    status: (workspace) => {
      const { stage, share, events, problem } = states.get(workspace) ?? NONE
      return { stage, share, events, problem }
    },
    mark: (workspace, stage) => {
      if (stage === 'none') states.delete(workspace)
      else update(workspace, { stage })
    },
    mailUrl: (workspace) => states.get(workspace)?.mailUrl,
    start: (workspace, order, done) => {
      const child = fork(ENTRY, ['sample'], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { PATH: process.env.PATH ?? '' },
        detached: true,
      })
      states.set(workspace, { ...NONE, stage: 'starting', child })
      let said = ''
      child.stderr?.on('data', (bytes: Buffer) => {
        said = (said + bytes.toString('utf8')).slice(-2000)
      })
      child.on('message', ({ complete, ...news }: News) => {
        update(workspace, news)
        if (complete) done().catch(() => update(workspace, { problem: 'The server could not note it.' }))
      })
      child.once('exit', () => {
        const state = states.get(workspace)
        if (!state || state.child !== child || state.stage === 'removing') return
        const { child: _, mailUrl: __, ...rest } = state
        const lines = said.trim().split('\n')
        const why = lines.find((line) => /^\w*Error: /.test(line)) ?? lines.at(-1)
        states.set(workspace, { ...rest, stage: 'stopped', problem: why || 'The simulator ended.' })
      })
      child.send({ url, ...order } satisfies SampleOrder)
    },
    stop: async (workspace) => {
      await Promise.all(workspace === undefined ? [...states.keys()].map(end) : [end(workspace)])
    },
  }
}
