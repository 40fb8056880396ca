-- Where the visit came from, when the event tells; of a paid search `paid_search:` and its term. Empty: it does not tell.
ALTER TABLE events ADD COLUMN entry LowCardinality(String) DEFAULT '';
