-- The outbox: one row for each message that a decision asked for, and how far it got.
create table messages (
  workspace_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  campaign_id uuid not null,
  step_id text not null,
  profile_id uuid not null,
  occurrence integer not null,
  channel text not null check (channel in ('email')),
  purpose text not null check (purpose in ('marketing', 'service', 'transactional')),
  variant_id uuid not null,
  variant_hash text not null,
  status text not null check (status in ('queued', 'sending', 'sent', 'failed', 'skipped', 'unknown')),
  -- not released before this instant
  not_before timestamptz not null,
  -- a constraint that keeps a queued message until it is lifted, by its name in the table of precedence
  parked text,
  -- while `sending`: the worker that has it
  worker uuid,
  -- while `sending`: the channel may have it from here on; without it the channel cannot have it
  handed_at timestamptz,
  attempts integer not null default 0,
  -- why it failed, was skipped or waits for another attempt
  error_code text,
  -- the channel's last words, without the address
  response text,
  -- fields for which a fallback stood in
  fallbacks text[] not null default '{}',
  queued_at timestamptz not null,
  ended_at timestamptz,
  -- whether its decision has its outcome and the person the event
  settled boolean not null default false,
  primary key (workspace_id, id),
  unique (workspace_id, campaign_id, step_id, profile_id, occurrence)
);

create index messages_due on messages (workspace_id, not_before) where status = 'queued';
create index messages_parked on messages (workspace_id, campaign_id) where status = 'queued' and parked is not null;
create index messages_sending on messages (worker) where status = 'sending';
create index messages_unsettled on messages (workspace_id, id)
  where status in ('sent', 'failed', 'unknown') and not settled;
create index messages_by_profile on messages (workspace_id, profile_id);
create index messages_attention on messages (workspace_id, id) where status in ('failed', 'unknown');

-- Processes that deliver; one not seen for a while is dead, and others settle what it had.
create table delivery_workers (
  id uuid primary key,
  seen_at timestamptz not null,
  -- what keeps its messages from leaving
  problem text
);

-- What would have gone out, where no mail server is configured.
create table mailbox_messages (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  profile_id uuid not null,
  purpose text not null,
  recipient text not null,
  subject text not null,
  source text not null,
  received_at timestamptz not null,
  primary key (workspace_id, id)
);

create index mailbox_newest on mailbox_messages (workspace_id, received_at desc, id desc);
