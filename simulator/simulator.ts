import { runCommand } from './command.ts'
import { sample } from './live/sample.ts'
import { pictures } from './pictures.ts'
import { run } from './run.ts'
import { score } from './score/score.ts'

await runCommand([run, score, pictures, sample], process.argv.slice(2))
