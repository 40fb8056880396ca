-- A profile is what was seen under one identity. People are groups of profiles: person_id names the profile that stands
-- for the whole group. Traits, consent and behaviour stay with the profile where they were observed, so that a merge
-- moves nothing but person_id, and undoing it restores everything.
CREATE TABLE profiles (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX profiles_person ON profiles (workspace_id, person_id);
CREATE INDEX profiles_people ON profiles (workspace_id, id) WHERE id = person_id AND erased_at IS NULL;

CREATE TABLE identities (
  workspace_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('user_id', 'email', 'phone', 'anonymous_id', 'device')),
  value text NOT NULL,
  -- The person whom the identity belongs to now.
  profile_id uuid NOT NULL,
  -- The profile of the events whose strongest identity this is; never changes. Null until there is such an event.
  origin_profile_id uuid,
  first_seen timestamptz NOT NULL,
  -- Set once a device or anonymous id was used by several people: whose events it carries from then on.
  follows_profile_id uuid,
  follows_at timestamptz,
  PRIMARY KEY (workspace_id, kind, value)
);
CREATE INDEX identities_profile ON identities (workspace_id, profile_id);
CREATE INDEX identities_origin ON identities (workspace_id, origin_profile_id) WHERE origin_profile_id IS NOT NULL;
CREATE INDEX identities_search ON identities (workspace_id, lower(value) text_pattern_ops)
  WHERE kind IN ('user_id', 'email', 'phone');

-- That two identities ('kind:value') were seen together. Who is one person follows from these rows alone, in whatever
-- order they came. An end that is not among the identities yet counts from the moment when it is seen itself.
CREATE TABLE identity_links (
  workspace_id uuid NOT NULL,
  a text NOT NULL,
  b text NOT NULL,
  strength smallint NOT NULL, -- 0 commanded (console, alias of two user ids), 1 declared, 2 same device or browser
  first_at timestamptz NOT NULL,
  source text NOT NULL,
  state text NOT NULL CHECK (state IN ('joined', 'conflict', 'severed')),
  reason text,
  PRIMARY KEY (workspace_id, a, b)
);
CREATE INDEX identity_links_back ON identity_links (workspace_id, b);

CREATE TABLE merges (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  from_profile uuid NOT NULL,
  to_profile uuid NOT NULL,
  source text NOT NULL,
  at timestamptz NOT NULL,
  -- The identities ('kind:value') that came with from_profile, and those that to_profile had.
  moved jsonb NOT NULL,
  kept jsonb NOT NULL,
  undone_at timestamptz,
  undone_by text,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX merges_to ON merges (workspace_id, to_profile);
CREATE INDEX merges_from ON merges (workspace_id, from_profile);

-- The latest observation of every trait of each profile, by name; read and written whole. Names of people are
-- repeated beside it, lower-cased and cut, to be searched.
CREATE TABLE traits (
  workspace_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  state json NOT NULL,
  first_name text,
  last_name text,
  full_name text,
  PRIMARY KEY (workspace_id, profile_id)
) WITH (fillfactor = 90);
CREATE INDEX traits_first_name ON traits (workspace_id, first_name text_pattern_ops) WHERE first_name IS NOT NULL;
CREATE INDEX traits_last_name ON traits (workspace_id, last_name text_pattern_ops) WHERE last_name IS NOT NULL;
CREATE INDEX traits_full_name ON traits (workspace_id, full_name text_pattern_ops) WHERE full_name IS NOT NULL;

CREATE TABLE consents (
  workspace_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  channel text NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL CHECK (state IN ('granted', 'denied')),
  at timestamptz NOT NULL,
  source text NOT NULL,
  evidence jsonb,
  PRIMARY KEY (workspace_id, profile_id, channel, purpose)
);

-- Rolling behaviour of each profile, read and written whole by every batch of events: one value, and json as the text
-- that it is, cost half of what columns do.
CREATE TABLE behaviours (
  workspace_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  state json NOT NULL,
  PRIMARY KEY (workspace_id, profile_id)
) WITH (fillfactor = 80);

-- Profiles whose copy in ClickHouse is behind.
CREATE SEQUENCE profile_mirror_version;
CREATE TABLE profile_mirror (
  workspace_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  version bigint NOT NULL DEFAULT nextval('profile_mirror_version'),
  -- Whether the profile may have changed its person, and not only its traits or consent.
  moved boolean NOT NULL,
  PRIMARY KEY (workspace_id, profile_id)
);
