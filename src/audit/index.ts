/**
 * What was really sent, read by people: a probability sample of every campaign's messages comes to the desk, and
 * what is found gives a defect rate with its bound, pauses a campaign, and is made good. Every sent message belongs
 * to one lot and has one known chance of being drawn; what merely looks suspicious is read apart and is in no
 * estimate.
 */
export { correctionConsumer } from './defects.ts'
export { sentConsumer } from './frame.ts'
export { exportPerson } from './reading.ts'
export { routes } from './routes.ts'
export { runAudit } from './run.ts'
export { auditVerdicts } from './verdicts.ts'
