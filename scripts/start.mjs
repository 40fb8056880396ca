// npm start: installs what is missing, builds the console when needed, starts the server.
import { ensureConsole, ensureInstalled } from './ensure.mjs'
import { runTactful } from './run.mjs'

ensureInstalled()
ensureConsole()
runTactful(['serve', ...process.argv.slice(2)])
