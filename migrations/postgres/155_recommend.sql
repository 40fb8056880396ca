-- Trained recommenders: what was chosen and how good it was, and the behaviour the model is rebuilt from.
CREATE TABLE recommender_models (
  workspace_id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('live', 'retired', 'refused')),
  why text NOT NULL,
  trained_at timestamptz NOT NULL,
  -- the latest behaviour in it
  until timestamptz NOT NULL,
  people integer NOT NULL,
  sessions integer NOT NULL,
  items integer NOT NULL,
  -- mean of hit and reciprocal rank within 20 on the latest tenth of the sessions
  quality double precision NOT NULL,
  quality_popular double precision NOT NULL,
  -- of the model before, on what came after it; null where too little did
  quality_before double precision,
  parameters jsonb NOT NULL,
  -- gzipped JSON; null once it is neither live nor the one before
  behaviour bytea,
  PRIMARY KEY (workspace_id, version)
);
CREATE UNIQUE INDEX recommender_models_live ON recommender_models (workspace_id) WHERE state = 'live';

-- What people set about recommendations.
CREATE TABLE recommender_rules (
  workspace_id uuid PRIMARY KEY,
  rules jsonb NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL
);
