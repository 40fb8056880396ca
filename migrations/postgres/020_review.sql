-- The desk: tasks, verdicts, approvals. Subjects are references; nothing here knows what they are.

CREATE TABLE review_tasks (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('approval', 'reading')),
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  subject_version integer,
  subject_hash text,
  title text NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  authors jsonb NOT NULL DEFAULT '[]',
  opened_by jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at timestamptz,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'decided', 'cancelled')),
  closed_at timestamptz,
  cancel_reason text,
  PRIMARY KEY (workspace_id, id)
);

-- One open task for the same thing.
CREATE UNIQUE INDEX review_tasks_open ON review_tasks
  (workspace_id, kind, subject_kind, subject_id, coalesce(subject_version, 0), coalesce(subject_hash, ''))
  WHERE state = 'open';
CREATE INDEX review_tasks_queue ON review_tasks (workspace_id, state, (coalesce(due_at, 'infinity')), id);
CREATE INDEX review_tasks_subject ON review_tasks (workspace_id, subject_kind, subject_id);

CREATE TABLE review_verdicts (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('approve', 'reject', 'pass', 'fail')),
  note text NOT NULL DEFAULT '',
  decided_by jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, task_id) REFERENCES review_tasks (workspace_id, id)
);
-- A task is decided once.
CREATE UNIQUE INDEX review_verdicts_task ON review_verdicts (workspace_id, task_id);

CREATE TABLE review_approvals (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  subject_version integer,
  subject_hash text NOT NULL,
  approved_by jsonb NOT NULL,
  approved_at timestamptz NOT NULL,
  voided_at timestamptz,
  void_reason text,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX review_approvals_valid ON review_approvals (workspace_id, subject_kind, subject_id, subject_hash)
  WHERE voided_at IS NULL;
CREATE INDEX review_approvals_subject ON review_approvals (workspace_id, subject_kind, subject_id);
