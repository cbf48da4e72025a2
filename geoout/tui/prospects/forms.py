"""The forms of a site and of a contact: fields out of the domain's values, and back again, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from geoout.errors import UsageError
from geoout.language.plain import clean, clean_line
from geoout.markets.market import Market
from geoout.prospects.handles import read_handles, written
from geoout.prospects.prospect import Contact, Evidence, Gender, Prospect, SourceType
from geoout.tui.widgets.form import Field

Check = Callable[[Mapping[str, str]], Mapping[str, str]]

_COMPUTED = frozenset({"cctld", "second-level", "geo-gtld", "language", "declared"})
_MODERATED = 8
_OVERLAP_HINT = "of an international site: why its readers are ours"
_CHANNELS_HINT = "linkedin: name; whatsapp: +34 600 000 000; one per line"
_MODERATED_OPTIONS = (("", "not known"), ("yes", "editors decide what it shows"))


def site_fields(prospect: Prospect | None, market_name: str = "") -> list[Field]:
    """The fields of a site; of a new one for None."""
    at = prospect or Prospect("")
    moderated = any(line.signal == "moderated" for line in at.evidence)
    return [
        Field("site", "site", at.host or at.domain, required=True, hint="" if at.domain else "a domain or an address"),
        Field("name", "name", at.name),
        Field("market", "market", market_name, hint="a country, or its key such as de or ch-fr; empty: by the domain"),
        Field("language", "language", at.language, hint="its code: de, pt-BR"),
        Field("source_type", "source type", str(at.source_type), options=tuple((str(t), str(t)) for t in SourceType)),
        Field("moderated", "moderated", "yes" if moderated else "", options=_MODERATED_OPTIONS),
        Field("topic", "topic", at.topic),
        Field("audience", "audience", at.audience, hint="who reads it"),
        Field("overlap_note", "shared audience", at.overlap_note, hint=_OVERLAP_HINT),
        Field("page_url", "page", at.page_url, hint="the page that may link to us"),
        Field("page_title", "page title", at.page_title),
        Field("personal_line", "personal line", at.personal_line, lines=2, hint="one sentence on their work"),
        Field("guidelines", "guidelines", at.guidelines),
        Field("notes", "notes", at.notes, lines=3),
    ]  # fmt: skip


def contact_fields(contact: Contact) -> list[Field]:
    """The fields of a contact."""
    return [
        Field("given", "given name", contact.given),
        Field("surname", "surname", contact.surname),
        Field("surname2", "second surname", contact.surname2),
        Field(
            "gender",
            "gender, as stated",
            str(contact.gender),
            options=((Gender.FEMALE, "female"), (Gender.MALE, "male"), (Gender.UNKNOWN, "not stated")),
        ),
        Field("title", "title", contact.title, hint="Dr., Prof., Mtra."),
        Field("patronymic", "patronymic", contact.patronymic),
        Field("position", "position", contact.position, hint="where it takes the name's place: 部長"),
        Field("role", "role", contact.role, hint="what they do: editor"),
        Field("department", "department", contact.department),
        Field("organisation", "organisation", contact.organisation),
        Field("email", "e-mail address", contact.email),
        Field("language", "language", contact.language, hint="when it is not the market's"),
        Field("personal_line", "personal line", contact.personal_line, lines=2, hint="one sentence on their work"),
        Field("basis", "consent or legal basis", contact.basis, hint="what is on record, and since when"),
        Field("channels", "other channels", written(contact.channels), lines=2, hint=_CHANNELS_HINT),
        Field("notes", "notes", contact.notes, lines=3),
    ]  # fmt: skip


def site_check(names: Mapping[str, str], is_taken: Callable[[str], bool]) -> Check:
    """What is wrong with a site's form; `is_taken` knows the domains of other prospects."""

    def check(values: Mapping[str, str]) -> dict[str, str]:
        from geoout.prospects.domain import site_of
        from geoout.tui.prospects.page_link import why_unsafe

        errors: dict[str, str] = {}
        site = site_of(clean_line(values["site"]))
        if values["site"] and site is None:
            errors["site"] = "this is no site's domain"
        elif site is not None and is_taken(site.domain):
            errors["site"] = f"{site.domain} is here already"
        if values["market"] and market_key(values["market"], names) is None:
            errors["market"] = "no market of that name"
        if values["language"] and not _is_language(values["language"]):
            errors["language"] = "not a language's code"
        if values["page_url"] and why_unsafe(values["page_url"]):
            errors["page_url"] = "not a web address"
        return errors

    return check


