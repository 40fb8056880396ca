-- A workspace whose people are simulated: said on every page, its mail never leaves, and it can be removed whole.
ALTER TABLE workspaces ADD COLUMN simulated boolean NOT NULL DEFAULT false;

-- The sample shop of a workspace: what it is made from, so that it goes on as the same shop after a restart.
CREATE TABLE sample_shops (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces,
  seed integer NOT NULL,
  people integer NOT NULL,
  days integer NOT NULL,
  -- When its history ends.
  ends_at timestamptz NOT NULL,
  -- Whether the whole history has been sent.
  complete boolean NOT NULL DEFAULT false,
  -- The account that was made only to look around, where the workspace began as a sample.
  visitor_id uuid REFERENCES users,
  -- The accounts in whose names the simulated team works.
  team uuid[] NOT NULL
);
