-- How far the engine has read for each journey.
CREATE TABLE journeys (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- events of later batches are news
  batch_id bigint NOT NULL,
  -- who is in the segment is looked at now and then; the number of the last look
  look integer NOT NULL DEFAULT 0,
  looked_at timestamptz,
  -- arms until then are in the column store
  mirrored_at timestamptz,
  PRIMARY KEY (workspace_id, campaign_id)
);

-- A person on the way: where, since when, and when to look again. Rows are kept when the way is over.
CREATE TABLE journey_people (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  occurrence integer NOT NULL,
  -- the version that the person entered, and stays on
  graph_hash text NOT NULL,
  node text NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'done', 'goal', 'left')),
  entered_at timestamptz NOT NULL,
  -- at this node
  since timestamptz NOT NULL,
  due_at timestamptz,
  -- goes on before it is due when this happens
  waits_for text,
  ended_at timestamptz,
  PRIMARY KEY (workspace_id, campaign_id, profile_id, occurrence)
);
CREATE INDEX journey_people_due ON journey_people (workspace_id, campaign_id, due_at) WHERE state = 'active';
CREATE INDEX journey_people_person ON journey_people (workspace_id, profile_id);

-- Who was in the segment of a journey at the last look, so that entering it can be told.
CREATE TABLE journey_members (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  look integer NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, profile_id)
);
