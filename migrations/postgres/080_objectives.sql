-- The commercial outcomes a workspace wants to change. A version is never edited: campaigns bind to one.
create table objectives (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null,
  name text not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

create table objective_versions (
  workspace_id uuid not null,
  objective_id uuid not null,
  version integer not null,
  definition jsonb not null,
  hash text not null,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, objective_id, version),
  foreign key (workspace_id, objective_id) references objectives (workspace_id, id)
);
