-- What a person did lately, as conditions read it, so that a decision on the spot never waits for the column store.
CREATE TABLE recent_events (
  workspace_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  at timestamptz NOT NULL,
  event text NOT NULL,
  value numeric,
  -- where the visit came from, when the event tells
  entry text,
  properties json NOT NULL
);
CREATE INDEX recent_events_person ON recent_events (workspace_id, profile_id, at);
CREATE INDEX recent_events_age ON recent_events USING brin (at);

-- On-site content: typed parts of a slot, in variants. Versions never change.
CREATE TABLE onsite_contents (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  slot_type text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE TABLE onsite_content_versions (
  workspace_id uuid NOT NULL,
  content_id uuid NOT NULL,
  version integer NOT NULL,
  -- name, slot type, fields, variants with the hash of each
  body jsonb NOT NULL,
  made_by jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, content_id, version),
  FOREIGN KEY (workspace_id, content_id) REFERENCES onsite_contents (workspace_id, id)
);

-- Who sees which content in which slot. The graph is everything that was approved, fixed to its versions.
CREATE TABLE onsite_campaigns (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'in_review', 'live', 'paused', 'ended')),
  definition jsonb NOT NULL,
  salt text NOT NULL,
  graph jsonb,
  graph_hash text,
  authors jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX onsite_campaigns_active ON onsite_campaigns (workspace_id) WHERE state IN ('live', 'paused');

CREATE TABLE onsite_settings (
  workspace_id uuid PRIMARY KEY,
  global_control_share double precision NOT NULL CHECK (global_control_share BETWEEN 0 AND 0.5)
);

-- By what a visitor is put into arms: written at the first decision, and kept when the visitor becomes known.
CREATE TABLE onsite_units (
  workspace_id uuid NOT NULL,
  -- p:<profile> or a:<anonymous id>
  key text NOT NULL,
  unit text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, key)
);

-- What was decided for one visitor in one slot, with everything that the decision was made from.
CREATE TABLE onsite_decisions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  unit text NOT NULL,
  profile_id uuid,
  slot text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('show', 'control', 'hold', 'skip')),
  campaign_id uuid,
  variant_id uuid,
  -- every campaign that was weighed, with version, hash and reasons
  considered json NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX onsite_decisions_unit ON onsite_decisions (workspace_id, unit, decided_at) WHERE kind = 'show';
