import { Command } from 'commander'
import { backupCommand } from './backup.ts'
import { campaignCommand } from './campaign.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { evaluateCommand } from './evaluate.ts'
import { importCommand } from './import.ts'
import { journalCommand } from './journal.ts'
import { keyCommand } from './key.ts'
import { personCommand } from './person.ts'
import { rebuildCommand } from './rebuild.ts'
import { replayCommand } from './replay.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { suppressionsCommand } from './suppressions.ts'
import { trainCommand } from './train.ts'
import { userCommand } from './user.ts'

/** The command line, one subcommand a file. */
export function buildProgram(): Command {
  return new Command('tactful')
    .description('Personalization that knows when to ask a person.')
    .version('0.1.0')
    .showHelpAfterError('(add --help for examples)')
    .configureHelp({ sortSubcommands: true })
    .addCommand(serveCommand())
    .addCommand(doctorCommand())
    .addCommand(demoCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(rebuildCommand())
    .addCommand(trainCommand())
    .addCommand(userCommand())
    .addCommand(keyCommand())
    .addCommand(journalCommand())
    .addCommand(replayCommand())
    .addCommand(importCommand())
    .addCommand(personCommand())
    .addCommand(suppressionsCommand())
    .addCommand(campaignCommand())
    .addCommand(evaluateCommand())
}
