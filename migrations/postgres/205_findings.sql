-- What the record rules found wrong: one row for a field of a profile and a rule. Values are not repeated here, only
-- their hash; what a rule suggests is, and goes with the person.
CREATE TABLE findings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  profile_id uuid NOT NULL,
  field text NOT NULL,
  rule text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
  value_hash text NOT NULL,
  suggestion text,
  source text NOT NULL,
  -- Of the last event that showed it; of traits the identify call.
  message_id text,
  observed_at timestamptz NOT NULL,
  found_at timestamptz NOT NULL,
  occurrences bigint NOT NULL DEFAULT 1,
  state text NOT NULL CHECK (state IN ('open', 'fixed', 'ignored')),
  settled_at timestamptz,
  settled_by text,
  PRIMARY KEY (workspace_id, profile_id, field, rule)
);
CREATE UNIQUE INDEX findings_id ON findings (workspace_id, id);
CREATE INDEX findings_open ON findings (workspace_id, rule, field, id) WHERE state = 'open';

-- How many values of a field came from a source on a day, and how many of them were faulty.
CREATE TABLE field_checks (
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  source text NOT NULL,
  field text NOT NULL,
  checked bigint NOT NULL,
  faulty bigint NOT NULL,
  PRIMARY KEY (workspace_id, day, source, field)
);

-- Values that were mended together, and can be put back together.
CREATE TABLE repairs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  rule text NOT NULL,
  field text NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  changes integer NOT NULL,
  undone_at timestamptz,
  undone_by text,
  -- Of an undone set: values that had changed again meanwhile and stayed.
  kept integer,
  PRIMARY KEY (workspace_id, id)
);
CREATE TABLE repair_changes (
  workspace_id uuid NOT NULL,
  repair_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  field text NOT NULL,
  -- The whole observation as it was, to be put back as it was.
  before jsonb NOT NULL,
  value_after jsonb NOT NULL,
  PRIMARY KEY (workspace_id, repair_id, profile_id, field)
);
CREATE INDEX repair_changes_person ON repair_changes (workspace_id, profile_id);
