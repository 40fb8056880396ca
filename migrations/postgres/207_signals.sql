-- What behaviour, demographics and third-party data each added to foretelling an outcome, the last time it was asked.
CREATE TABLE signals (
  workspace_id uuid NOT NULL,
  outcome text NOT NULL,
  days integer NOT NULL,
  at timestamptz NOT NULL,
  answer jsonb NOT NULL,
  PRIMARY KEY (workspace_id, outcome, days)
);
