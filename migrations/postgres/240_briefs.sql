-- Briefs: the orders for content. Versions never change.
CREATE TABLE briefs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE brief_versions (
  workspace_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  body jsonb NOT NULL,
  note text NOT NULL,
  made_by jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, brief_id, version),
  FOREIGN KEY (workspace_id, brief_id) REFERENCES briefs (workspace_id, id)
);

-- Who lets a version be used although it is under the bar, and why. It holds for that version only.
CREATE TABLE brief_overrides (
  workspace_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  version integer NOT NULL,
  reason text NOT NULL,
  given_by jsonb NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, brief_id, version),
  FOREIGN KEY (workspace_id, brief_id, version) REFERENCES brief_versions (workspace_id, brief_id, version)
);

-- What was made from a brief, at which version of it.
CREATE TABLE brief_uses (
  workspace_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  version integer NOT NULL,
  content_id uuid NOT NULL,
  made_by jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, brief_id, content_id),
  FOREIGN KEY (workspace_id, brief_id, version) REFERENCES brief_versions (workspace_id, brief_id, version),
  FOREIGN KEY (workspace_id, content_id) REFERENCES contents (workspace_id, id)
);
CREATE INDEX brief_uses_content ON brief_uses (workspace_id, content_id);
