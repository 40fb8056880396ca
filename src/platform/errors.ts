/** One row of the error table: the HTTP status that carries it and what it says when nothing more is known. */
interface ErrorKind {
  status: number
  message: string
}

/** Every fault that the product can answer with. A message says what is wrong and what to do. */
export const errorTable = {
  // requests
  invalid_request: {
    status: 400,
    message: 'The request does not have the expected form. Correct the fields named in details.',
  },
  body_too_large: { status: 413, message: 'The body is too large. Send it in smaller parts.' },
  not_found: { status: 404, message: 'There is nothing here. Check the address.' },
  conflict: {
    status: 409,
    message: 'Somebody changed this meanwhile. Load it again and repeat your change.',
  },
  unavailable: { status: 503, message: 'The service cannot take this now. Try again in a moment.' },
  internal: {
    status: 500,
    message:
      'Something failed on our side. It has been logged; try again, and report the request id if it stays.',
  },
  // start
  cannot_start: { status: 503, message: 'The server cannot start. Read the message and mend what it names.' },
  data_directory_in_use: {
    status: 409,
    message: 'The data directory is in use by another process. Stop that one first.',
  },
  migration_refused: {
    status: 500,
    message:
      'The databases do not fit this version of the program. Start the version that they were used with.',
  },
  // accounts
  not_signed_in: { status: 401, message: 'Sign in first, or send an API key.' },
  not_allowed: {
    status: 403,
    message: 'Your roles do not allow this. Ask an administrator of the workspace.',
  },
  wrong_credentials: { status: 401, message: 'E-mail or password is wrong.' },
  password_wrong: {
    status: 400,
    message: 'The present password is wrong. Type it again, or ask an administrator for a new one.',
  },
  too_many_attempts: { status: 429, message: 'Too many attempts. Wait a few minutes and try again.' },
  csrf_token_wrong: { status: 403, message: 'The form is out of date. Reload the page and try again.' },
  sign_in_refused: {
    status: 403,
    message: 'The identity provider did not vouch for you. Begin again, or sign in with a password.',
  },
  setup_done: { status: 409, message: 'This installation is set up already. Sign in instead.' },
  setup_token_wrong: {
    status: 403,
    message:
      'This set-up link is not valid. Restart the server: it prints a new one while nobody has an account.',
  },
  // review
  task_not_found: { status: 404, message: 'There is no such task. It may belong to another workspace.' },
  task_closed: {
    status: 409,
    message: 'This task is closed already. Load it again to see what was decided and by whom.',
  },
  approver_is_author: {
    status: 403,
    message: 'You are an author of this version, so somebody else has to decide about it.',
  },
  verdict_unfit: {
    status: 400,
    message: 'Approval tasks take approve or reject, reading tasks pass or fail. Choose one of these.',
  },
  verdict_pending: {
    status: 409,
    message: 'Somebody else decided this a moment ago; it takes effect shortly. Go on with the next task.',
  },
  undo_late: {
    status: 409,
    message: 'This verdict has taken effect and cannot be taken back here. Decide what follows from it anew.',
  },
  task_claimed: { status: 409, message: 'Somebody else has this task in hand. Take another one.' },
  read_already: {
    status: 409,
    message: 'You have read this already; it waits for somebody else. Go on with the next task.',
  },
  note_needed: { status: 400, message: 'Say in a note what is wrong, so that it can be put right.' },
  // audit
  audit_item_not_found: {
    status: 404,
    message: 'There is no such message in the sample. It may belong to another workspace.',
  },
  defect_not_found: { status: 404, message: 'There is no such defect. It may belong to another workspace.' },
  // content
  content_not_found: { status: 404, message: 'There is no such content. Check the id and the version.' },
  content_invalid: {
    status: 422,
    message: 'The content cannot be used as written. Correct what details.problems names.',
  },
  content_not_ready: {
    status: 422,
    message: 'The content is not ready for approval. Correct what details.problems names.',
  },
  brief_not_found: { status: 404, message: 'There is no such brief. Check the id and the version.' },
  brief_not_usable: {
    status: 422,
    message: 'The brief is not good enough to write from. Mend what details.findings name.',
  },
  model_failed: {
    status: 502,
    message: 'The language model gave nothing usable. Try again, or another model.',
  },
  model_budget_spent: {
    status: 429,
    message: 'The budget for language models is used up. Wait, or raise MODEL_DAILY_TOKENS.',
  },
  model_cancelled: { status: 409, message: 'The writing was cancelled. Nothing was kept.' },
  writing_not_found: { status: 404, message: 'There is no such piece of writing. Load the brief again.' },
  render_failed: {
    status: 422,
    message: 'The message could not be rendered. Correct its Liquid and save again.',
  },
  // events
  write_key_missing: {
    status: 401,
    message: 'Send the write key as Basic user name, as Bearer token, or as "writeKey" in the body.',
  },
  write_key_unknown: {
    status: 401,
    message: 'This write key is not known or was revoked. Make a new one under Settings, Keys.',
  },
  collection_busy: {
    status: 503,
    message: 'The events could not be stored just now. Keep them and send them again in a moment.',
  },
  finding_not_found: {
    status: 404,
    message: 'None of these findings is there in that state any more. Load the list again.',
  },
  signals_too_few: { status: 409, message: 'Too few people have the outcome, or have it not.' },
  record_rule_not_found: {
    status: 404,
    message: 'There is no such record rule. The data health page lists those that found something.',
  },
  repair_not_found: { status: 404, message: 'There is no such repair.' },
  repair_undone: { status: 409, message: 'This repair was undone already.' },
  repair_not_here: { status: 409, message: 'Values of this kind are mended where they come from.' },
  nothing_to_repair: {
    status: 409,
    message: 'There is nothing that this repair could change any more. Load the list again.',
  },
  rejected_event_not_found: {
    status: 404,
    message: 'There is no such rejected event. Reload the list.',
  },
  rejected_event_settled: {
    status: 409,
    message: 'This rejected event was replayed or dismissed already. Reload the list.',
  },
  event_not_usable: {
    status: 422,
    message: 'The event cannot be used yet. Correct what details name and try again.',
  },
  // profiles
  person_not_found: {
    status: 404,
    message: 'There is no such person. They may have been erased; search for them again.',
  },
  merge_not_found: { status: 404, message: 'There is no such merge. Reload the person.' },
  merge_not_undoable: {
    status: 409,
    message: 'This merge was undone already, or its people were regrouped since. Reload the person.',
  },
  already_one_person: {
    status: 409,
    message: 'These are one person already. Reload the person to see it.',
  },
  identity_rules_invalid: {
    status: 422,
    message: 'These rules cannot be used. Correct what the message names.',
  },
  duplicate_not_found: { status: 404, message: 'There is no such pair of records. Reload the list.' },
  duplicate_settled: {
    status: 409,
    message: 'This pair waits for nobody: it was decided already, or the records changed. Reload the list.',
  },
  duplicates_under_way: {
    status: 409,
    message: 'Duplicates are being looked for already. Wait until that is done.',
  },
  // objectives, holds, campaigns, decisions
  objective_not_found: { status: 404, message: 'There is no such objective. Reload the list.' },
  objective_is_engagement: {
    status: 422,
    message:
      'Opens and clicks cannot be an objective: they rise without anybody buying more. Choose revenue, margin, orders or conversion; opens and clicks are shown beside the result as proxies.',
  },
  hold_not_found: { status: 404, message: 'There is no such hold. Reload the list.' },
  campaign_not_found: { status: 404, message: 'There is no such campaign. Reload the list.' },
  campaign_state: {
    status: 409,
    message: 'The campaign is not in a state that allows this. Reload it to see where it stands.',
  },
  campaign_not_ready: {
    status: 422,
    message: 'The campaign cannot go on yet. Settle what details.missing lists.',
  },
  override_refused: {
    status: 422,
    message: 'This requirement cannot be set aside here. Meet it instead.',
  },
  decision_not_found: { status: 404, message: 'There is no such decision. Reload the list.' },
  // delivery
  message_not_found: { status: 404, message: 'There is no such message. Reload the list.' },
  // catalog, segments
  segment_not_found: { status: 404, message: 'There is no such segment. Reload the list.' },
  segment_name_taken: {
    status: 409,
    message: 'Another segment has this name already. Choose a different one.',
  },
  segment_archived: { status: 409, message: 'This segment is archived. Restore it before you change it.' },
  segment_cycle: {
    status: 422,
    message: 'The segment would contain itself, directly or through others. Remove one of these parts.',
  },
  segment_too_large: {
    status: 422,
    message: 'With all segments inside, the condition has more than 500 parts. Make it simpler.',
  },
  condition_invalid: {
    status: 422,
    message: 'The condition cannot be used as it is. Correct what details.fields name.',
  },
  product_not_found: { status: 404, message: 'There is no such product. Reload the list.' },
  // import
  import_map_invalid: { status: 400, message: 'The map cannot be used. Correct what the message names.' },
  // backup
  backup_unusable: { status: 400, message: 'The file is not a whole backup. Use another one.' },
  restore_refused: {
    status: 409,
    message: 'A backup is restored into an empty data directory or empty databases only. Name new ones.',
  },
  import_file_unreadable: { status: 400, message: 'The file cannot be read. Check its name and format.' },
} as const satisfies Record<string, ErrorKind>

/** The codes of the error table. */
export type ErrorCode = keyof typeof errorTable

/** The one error that use cases throw: a code of the table, with a sentence and details of the case. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: Record<string, unknown> | undefined

  constructor(
    code: ErrorCode,
    more: { message?: string; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(more.message ?? errorTable[code].message, { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    this.status = errorTable[code].status
    this.details = more.details
  }
}
