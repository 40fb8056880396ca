-- One pass of a campaign over its people, resumable from its cursor.
create table campaign_runs (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  occurrence integer not null,
  version integer not null,
  graph_hash text not null,
  -- who was in the segment when it started
  snapshot_id uuid,
  snapshot_at timestamptz,
  people integer not null default 0,
  -- the last profile decided; the next one is the first above it
  cursor uuid,
  -- assignments up to here are in the column store too
  mirrored uuid,
  -- everybody in the segment has been decided
  complete boolean not null default false,
  counts jsonb not null default '{}',
  sends integer not null default 0,
  -- only so many messages are decided before people have read them; null when the ramp has been passed
  release_limit integer,
  ramp text not null default 'none' check (ramp in ('none', 'filling', 'reading', 'passed', 'failed')),
  ramp_task uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, campaign_id, occurrence)
);

-- The arm of each person of a campaign; written once, never changed.
create table assignments (
  workspace_id uuid not null,
  campaign_id uuid not null,
  profile_id uuid not null,
  arm text not null check (arm in ('treated', 'control')),
  assigned_at timestamptz not null,
  primary key (workspace_id, campaign_id, profile_id)
);

-- What was decided for one person at one step, and why. At most one per (campaign, step, profile, occurrence).
create table decisions (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  run_id uuid not null,
  step_id text not null,
  profile_id uuid not null,
  occurrence integer not null,
  purpose text not null,
  kind text not null check (kind in ('send', 'wait', 'control', 'skip', 'hold')),
  -- every constraint that applied, strongest first
  reasons text[] not null,
  -- for send and wait: not before this instant
  send_at timestamptz,
  variant_id uuid,
  variant_hash text,
  content_id uuid,
  content_version integer,
  graph_hash text not null,
  decided_at timestamptz not null,
  -- how a send or wait ended, told by delivery; null while it is still to come
  outcome text check (outcome in ('sent', 'dropped', 'unknown')),
  outcome_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, campaign_id, step_id, profile_id, occurrence)
);

create index decisions_contacts on decisions (workspace_id, profile_id, send_at)
  where kind in ('send', 'wait') and outcome is distinct from 'dropped';
create index decisions_open on decisions (workspace_id, campaign_id)
  where kind in ('send', 'wait') and outcome is null;

create index decisions_by_campaign on decisions (workspace_id, campaign_id, id);

-- Addresses that take no more mail whatever consent says: hard bounces, complaints, by hand.
create table suppressions (
  workspace_id uuid not null,
  address text not null,
  reason text not null check (reason in ('bounced', 'complained', 'by_hand')),
  detail text,
  suppressed_at timestamptz not null,
  primary key (workspace_id, address)
);

-- The last reckoning of a campaign before launch, and whose messages are most worth reading; no personal data.
create table campaign_waterfalls (
  workspace_id uuid not null,
  campaign_id uuid not null,
  version integer not null,
  result jsonb not null,
  computed_at timestamptz not null,
  primary key (workspace_id, campaign_id)
);
