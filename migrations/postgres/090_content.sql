-- What may be said: e-mails, their versions, and the versions of their variants. Versions never change.

CREATE TABLE contents (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('marketing', 'service', 'transactional')),
  latest_version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE content_versions (
  workspace_id uuid NOT NULL,
  content_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  purpose text NOT NULL,
  style jsonb NOT NULL,
  fields jsonb NOT NULL,
  -- [{id, name, version}] in the order of the editor
  variants jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  reverted_from integer,
  made_by jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, content_id, version),
  FOREIGN KEY (workspace_id, content_id) REFERENCES contents (workspace_id, id)
);

CREATE TABLE variant_versions (
  workspace_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  version integer NOT NULL,
  content_id uuid NOT NULL,
  hash text NOT NULL,
  slot_hashes jsonb NOT NULL,
  authors jsonb NOT NULL,
  -- everything that reaches the recipient: purpose, style, fields, subject, preheader, blocks
  body jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, variant_id, version)
);
CREATE INDEX variant_versions_hash ON variant_versions (workspace_id, variant_id, hash);
