-- What happened. One row an event; never rewritten: a merge of people redirects profile_id, see profile_redirects.
--
-- The key serves segments ("people who did X at least twice since …" reads one contiguous range of one event name,
-- already grouped by person); a person's timeline finds its granules by the bloom filter.
-- A partition is a year: times are limited to 1990–2069 on receipt, so that a block never meets the limit of 100.
-- The deduplication window makes the repeat of a batch after a crash harmless (insert_deduplication_token).
CREATE TABLE events
(
    workspace_id       UUID,
    profile_id         UUID,
    message_id         String CODEC(ZSTD(1)),
    type               LowCardinality(String),
    event              LowCardinality(String),
    name               String CODEC(ZSTD(1)),
    timestamp          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at        DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    user_id            String CODEC(ZSTD(1)),
    anonymous_id       String CODEC(ZSTD(1)),
    session_id         String CODEC(ZSTD(1)),
    source             LowCardinality(String),
    -- commerce: money in major units, never negative (a refund's value is what went back)
    order_id           String CODEC(ZSTD(1)),
    value              Nullable(Decimal(18, 4)),
    currency           LowCardinality(String),
    -- one entry a line, the three arrays in step; a price that was not given is null
    product_ids        Array(String) CODEC(ZSTD(1)),
    product_quantities Array(Float64) CODEC(ZSTD(1)),
    product_prices     Array(Nullable(Decimal(18, 4))) CODEC(ZSTD(1)),
    page_url           String CODEC(ZSTD(1)),
    -- JSON text: JSONExtractString(properties, 'color')
    properties         String CODEC(ZSTD(1)),
    context            String CODEC(ZSTD(1)),
    -- fields that could not be used although the event could
    problems           Array(LowCardinality(String)),
    batch_id           UInt64 CODEC(Delta, ZSTD(1)),
    INDEX by_profile profile_id TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX by_order order_id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYear(timestamp)
ORDER BY (workspace_id, event, profile_id, timestamp)
SETTINGS non_replicated_deduplication_window = 1000;
