"""From the action table to keys: bindings for a screen, how a key is written, and a user's keymap file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.binding import Binding, BindingType

from geoout.actions import ACTIONS, Action, actions_on, clashes, with_keys
from geoout.errors import Place, UserError

_SHOWN = {
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "delete": "del",
}


def bindings(screen: str) -> list[BindingType]:
    """The BINDINGS of a screen's class: every key runs `act(<id>)`, which looks whether it is possible first."""
    return [_binding(action) for action in actions_on(screen) if action.keys]


def _binding(action: Action) -> Binding:
    return Binding(",".join(action.keys), f"act({action.id!r})", action.label, show=False, id=action.id)


def shown(key: str) -> str:
    """A key as a reader sees it: `esc`, `↓`, `ctrl+d`, `?`."""
    modifier, plus, name = key.rpartition("+") if len(key) > 1 else ("", "", key)
    return modifier + plus + _SHOWN.get(name, name)


def keymap_of(actions: Iterable[Action]) -> dict[str, str]:
    """What `App.set_keymap` wants: the actions whose keys differ from the shipped table."""
    shipped = {action.id: action.keys for action in ACTIONS}
    return {action.id: ",".join(action.keys) for action in actions if action.keys != shipped[action.id]}


def read_keymap(path: Path) -> tuple[Action, ...]:
    """The action table with the keys of a TOML file: `approve = ["A", "f5"]` or `approve = "A"`.

    No file is the shipped table. Raises UserError, all problems at once: not TOML, an unknown action, a key that two
    actions of one screen claim (both named), `quit` without a key.
    """
    if not path.exists():
        return ACTIONS
    import tomllib  # only those who have a keymap pay for reading it

    try:
        with path.open("rb") as file:
            given = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"not TOML ({error})", Place(str(path)), 'write lines like approve = ["A"]') from None
    problems: list[UserError] = []
    changes: dict[str, tuple[str, ...]] = {}
    known = {action.id for action in ACTIONS}
    for id, value in given.items():
        keys = [value] if isinstance(value, str) else value
        if id not in known:
            problems.append(UserError("no action of that name", Place(str(path), field=id), _nearest(id, known)))
        elif not isinstance(keys, list) or not all(isinstance(key, str) and key.strip() for key in keys):
            problems.append(UserError("keys are a text or a list of texts", Place(str(path), field=id)))
        else:
            changes[id] = tuple(key.strip() for key in keys)
    if changes.get("quit") == ():
        problems.append(UserError("quit always needs a key", Place(str(path), field="quit"), "name one"))
        del changes["quit"]
    actions = with_keys(changes)
    for key, one, other in clashes(actions):
        what = f"the key {shown(key)} would run both “{one.label}” ({one.id}) and “{other.label}” ({other.id})"
        problems.append(UserError(what, Place(str(path)), "give one of them another key"))
    if problems:
        raise UserError.of(problems)
    return actions


def _nearest(id: str, known: set[str]) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(id, known, 1)
    return f"did you mean {near[0]}" if near else "the keys sheet lists all names"
