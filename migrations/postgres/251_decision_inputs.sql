-- What was known of the person when it was decided, in a few characters; the rest of the resolver's input stands in
-- the graph. Null: decided before inputs were kept, or the person was erased.
ALTER TABLE decisions ADD COLUMN inputs text;

CREATE INDEX messages_by_decision ON messages (workspace_id, decision_id);
