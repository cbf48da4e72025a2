-- name: vector
-- Ids in an order. `compile_query` and `sort` put their words in place of the marked ones.
SELECT id FROM prospect WHERE /*query*/ true AND /*stretch*/ true ORDER BY /*order*/ id LIMIT :limit;

-- name: some
-- Ids in no order, up to a number: does a filter find few or many?
SELECT id FROM prospect WHERE /*query*/ true LIMIT :limit;

-- name: some_with_words
-- Ids of those in whose texts words are found, up to a number; nothing is read but the index of words.
SELECT rowid FROM search WHERE search MATCH :words LIMIT :limit;

-- name: vector_of_some
-- Those of few ids that match, in an order. No index: these rows are looked up one by one, and nothing else.
SELECT id FROM prospect NOT INDEXED WHERE id IN :some[] AND /*query*/ true ORDER BY /*order*/ id LIMIT :limit;

-- name: count
-- How many there are.
SELECT count(*) FROM prospect WHERE /*query*/ true;

-- name: count_by_market
-- How many there are of each market.
SELECT market, count(*) FROM prospect WHERE /*query*/ true GROUP BY market;

-- name: count_by_state
-- How many there are in each state.
SELECT state, count(*) FROM prospect WHERE /*query*/ true GROUP BY state;

-- name: markets
-- The market keys there are, found by leaps through the index.
WITH RECURSIVE key (market) AS (
    SELECT min(market) FROM prospect
    UNION ALL
    SELECT (SELECT min(market) FROM prospect WHERE prospect.market > key.market) FROM key WHERE key.market IS NOT NULL
)
SELECT market FROM key WHERE market IS NOT NULL;

-- name: page
-- What the list shows of a page of prospects.
SELECT id, domain, market, language, local, authority, source_type, contact_label, state, last_touch
FROM prospect WHERE id IN :ids[];

-- name: by_ids
-- Whole prospects.
SELECT * FROM prospect WHERE id IN :ids[];

-- name: id_of_domain
-- The prospect of a registrable domain.
SELECT id FROM prospect WHERE domain = :domain;

-- name: evidence
-- Why we think what we think of some prospects.
SELECT prospect, signal, value, points, source FROM evidence WHERE prospect IN :ids[] ORDER BY id;

-- name: answers
-- The checklist of some prospects.
SELECT prospect, letter, value FROM answer WHERE prospect IN :ids[] ORDER BY letter;

-- name: insert
-- A new prospect.
INSERT INTO prospect (
    domain, host, name, market, language, tier, source_type, topic, audience, state, local, authority, authority_tool,
    authority_day, traffic, traffic_tool, traffic_day, page_url, page_title, guidelines, overlap_note, personal_line,
    notes, last_touch, added, tld
) VALUES (
    :domain, :host, :name, :market, :language, :tier, :source_type, :topic, :audience, :state, :local, :authority,
    :authority_tool, :authority_day, :traffic, :traffic_tool, :traffic_day, :page_url, :page_title, :guidelines,
    :overlap_note, :personal_line, :notes, :last_touch, :added, :tld
);

-- name: update
-- All that a user can change of a prospect.
UPDATE prospect SET
    domain = :domain, host = :host, name = :name, market = :market, language = :language, tier = :tier,
    source_type = :source_type, topic = :topic, audience = :audience, state = :state, local = :local,
    authority = :authority, authority_tool = :authority_tool, authority_day = :authority_day, traffic = :traffic,
    traffic_tool = :traffic_tool, traffic_day = :traffic_day, page_url = :page_url, page_title = :page_title,
    guidelines = :guidelines, overlap_note = :overlap_note, personal_line = :personal_line, notes = :notes,
    last_touch = :last_touch, added = :added, tld = :tld
WHERE id = :id;

-- name: insert_evidence
-- One reason.
INSERT INTO evidence (prospect, signal, value, points, source) VALUES (:prospect, :signal, :value, :points, :source);

-- name: remove_evidence
-- All reasons of a prospect, before others take their place.
DELETE FROM evidence WHERE prospect = :prospect;

-- name: set_answer
-- One answer of the checklist.
INSERT INTO answer (prospect, letter, value) VALUES (:prospect, :letter, :value)
ON CONFLICT (prospect, letter) DO UPDATE SET value = excluded.value;

-- name: remove_answer
-- A question of the checklist is open again.
DELETE FROM answer WHERE prospect = :prospect AND letter = :letter;

-- name: set_state
-- Where prospects stand.
UPDATE prospect SET state = :state WHERE id IN :ids[] AND state <> :state;

-- name: set_market
-- The market of prospects.
UPDATE prospect SET market = :market WHERE id IN :ids[];

-- name: remove
-- Prospects, and with them what hangs on them.
DELETE FROM prospect WHERE id IN :ids[];
