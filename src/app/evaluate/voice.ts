import { compareVoice, costlySentences, learnVoice, type VoiceText } from '../../lib/voice/index.ts'
import { jsonRowsOf, tallyOf } from './files.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

const FEWEST_APPROVED = 5
const MOST_SEARCHED = 500
const MOST_SENTENCES = 10

/** `evaluate voice`: has what was sent left the voice of what was approved? */
export const voice: Method = {
  name: 'voice',
  describe: 'compare the voice of sent texts with approved ones, apart from what they are about',
  options: [
    {
      name: 'approved',
      value: 'file',
      required: true,
      describe: 'JSON lines: id, text, optional brief, optional label 1 (on voice) or 0 (off voice)',
    },
    { name: 'sent', value: 'file', required: true, describe: 'JSON lines: id, text, optional brief' },
  ],
  example: 'voice --approved approved.jsonl --sent sent.jsonl',
  run,
}

async function run({ options, seed, lenient }: Given): Promise<Answer> {
  const approved = await textsOf(String(options.approved), lenient)
  const sent = await textsOf(String(options.sent), lenient)
  const learnt = learnVoice(approved.texts)
  if (learnt.approved.length < FEWEST_APPROVED)
    throw new BadInput(
      `${String(options.approved)}: expected at least ${FEWEST_APPROVED} texts on voice, found ${learnt.approved.length}. Add approved copy.`,
    )
  const drift = compareVoice(learnt, sent.texts, seed)
  return {
    method: learnt.classifier
      ? 'classifier of manner, permutation test'
      : 'features of manner, false discoveries held',
    parameters: {
      penalty: learnt.classifier?.penalty ?? null,
      onVoice: learnt.labelled.on,
      offVoice: learnt.labelled.off,
    },
    rows: approved.rows + sent.rows,
    skipped: approved.skipped + sent.skipped,
    ...drift,
    sentences: drift.drifted ? worstOf(learnt, sent.texts) : [],
  }
}

/** The sentences of what was sent that are furthest off voice, to be read beside the approved copy. */
function worstOf(learnt: ReturnType<typeof learnVoice>, sent: readonly VoiceText[]) {
  return sent
    .slice(0, MOST_SEARCHED)
    .flatMap(({ text }, at) => costlySentences(learnt, text, 1).map((one) => ({ row: at + 1, ...one })))
    .sort((a, b) => b.cost - a.cost)
    .slice(0, MOST_SENTENCES)
}

async function textsOf(path: string, lenient: boolean) {
  const tally = tallyOf(path, lenient)
  const texts: VoiceText[] = []
  for await (const { line, row } of jsonRowsOf(path, tally)) {
    const { text, brief, label } = row
    if (typeof text !== 'string' || !text.trim()) {
      tally.skip(line, 'expected a text that is not empty')
      continue
    }
    if (label !== undefined && label !== null && Number(label) !== 0 && Number(label) !== 1) {
      tally.skip(line, 'expected a label 0 or 1')
      continue
    }
    tally.rows += 1
    texts.push({
      text,
      brief: brief === undefined || brief === null ? undefined : String(brief),
      label: label === undefined || label === null ? undefined : Number(label) === 0 ? 0 : 1,
    })
  }
  tally.check()
  return { texts, rows: tally.rows, skipped: tally.skipped }
}
