-- People as they are now, copied from Postgres within a second of each change. Read with FINAL and `deleted = 0`.
CREATE TABLE people (
  workspace_id UUID,
  profile_id UUID,
  known UInt8,                                     -- has a user id, an e-mail address or a phone number
  created_at DateTime64(3, 'UTC'),
  traits Map(String, String),                      -- texts as they are, everything else as JSON; names as sent
  grades Map(String, String),                      -- by trait name: verified, good, doubtful, bad
  has_email UInt8,                                 -- an address of grade good or better
  time_zone LowCardinality(String),                -- empty: unknown
  consent Map(String, String),                     -- 'email.marketing' → granted, denied; missing: unknown
  deleted UInt8,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- Which person a profile's events belong to. One hop always; a row that points to itself ends a former redirect.
CREATE TABLE profile_redirects (
  workspace_id UUID,
  from_profile UUID,
  to_profile UUID,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, from_profile)
SETTINGS non_replicated_deduplication_window = 1000;
