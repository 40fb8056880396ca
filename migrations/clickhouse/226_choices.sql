-- Which wording each person of a campaign got, when, and how probable that was: beside the events that tell what it
-- earned. Repeats collapse, so read it with FINAL.
CREATE TABLE choices
(
    workspace_id UUID,
    campaign_id UUID,
    profile_id UUID,
    decision_id UUID,
    variant_id UUID,
    propensity Float64,
    decided_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (workspace_id, campaign_id, profile_id, decision_id)
SETTINGS non_replicated_deduplication_window = 1000;
