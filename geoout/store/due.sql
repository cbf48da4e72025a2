-- name: was_it_sent
-- Drafts that left before a moment and of which nobody said that they were sent, the latest first.
SELECT draft.id AS draft, draft.prospect, draft.market, draft.recipient, draft.email, draft.site, draft.subject,
    draft.touch, (
        SELECT max(at) FROM departure WHERE departure.draft = draft.id AND departure.state = 'done'
    ) AS at, 0 AS written
FROM draft WHERE draft.state = 'left' AND EXISTS (
    SELECT 1 FROM departure WHERE departure.draft = draft.id AND departure.state = 'done' AND departure.at < :until
)
ORDER BY draft.id DESC LIMIT :most;

-- name: count_left
-- How many drafts left of which nobody said that they were sent.
SELECT count(*) FROM draft WHERE state = 'left';

-- name: follow_ups
-- Mails known to be sent that nothing follows yet and nobody answered, for markets that allow so many follow-ups, the
-- oldest first; `written` is how many follow-ups the conversation has.
SELECT draft.id AS draft, draft.prospect, draft.market, draft.recipient, draft.email, draft.site, draft.subject,
    draft.touch, event.at AS at, (
        WITH RECURSIVE chain (draft, depth) AS (
            SELECT draft.id, 0
            UNION ALL
            SELECT earlier.follows, depth + 1 FROM draft AS earlier JOIN chain ON earlier.id = chain.draft
            WHERE earlier.follows IS NOT NULL AND depth < 50
        )
        SELECT count(*) FROM chain JOIN draft AS earlier ON earlier.id = chain.draft AND earlier.touch = 'follow-up'
    ) AS written
FROM event CROSS JOIN draft ON draft.id = event.draft
WHERE event.step = 'sent' AND event.at >= :since AND event.at < :until
    AND draft.state = 'sent' AND draft.touch <> 'reply' AND draft.market IN :markets[] AND written < :allowed
    AND event.id = (
        SELECT said.id FROM event AS said WHERE said.draft = event.draft AND said.step = 'sent'
        ORDER BY said.message_id <> '' DESC, said.at DESC, said.id DESC LIMIT 1
    )
    AND NOT EXISTS (SELECT 1 FROM draft AS next WHERE next.follows = draft.id)
    AND NOT EXISTS (
        SELECT 1 FROM event AS heard WHERE heard.prospect = draft.prospect AND heard.at >= event.at
            AND heard.step IN ('replied', 'declined', 'opted-out', 'placed')
    )
    AND NOT EXISTS (
        SELECT 1 FROM prospect
        WHERE prospect.id = draft.prospect AND prospect.state IN ('rejected', 'replied', 'declined', 'placed')
    )
ORDER BY event.at LIMIT :most;

-- name: replies
-- Answers that nobody took up: no answer of ours follows, nothing else was noted since, the site waits; the latest first.
SELECT draft.id AS draft, draft.prospect, draft.market, draft.recipient, draft.email, draft.site, draft.subject,
    draft.touch, event.at AS at, 0 AS written
FROM event CROSS JOIN draft ON draft.id = event.draft
WHERE event.step = 'replied' AND draft.state = 'replied'
    AND NOT EXISTS (SELECT 1 FROM draft AS next WHERE next.follows = draft.id)
    AND NOT EXISTS (
        SELECT 1 FROM event AS later
        WHERE later.draft = event.draft AND later.id > event.id AND later.step <> 'sent'  -- may be found after
    )
    AND NOT EXISTS (
        SELECT 1 FROM prospect
        WHERE prospect.id = draft.prospect AND prospect.state IN ('rejected', 'declined', 'placed')
    )
ORDER BY event.at DESC LIMIT :most;

-- name: bounces
-- Mails that came back and that nobody looked at: nothing was noted since and nothing else was written to the site.
SELECT draft.id AS draft, draft.prospect, draft.market, draft.recipient, draft.email, draft.site, draft.subject,
    draft.touch, event.at AS at, 0 AS written
FROM event CROSS JOIN draft ON draft.id = event.draft
WHERE event.step = 'bounced' AND draft.state = 'bounced'
    AND NOT EXISTS (
        SELECT 1 FROM event AS later
        WHERE later.draft = event.draft AND later.id > event.id AND later.step <> 'sent'  -- may be found after
    )
    AND NOT EXISTS (SELECT 1 FROM draft AS next WHERE next.prospect = draft.prospect AND next.id > draft.id)
    AND NOT EXISTS (
        SELECT 1 FROM prospect
        WHERE prospect.id = draft.prospect AND prospect.state IN ('rejected', 'declined', 'placed')
    )
ORDER BY event.at DESC LIMIT :most;
