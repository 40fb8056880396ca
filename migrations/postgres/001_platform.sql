-- The journal: one hash chain per workspace. Rows are only ever added.
CREATE TABLE journal_entries (
  workspace_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  data jsonb NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (workspace_id, seq)
);
CREATE INDEX journal_entries_by_subject ON journal_entries (workspace_id, subject_kind, subject_id, seq);

-- The end of each chain; its row lock orders concurrent writers.
CREATE TABLE journal_heads (
  workspace_id uuid PRIMARY KEY,
  seq bigint NOT NULL,
  hash text NOT NULL
);

CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE ON journal_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

-- Feeds: what downstream stages learn from. Ids follow commit order within a feed, because publishing takes
-- a lock per feed until commit.
CREATE TABLE feed_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed text NOT NULL,
  workspace_id uuid NOT NULL,
  payload jsonb NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX feed_entries_by_feed ON feed_entries (feed, id);

CREATE TABLE feed_cursors (
  feed text NOT NULL,
  consumer text NOT NULL,
  position bigint NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  PRIMARY KEY (feed, consumer)
);
