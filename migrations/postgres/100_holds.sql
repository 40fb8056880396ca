-- "A person decides": nothing in the scope of an active hold is released.
create table holds (
  workspace_id uuid not null,
  id uuid not null,
  scope text not null check (scope in ('everything', 'campaign', 'profile', 'segment')),
  scope_id uuid check ((scope = 'everything') = (scope_id is null)),
  purposes text[] not null,
  code text not null,
  reason text,
  sensitive boolean not null,
  placed_by text not null,
  placed_by_name text not null,
  placed_at timestamptz not null,
  expires_at timestamptz,
  released_at timestamptz,
  released_by text,
  released_by_name text,
  release_note text,
  -- what was past the point of no return when the hold was placed, and what was still taken back
  already_gone integer,
  taken_back integer,
  primary key (workspace_id, id)
);

create index holds_active on holds (workspace_id, scope, scope_id) where released_at is null;
