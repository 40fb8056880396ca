CREATE TABLE products (
  workspace_id uuid NOT NULL,
  -- The shop's own id, as its events name it.
  id text NOT NULL,
  name text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT '',
  price numeric(18, 4),
  -- What the shop pays for one.
  cost numeric(18, 4),
  currency text NOT NULL DEFAULT '',
  url text NOT NULL DEFAULT '',
  image text NOT NULL DEFAULT '',
  stock integer,
  attributes jsonb NOT NULL DEFAULT '{}',
  -- Who said so last: the API, a file, or the events that mention the product.
  source text NOT NULL CHECK (source IN ('api', 'import', 'event')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX products_words ON products
  USING gin (to_tsvector('simple', name || ' ' || category || ' ' || id));
CREATE INDEX products_category ON products (workspace_id, category);
