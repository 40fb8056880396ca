-- What language models were asked for and what it cost; the words are kept with what was written.
CREATE TABLE model_calls (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  purpose text NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  tokens_in integer NOT NULL,
  tokens_out integer NOT NULL,
  cost double precision NOT NULL,
  millis integer NOT NULL,
  tries integer NOT NULL,
  -- null when it answered
  fault text,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX model_calls_at ON model_calls (workspace_id, at);

-- One time of writing from a brief: by what, with which words, parameters and cost.
CREATE TABLE writing_runs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  brief_id uuid NOT NULL,
  brief_version integer NOT NULL,
  -- settings, prompt, cost, notes
  body jsonb NOT NULL,
  made_by jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, brief_id, brief_version) REFERENCES brief_versions (workspace_id, brief_id, version)
);
CREATE INDEX writing_runs_brief ON writing_runs (workspace_id, brief_id, made_at);

CREATE TABLE written_variants (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  position integer NOT NULL,
  body jsonb NOT NULL,
  -- where it went, and who changed it before
  content_id uuid,
  variant_id uuid,
  edited_by jsonb,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, run_id) REFERENCES writing_runs (workspace_id, id)
);
CREATE INDEX written_variants_run ON written_variants (workspace_id, run_id);
CREATE INDEX written_variants_content ON written_variants (workspace_id, content_id) WHERE content_id IS NOT NULL;
