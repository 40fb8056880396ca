-- With what probability the wording of a message was chosen.
ALTER TABLE decisions ADD COLUMN propensity double precision;

-- What shares the wordings of a campaign (by e-mail or on pages) get, as reckoned from what each earned; every reckoning
-- stays. `state` is what was believed of each, to be shown.
CREATE TABLE arm_weights (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  revision integer NOT NULL,
  weights jsonb NOT NULL,
  state jsonb NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, revision)
);
