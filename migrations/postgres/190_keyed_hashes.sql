-- Addresses are suppressed by a keyed hash, so that the row may outlive the address when a person is erased, and the
-- journal can name an address without anybody being able to check a guess against it.
ALTER TABLE workspaces ADD COLUMN hash_key bytea NOT NULL
  DEFAULT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- HMAC-SHA256 for keys of 32 bytes, only to fill the new column.
CREATE FUNCTION tactful_hmac(key bytea, message text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
BEGIN
  FOR i IN 0..31 LOOP
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(key, i));
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(key, i));
  END LOOP;
  RETURN encode(sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex');
END $$;

ALTER TABLE suppressions ADD COLUMN address_hash text;
UPDATE suppressions SET address_hash = tactful_hmac(
  (SELECT hash_key FROM workspaces WHERE workspaces.id = suppressions.workspace_id), 'address:' || address);
DELETE FROM suppressions WHERE address_hash IS NULL;
ALTER TABLE suppressions DROP CONSTRAINT suppressions_pkey;
ALTER TABLE suppressions ALTER COLUMN address_hash SET NOT NULL, ALTER COLUMN address DROP NOT NULL;
ALTER TABLE suppressions ADD PRIMARY KEY (workspace_id, address_hash);
CREATE INDEX suppressions_listed ON suppressions (workspace_id, address, address_hash);

DROP FUNCTION tactful_hmac(bytea, text);
