-- What was really merged into a message, by field; a fallback's words stand in its variant. Null: not known any more.
ALTER TABLE messages ADD COLUMN merged jsonb;

-- How much of what is sent people read, and when that stops a campaign.
CREATE TABLE audit_settings (
  workspace_id uuid PRIMARY KEY,
  settings jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);

-- Messages that were sent and not yet drawn from; emptied as lots are drawn.
CREATE TABLE audit_frame (
  workspace_id uuid NOT NULL,
  message_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  variant_hash text NOT NULL,
  profile_id uuid NOT NULL,
  -- traits of the rendering that make it worth reading
  fallbacks smallint NOT NULL,
  low_grade boolean NOT NULL,
  sensitive boolean NOT NULL,
  other_script boolean NOT NULL,
  value_length integer NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, message_id)
);
CREATE INDEX audit_frame_campaign ON audit_frame (workspace_id, campaign_id, sent_at);

-- What was sent of one campaign in one stretch, and the verdict on it.
CREATE TABLE audit_lots (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  size integer NOT NULL,
  reads integer NOT NULL,
  plan jsonb NOT NULL,
  strictness text NOT NULL CHECK (strictness IN ('normal', 'tightened', 'reduced')),
  state text NOT NULL CHECK (state IN ('reading', 'accepted', 'rejected', 'undecided')),
  first_sent_at timestamptz NOT NULL,
  last_sent_at timestamptz NOT NULL,
  drawn_at timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX audit_lots_campaign ON audit_lots (workspace_id, campaign_id, drawn_at);

-- How many messages of each kind stood in each cell of equal chance, and how many of them were drawn.
CREATE TABLE audit_cells (
  workspace_id uuid NOT NULL,
  lot_id uuid NOT NULL,
  cell integer NOT NULL,
  stratum text NOT NULL,
  variant_id uuid NOT NULL,
  size integer NOT NULL,
  PRIMARY KEY (workspace_id, lot_id, cell, stratum, variant_id),
  FOREIGN KEY (workspace_id, lot_id) REFERENCES audit_lots (workspace_id, id)
);

-- One message drawn with its known chance, or picked as suspicious (no chance, in no estimate).
CREATE TABLE audit_items (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  lot_id uuid NOT NULL,
  cell integer,
  message_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  variant_hash text NOT NULL,
  profile_id uuid NOT NULL,
  stratum text NOT NULL,
  why text[] NOT NULL,
  probability double precision CHECK (probability > 0 AND probability <= 1),
  sent_at timestamptz NOT NULL,
  task_id uuid NOT NULL,
  verdict text CHECK (verdict IN ('pass', 'fail')),
  reason text,
  read_at timestamptz,
  read_by jsonb,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, message_id),
  FOREIGN KEY (workspace_id, lot_id) REFERENCES audit_lots (workspace_id, id),
  CHECK ((cell IS NULL) = (probability IS NULL))
);
CREATE INDEX audit_items_lot ON audit_items (workspace_id, lot_id);
CREATE INDEX audit_items_variant ON audit_items (workspace_id, variant_hash);
CREATE INDEX audit_items_profile ON audit_items (workspace_id, profile_id);

-- A defect that a reader found, and what became of it.
CREATE TABLE audit_defects (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  message_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  variant_hash text NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  found_by jsonb NOT NULL,
  found_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'handled', 'accepted')),
  -- what was done about it, in order
  steps jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, item_id)
);

-- Why a verdict was given, by the team's taxonomy, and how long the reader had it open.
ALTER TABLE review_verdicts ADD COLUMN reason text;
ALTER TABLE review_verdicts ADD COLUMN seconds real;

-- Phrases that no wording may use any more, each with what it came from.
CREATE TABLE content_banned_phrases (
  workspace_id uuid NOT NULL,
  phrase text NOT NULL,
  reason text NOT NULL,
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  banned_by text NOT NULL,
  banned_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, phrase)
);
