-- The arm of each person of a campaign, beside the events that measure it; repeats collapse, so read it with FINAL.
CREATE TABLE assignments
(
    workspace_id UUID,
    campaign_id UUID,
    profile_id UUID,
    arm Enum8('treated' = 1, 'control' = 2),
    assigned_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (workspace_id, campaign_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;