def contact_check(values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with a contact's form."""
    from geoout.people.address_spec import why_not

    errors: dict[str, str] = {}
    if values["email"] and (why := why_not(clean_line(values["email"]))):
        errors["email"] = why.partition(":")[0]
    if not any(values[key] for key in ("given", "surname", "role", "department", "organisation", "email", "position")):
        errors["surname"] = "a name, a role or an address"
    if values["language"] and not _is_language(values["language"]):
        errors["language"] = "not a language's code"
    try:
        read_handles(values["channels"])
    except UsageError as error:
        errors["channels"] = error.what
    return errors


def _is_language(text: str) -> bool:
    import re

    return re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", text) is not None


def market_key(text: str, names: Mapping[str, str]) -> str | None:
    """The key of a market that was written as its key or its name."""
    wanted = clean_line(text).casefold()
    if wanted in names:
        return wanted
    return next((key for key, name in names.items() if name.casefold() == wanted), None)


def site_from(
    values: Mapping[str, str], before: Prospect | None, names: Mapping[str, str], markets: Mapping[str, Market]
) -> Prospect:
    """The prospect that a form describes; what the form does not show stays as it was."""
    from geoout.prospects.domain import site_of

    site = site_of(clean_line(values["site"]))
    assert site is not None, "the form was checked"
    base = before or Prospect(site.domain)
    changed = replace(
        base,
        domain=site.domain,
        host=site.host,
        source_type=SourceType(values["source_type"]),
        name=clean_line(values["name"]),
        language=clean_line(values["language"]),
        topic=clean_line(values["topic"]),
        audience=clean_line(values["audience"]),
        page_url=clean_line(values["page_url"]),
        page_title=clean_line(values["page_title"]),
        guidelines=clean_line(values["guidelines"]),
        overlap_note=clean(values["overlap_note"]).strip(),
        personal_line=clean(values["personal_line"]).strip(),
        notes=clean(values["notes"]).strip(),
    )
    changed = with_moderated(changed, values["moderated"] == "yes")
    key = market_key(values["market"], names) if values["market"] else None
    if before is not None and (before.market, before.host, before.language) == (key, changed.host, changed.language):
        return changed
    return at_market(changed, key, markets, guess=before is None)


def with_moderated(prospect: Prospect, yes: bool) -> Prospect:
    """The prospect with or without the evidence that editors decide what it shows."""
    was = any(line.signal == "moderated" for line in prospect.evidence)
    if was == yes:
        return prospect
    kept = tuple(line for line in prospect.evidence if line.signal != "moderated")
    lines = (*kept, Evidence("moderated", "editors decide", _MODERATED, "you")) if yes else kept
    return replace(prospect, evidence=lines, local=sum(line.points for line in lines))


def at_market(prospect: Prospect, key: str | None, markets: Mapping[str, Market], *, guess: bool = False) -> Prospect:
    """The prospect judged for another market: what its domain and language say is found anew, the rest stays."""
    from geoout.prospects.locality import Facts, evidence, guess_market, score, tier

    declared = next((line.value for line in prospect.evidence if line.signal == "declared"), "")
    facts = Facts(prospect.host or prospect.domain, prospect.language, declared, "you")
    if key is None and guess:
        key, _ = guess_market(facts.host, facts.language, markets, country=declared)
    kept = tuple(line for line in prospect.evidence if line.signal not in _COMPUTED)
    if key is None or key not in markets:
        return replace(prospect, market=None, evidence=tuple(replace(line, points=0) for line in kept), local=0)
    found = _sourced((*evidence(facts, markets[key]), *kept), prospect)
    return replace(prospect, market=key, evidence=found, local=score(found), tier=tier(facts, markets[key]))


def _sourced(lines: tuple[Evidence, ...], before: Prospect) -> tuple[Evidence, ...]:
    """Evidence that was there before keeps who said it."""
    known = {(line.signal, line.value): line.source for line in before.evidence}
    return tuple(replace(line, source=known.get((line.signal, line.value), line.source)) for line in lines)


def contact_from(values: Mapping[str, str], before: Contact) -> Contact:
    """The contact that a form describes."""
    return replace(
        before,
        gender=Gender(values["gender"] or "unknown"),
        given=clean_line(values["given"]),
        surname=clean_line(values["surname"]),
        surname2=clean_line(values["surname2"]),
        title=clean_line(values["title"]),
        patronymic=clean_line(values["patronymic"]),
        position=clean_line(values["position"]),
        role=clean_line(values["role"]),
        department=clean_line(values["department"]),
        organisation=clean_line(values["organisation"]),
        email=clean_line(values["email"]),
        language=clean_line(values["language"]),
        basis=clean_line(values["basis"]),
        channels=read_handles(values["channels"]),
        personal_line=clean(values["personal_line"]).strip(),
        notes=clean(values["notes"]).strip(),
    )
