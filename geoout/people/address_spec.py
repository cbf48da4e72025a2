"""E-mail addresses: what one may look like to be written to, and its form on the wire.

An address is `local@domain` of RFC 5322 without comments, quotes and literals: a local part of dot-separated ASCII
atoms and a domain of at least two labels. A domain in another script becomes A-labels (`bücher.example` →
`xn--bcher-kva.example`) by the rules of IDNA 2008, where `ß` and `ς` are letters of their own: straße and strasse are
two domains. Nothing that was not one address before can come out as one.
"""

from __future__ import annotations

import re
import unicodedata

from geoout.errors import UserError

_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_LOCAL_MOST, _LABEL_MOST, _DOMAIN_MOST, _WHOLE_MOST = 64, 63, 253, 254
_LETTERS = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"})


def why_not(address: str) -> str | None:
    """Why `address` cannot be written to, as a clause, or None when it can."""
    try:
        on_the_wire(address)
    except UserError as error:
        return error.what
    return None


def on_the_wire(address: str) -> str:
    """`address` as ASCII: the local part as it is, the domain in lower case and A-labels.

    Raises UserError that says what is wrong: a second address, a space, a local part that is not ASCII …
    """
    local, at, domain = address.rpartition("@")
    if not address.strip():
        raise UserError("no e-mail address", hint="add one to the contact")
    if not at or not local or not domain:
        raise _refused(address, "an e-mail address needs one @ between a name and a domain")
    if "@" in local or any(sign in address for sign in ",;<>"):
        raise _refused(address, "this is not exactly one plain e-mail address")
    result = f"{_local(address, local)}@{_domain(address, domain)}"
    if len(result) > _WHOLE_MOST:
        raise _refused(address, f"the e-mail address is longer than {_WHOLE_MOST} characters")
    return result


def _local(address: str, local: str) -> str:
    if not local.isascii():
        raise _refused(address, "the part before the @ has letters that not every mail server carries")
    if len(local) > _LOCAL_MOST:
        raise _refused(address, f"the part before the @ is longer than {_LOCAL_MOST} characters")
    if not all(_ATOM.fullmatch(atom) for atom in local.split(".")):
        raise _refused(address, "the part before the @ has a space, a sign or a dot where none may be")
    if "=?" in local:  # Python's parser, for one, decodes an encoded word in an address, line ends and all
        raise _refused(address, "the part before the @ looks like an encoded word")
    return local


def _domain(address: str, domain: str) -> str:
    labels = [_a_label(address, label) for label in unicodedata.normalize("NFC", domain).split(".")]
    if len(labels) < 2:
        raise _refused(address, "the domain needs a dot, as in example.com")
    if labels[-1].isdigit():
        raise _refused(address, "the domain is a number; an IP address is not written to")
    result = ".".join(labels)
    if len(result) > _DOMAIN_MOST:
        raise _refused(address, f"the domain is longer than {_DOMAIN_MOST} characters")
    return result


def _a_label(address: str, label: str) -> str:
    """One label of a domain for the wire; what is ASCII already must be letters, digits and inner hyphens."""
    if label.isascii():
        result = label.lower()
        if result.startswith("xn--"):
            _check_decodes(address, result)
    else:
        # Compatibility forms (full-width letters, ligatures) are mapped first; ß and ς survive lower().
        mapped = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", label.lower()).lower())
        if mapped.isascii():
            return _a_label(address, mapped)
        if not _is_word(mapped):
            raise _refused(address, "the domain has a character that no domain has")
        if unicodedata.category(mapped[0])[0] == "M" or "-" in (mapped[0], mapped[-1]) or mapped[2:4] == "--":
            raise _refused(address, "a part of the domain begins or ends with a sign that may not stand there")
        result = "xn--" + mapped.encode("punycode").decode("ascii")
    if not _LABEL.fullmatch(result) or len(result) > _LABEL_MOST:
        raise _refused(address, "a part of the domain is empty, too long or has a sign that no domain has")
    return result


def _is_word(label: str) -> bool:
    """Whether all of it are lower-case letters, digits and hyphens of some script."""
    return all(unicodedata.category(sign) in _LETTERS or sign in "-·" for sign in label)


def _check_decodes(address: str, label: str) -> None:
    try:
        shown = label[4:].encode("ascii").decode("punycode")
        fine = _is_word(shown) and not shown.isascii() and shown.encode("punycode").decode("ascii") == label[4:]
    except (UnicodeError, OverflowError):
        fine = False
    if not fine:
        raise _refused(address, f"{label!a} is not the encoded form of any word")


def _refused(address: str, what: str) -> UserError:
    shown = address if len(address) <= 60 else address[:59] + "…"
    return UserError(f"{what}: {shown!r}", hint="correct the address")
