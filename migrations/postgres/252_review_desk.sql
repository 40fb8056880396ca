-- The desk: how urgent and how like another a task is, who has it in hand, a verdict that can still be taken back,
-- several blind readings of one thing, and known answers.
ALTER TABLE review_tasks
  ADD COLUMN risk smallint NOT NULL DEFAULT 0 CHECK (risk BETWEEN 0 AND 100),
  ADD COLUMN alike text,
  -- due time brought forward by risk: the order of the queue
  ADD COLUMN rank_at timestamptz NOT NULL DEFAULT 'infinity',
  ADD COLUMN claimed_by jsonb,
  ADD COLUMN claimed_until timestamptz,
  ADD COLUMN readings_wanted smallint NOT NULL DEFAULT 1,
  -- the known answer of a task that calibrates readers; what is decided about it has no effect
  ADD COLUMN known_answer text CHECK (known_answer IN ('pass', 'fail')),
  ADD COLUMN pending jsonb,
  ADD COLUMN pending_until timestamptz;
UPDATE review_tasks SET rank_at = coalesce(due_at, 'infinity');
CREATE INDEX review_tasks_rank ON review_tasks (workspace_id, rank_at, id) WHERE state = 'open';
CREATE INDEX review_tasks_pending ON review_tasks (pending_until) WHERE pending IS NOT NULL AND state = 'open';

-- Single readings of tasks that several people read without knowing of each other.
CREATE TABLE review_readings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('pass', 'fail')),
  reason text,
  note text NOT NULL DEFAULT '',
  seconds real,
  read_by jsonb NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, task_id) REFERENCES review_tasks (workspace_id, id)
);
CREATE UNIQUE INDEX review_readings_once ON review_readings (workspace_id, task_id, (read_by ->> 'id'));

-- What each reviewer takes, and how many hours a week they have for it.
CREATE TABLE review_reviewers (
  workspace_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- kinds of things; empty: all that the roles allow
  kinds text[] NOT NULL DEFAULT '{}',
  hours_per_week real NOT NULL,
  keys jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (workspace_id, user_id)
);

-- A calibrating task may stand beside the real one.
DROP INDEX review_tasks_open;
CREATE UNIQUE INDEX review_tasks_open ON review_tasks
  (workspace_id, kind, subject_kind, subject_id, coalesce(subject_version, 0), coalesce(subject_hash, ''))
  WHERE state = 'open' AND known_answer IS NULL;
