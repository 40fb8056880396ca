-- What was acknowledged and waits to be folded: one row a commit, the requests of that commit in one body.
-- Rows of several writers commit out of order, so a reader takes whatever is there and never keeps a cursor.
CREATE TABLE inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_at timestamptz NOT NULL,
  events integer NOT NULL,
  body bytea NOT NULL
);
ALTER TABLE inbox ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE inbox SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20000
);

-- What one pass over the inbox did. Until stored_at is set, the row says what has to reach ClickHouse: which
-- events of which inbox rows were new (`kept`, positions in reading order) and whose they are.
CREATE TABLE fold_batches (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  folded_at timestamptz NOT NULL,
  stored_at timestamptz,
  received integer NOT NULL,
  new_events integer NOT NULL,
  rejected integer NOT NULL,
  inbox_ids bigint[],
  kept integer[],
  profiles uuid[]
);
ALTER TABLE fold_batches ALTER COLUMN kept SET STORAGE EXTERNAL, ALTER COLUMN profiles SET STORAGE EXTERNAL;
CREATE INDEX fold_batches_open ON fold_batches (id) WHERE stored_at IS NULL;

-- Every message that was ever folded: the first 16 bytes of SHA-256 over workspace and message id.
CREATE TABLE seen (
  id uuid PRIMARY KEY,
  batch_id bigint NOT NULL
);

-- What was acknowledged and cannot be used as it is.
CREATE TABLE rejected_events (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  received_at timestamptz NOT NULL,
  rejected_at timestamptz NOT NULL,
  source text NOT NULL,
  kind text NOT NULL,
  event_name text NOT NULL,
  reason text NOT NULL,
  message text NOT NULL,
  -- JSON text, not jsonb: it must keep what jsonb refuses
  body text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'dismissed')),
  decided_by text,
  decided_at timestamptz
);
CREATE INDEX rejected_events_listed ON rejected_events (workspace_id, state, received_at DESC, id DESC);
CREATE INDEX rejected_events_reasons ON rejected_events (workspace_id, reason) WHERE state = 'open';
