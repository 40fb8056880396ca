import { runCommand } from './command.ts'
import { run } from './run.ts'
import { score } from './score/score.ts'

await runCommand([run, score], process.argv.slice(2))
