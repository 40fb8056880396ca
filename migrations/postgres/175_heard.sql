-- People's words on their way to being read for sensitive situations: the text is gone once it was read, codes stay.
CREATE TABLE heard_words (
  workspace_id uuid NOT NULL,
  message_id text NOT NULL,
  profile_id uuid NOT NULL,
  body text,
  said_at timestamptz NOT NULL,
  read_at timestamptz,
  codes text[] NOT NULL DEFAULT '{}',
  hold_id uuid,
  PRIMARY KEY (workspace_id, message_id)
);
CREATE INDEX heard_words_waiting ON heard_words (workspace_id, message_id) WHERE body IS NOT NULL;
CREATE INDEX heard_words_person ON heard_words (workspace_id, profile_id, said_at);
