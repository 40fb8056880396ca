-- Two people whose records look like those of one. Ids and weights only: what the records say is read when it is shown.
CREATE TABLE duplicate_pairs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  one_profile uuid NOT NULL,
  other_profile uuid NOT NULL,
  -- Evidence in bits (log2 of the odds) and the agreement by column, as found.
  weight real NOT NULL,
  levels jsonb NOT NULL,
  -- proposed: waits for a person; merged, different: decided; gone: one of the two is not there any more
  state text NOT NULL CHECK (state IN ('proposed', 'merged', 'different', 'gone')),
  -- whether a person said so, and not the threshold
  judged boolean NOT NULL DEFAULT false,
  found_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, one_profile, other_profile)
);
CREATE INDEX duplicate_pairs_listed ON duplicate_pairs (workspace_id, state, weight DESC, id);
CREATE INDEX duplicate_pairs_other ON duplicate_pairs (workspace_id, other_profile);

CREATE TABLE duplicate_runs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- counts and thresholds, or why it failed
  outcome jsonb,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX duplicate_runs_latest ON duplicate_runs (workspace_id, started_at DESC);
