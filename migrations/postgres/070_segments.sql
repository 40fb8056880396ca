CREATE TABLE segments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  note text NOT NULL DEFAULT '',
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- What was found when last counted; a cache, not part of the definition.
  counted jsonb,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX segments_name ON segments (workspace_id, lower(name)) WHERE archived_at IS NULL;

-- Every condition that a segment ever had.
CREATE TABLE segment_versions (
  workspace_id uuid NOT NULL,
  segment_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  condition jsonb NOT NULL,
  -- The form that the condition is written in.
  condition_version integer NOT NULL,
  at timestamptz NOT NULL,
  by jsonb NOT NULL,
  PRIMARY KEY (workspace_id, segment_id, version),
  FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id)
);
