-- A campaign and where it stands; what it is stands in its versions.
create table campaigns (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null,
  name text not null,
  purpose text not null check (purpose in ('marketing', 'service', 'transactional')),
  state text not null check (state in
    ('draft', 'in_review', 'approved', 'scheduled', 'ramping', 'running', 'paused', 'done', 'cancelled')),
  -- the state to return to from a pause, and why it was paused
  paused_from text,
  paused_reason text,
  -- decides who is control and who gets which variant; fixed at creation
  salt text not null,
  -- when it may start, set at launch
  starts_at timestamptz,
  -- the graph that was submitted for approval, and the task that asks for it
  graph_hash text,
  review_task uuid,
  launched_by text,
  launched_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

create index campaigns_by_state on campaigns (state, starts_at);

create table campaign_versions (
  workspace_id uuid not null,
  campaign_id uuid not null,
  version integer not null,
  definition jsonb not null,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, campaign_id, version),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id)
);

-- The exact graph behind a hash: every reference resolved to its version, so that what was approved is what runs.
create table campaign_graphs (
  workspace_id uuid not null,
  campaign_id uuid not null,
  hash text not null,
  version integer not null,
  graph jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, campaign_id, hash)
);

-- A requirement set aside by a named approver, for one version, with a reason that stays visible.
create table campaign_overrides (
  workspace_id uuid not null,
  campaign_id uuid not null,
  version integer not null,
  code text not null check (code in ('objective', 'control', 'readiness')),
  reason text not null,
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (workspace_id, campaign_id, version, code)
);
