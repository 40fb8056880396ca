-- What came back for a message: bounces, complaints, replies. No address and no word of anybody.
create table message_feedback (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  campaign_id uuid not null,
  profile_id uuid not null,
  kind text not null check (kind in ('bounced', 'delayed', 'complained', 'replied', 'auto_replied', 'unsubscribed')),
  -- the enhanced status code, where there is one
  code text,
  -- the far end's words, without addresses
  detail text,
  at timestamptz not null,
  -- tells a second reply from the same one again
  digest text not null default '',
  primary key (workspace_id, id),
  unique (workspace_id, message_id, kind, digest)
);
create index message_feedback_by_campaign on message_feedback (workspace_id, campaign_id, kind);
create index message_feedback_by_profile on message_feedback (workspace_id, profile_id);

-- A signed address names a message and nothing else.
create index messages_by_id on messages (id);

-- How a receiving domain took our mail, by hour; no person is in it.
create table mail_by_domain (
  workspace_id uuid not null,
  hour timestamptz not null,
  domain text not null,
  sent integer not null default 0,
  deferred integer not null default 0,
  refused integer not null default 0,
  bounced integer not null default 0,
  complained integer not null default 0,
  primary key (workspace_id, hour, domain)
);
