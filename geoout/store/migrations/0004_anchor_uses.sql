-- Which anchors were asked for: a page's drafts are found by its address; what has left keeps its market and kind,
-- because its draft may be removed later.

CREATE INDEX draft_revision_by_target ON draft_revision (target, draft, revision, anchor);
ALTER TABLE departure ADD COLUMN market TEXT NOT NULL DEFAULT '';
ALTER TABLE departure ADD COLUMN kind TEXT NOT NULL DEFAULT '';
UPDATE departure SET
    market = coalesce(
        (SELECT draft.market FROM draft WHERE draft.id = departure.draft),
        (SELECT prospect.market FROM prospect WHERE prospect.domain = departure.domain),
        ''
    ),
    kind = coalesce((SELECT draft.kind FROM draft WHERE draft.id = departure.draft), '');
