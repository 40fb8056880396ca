/** Language models behind one door: configured, limited, retried, counted. Who asks hands over no personal data. */
export { type Answered, askModel, type ModelSettings } from './ask.ts'
export { callModel } from './call.ts'
