-- A person's own on-site decisions, for export and erasure.
CREATE INDEX onsite_decisions_profile ON onsite_decisions (workspace_id, profile_id) WHERE profile_id IS NOT NULL;
