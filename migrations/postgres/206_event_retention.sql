-- How long events of a name are kept; '*' stands for every name without a rule of its own. None: kept for ever.
CREATE TABLE event_retention (
  workspace_id uuid NOT NULL,
  event text NOT NULL,
  days integer NOT NULL CHECK (days BETWEEN 1 AND 36500),
  PRIMARY KEY (workspace_id, event)
);
