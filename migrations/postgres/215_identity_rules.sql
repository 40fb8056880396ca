-- What counts as an identity and how many of each kind one person may have; without a row the rules that ship apply.
CREATE TABLE identity_rules (
  workspace_id uuid PRIMARY KEY,
  version integer NOT NULL,
  rules jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);

-- The evidence over which a merge came about: pairs of identities, how strong, from where, since when.
ALTER TABLE merges ADD COLUMN because jsonb NOT NULL DEFAULT '[]';
