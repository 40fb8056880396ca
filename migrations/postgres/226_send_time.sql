-- The instant that was chosen for a message, and with what probability.
ALTER TABLE decisions ADD COLUMN not_before timestamptz, ADD COLUMN time_propensity double precision;

-- How good each of the 168 hours of the week is for somebody, Monday 00:00 on their own clock first; shares that add up
-- to one. The row of the nil id is everybody's.
CREATE TABLE send_rhythms (
  workspace_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  hours real[] NOT NULL,
  -- activities it is made of, older ones counting less
  weight real NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, profile_id)
);
