-- name: begin
-- An import begins; its number marks the rows that it adds.
INSERT INTO import (source, market, at, who) VALUES (:source, :market, :at, :who);

-- name: finish
-- What came of it.
UPDATE import SET total = :total, imported = :imported, updated = :updated, duplicates = :duplicates,
    rejected = :rejected
WHERE id = :id;

-- name: next_prospect
-- The number that no prospect ever had.
SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'prospect'), 0);

-- name: known
-- What is on record of some domains, in the order of `stretch.Known`.
SELECT id, import_id, domain, host, name, market, language, source_type, topic, local, authority, authority_tool,
    traffic, traffic_tool, page_url, page_title, overlap_note
FROM prospect WHERE domain IN :domains[];

-- name: how_many
-- How many prospects there are before an import.
SELECT count(*) FROM prospect;

-- name: indexes
-- The indexes that can be made anew after many rows came at once; the one by domain is needed meanwhile.
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'prospect' AND name <> 'prospect_by_domain';

-- name: insert_prospect
-- A prospect that an import brings.
INSERT INTO prospect (
    id, domain, host, name, market, language, tier, source_type, topic, overlap_note, local, authority, authority_tool,
    authority_day, traffic, traffic_tool, traffic_day, page_url, page_title, added, tld, contact_label, people,
    import_id
) VALUES (
    :id, :domain, :host, :name, :market, :language, :tier, :source_type, :topic, :overlap_note, :local, :authority,
    :authority_tool, :authority_day, :traffic, :traffic_tool, :traffic_day, :page_url, :page_title, :added, :tld, :contact_label,
    :people, :import_id
);

-- name: insert_evidence
-- One reason, the same for some prospects.
INSERT INTO evidence (prospect, signal, value, points, source, import_id)
SELECT value, :signal, :value, :points, :source, :import_id FROM :prospects[];

-- name: insert_contact
-- A contact that an import brings.
INSERT INTO contact (
    prospect, given, surname, gender, title, patronymic, position, role, department, organisation, email, notes,
    personal_line, basis, import_id
) VALUES (
    :prospect, :given, :surname, :gender, :title, :patronymic, :position, :role, :department, :organisation, :email,
    :notes, :personal_line, :basis, :import_id
);

-- name: fill
-- What an import knows better of a prospect: new figures, and what was empty.
UPDATE prospect SET
    host = :host, name = :name, market = :market, language = :language, source_type = :source_type, topic = :topic,
    tier = coalesce(:tier, tier), local = :local, authority = :authority, authority_tool = :authority_tool,
    authority_day = CASE WHEN :new_authority THEN :day ELSE authority_day END,
    traffic = :traffic, traffic_tool = :traffic_tool,
    traffic_day = CASE WHEN :new_traffic THEN :day ELSE traffic_day END,
    page_url = :page_url, page_title = :page_title, overlap_note = :overlap_note
WHERE id = :id;

-- name: index_words
-- The words of the prospects that a stretch of an import brought.
INSERT INTO search (rowid, domain, name, topic, people, notes, pairs)
SELECT id, domain, name, topic, people, notes, pairs FROM prospect_text WHERE id BETWEEN :first AND :last;
