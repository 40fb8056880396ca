-- The members of a segment at one moment, so that a campaign can go through them page by page.
CREATE TABLE segment_snapshots
(
    workspace_id UUID,
    snapshot_id UUID,
    profile_id UUID,
    -- By the real clock: the moment itself may lie in the past.
    stored_at DateTime DEFAULT now()
)
ENGINE = MergeTree
ORDER BY (workspace_id, snapshot_id, profile_id)
TTL stored_at + INTERVAL 90 DAY
SETTINGS non_replicated_deduplication_window = 1000;
