-- Something out of the ordinary in the stream of events, from when it was first seen until it ended.
CREATE TABLE stream_alarms (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  -- empty: all events together
  event text NOT NULL,
  check_name text NOT NULL,
  property text NOT NULL,
  -- open: waits for somebody; accepted: it is as it should be; broken: somebody mends it; ended: it went away
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'broken', 'ended')),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  detail jsonb NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX stream_alarms_listed ON stream_alarms (workspace_id, first_at DESC, id DESC);
CREATE UNIQUE INDEX stream_alarms_live ON stream_alarms (workspace_id, event, check_name, property)
  WHERE state IN ('open', 'broken');
