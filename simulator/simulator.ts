import { runCommand } from './command.ts'
import { pictures } from './pictures.ts'
import { run } from './run.ts'
import { score } from './score/score.ts'

await runCommand([run, score, pictures], process.argv.slice(2))
