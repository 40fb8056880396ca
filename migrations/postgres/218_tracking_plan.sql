-- Which events and properties are expected. Every version stays: what was folded under one is judged by it again.
CREATE TABLE tracking_plans (
  workspace_id uuid NOT NULL,
  version integer NOT NULL,
  plan jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (workspace_id, version)
);
