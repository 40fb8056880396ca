import { Command } from 'commander'
import { readConfig } from '../../platform/config.ts'

/** `tactful serve`: runs until it is told to stop, then finishes what it began. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('start the server and keep it running')
    .option('--role <role>', 'all, api or worker (TACTFUL_ROLE)')
    .option('--demo', 'show the living shop at once, where nobody has an account')
    .option('--empty', 'do not offer the living shop')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tactful serve\n  $ PORT=8080 tactful serve\n  $ tactful serve --role worker\n  $ tactful serve --demo',
    )
    .action(async (options: { role?: string; demo?: boolean; empty?: boolean }) => {
      const env = { ...process.env, ...(options.role !== undefined && { TACTFUL_ROLE: options.role }) }
      const { config, problems } = readConfig(env)
      if (problems.length > 0) {
        console.error(`The settings have problems:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
        console.error('`tactful doctor` lists all settings.')
        process.exitCode = 1
        return
      }
      const began = performance.now()
      const { startServer } = await import('../server.ts')
      const server = await startServer(config, {
        say: (step) => console.error(`${step} …`),
        demo: options.demo === true,
        empty: options.empty === true,
      })
      stopOnSignals(server.stop)
      console.error(`Started in ${((performance.now() - began) / 1000).toFixed(1)} s. Data: ${config.data}`)
      if (server.setupLink)
        console.error(
          options.demo
            ? 'The living shop fills while you look. Open this link once:'
            : 'Nobody has an account yet. Open this link once to set up, or to see a living shop:',
        )
      console.log(server.setupLink ?? server.base.settings.publicUrl)
    })
}

/** The first signal stops in order; a second one does not wait. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      console.error('Stopping: finishing what is under way …')
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}
