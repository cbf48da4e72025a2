"""Every action of the terminal as data: what it is called, which keys run it, where, and when it is possible.

One table feeds the key bindings, the footer, the `?` sheet, the `:` palette and the user's keymap file. It knows no
Textual; a screen runs an action by its method `do_<id>` and answers a condition by its method `can_<when>`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

EVERYWHERE = "everywhere"
SCREENS = ("today", "prospects", "draft", "outbox", "review")
GROUPS = ("Move", "Find", "Choose", "Judge", "Work", "Always")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a user can do.

    `keys` are key names as a person writes them (`a`, `?`, `ctrl+d`, `escape`); `label` is the palette's line and
    `note` what stands beside it; `verb` is the footer's word (`short` where the terminal is narrow); `help` the
    `?` sheet's (none: the verb; `-`: not listed); `beside` the id of the action that shares its line there; `screen`
    the screens that have it; `when` names of conditions, all of which must hold; `typing` whether it also works while
    text is typed; `rare` things are done once in a while.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    screen: tuple[str, ...]
    group: str
    verb: str
    when: tuple[str, ...] = ()
    help: str = ""
    note: str = ""
    short: str = ""
    beside: str = ""
    typing: bool = False
    rare: bool = False

    def on(self, screen: str) -> bool:
        """Whether `screen` has this action."""
        return EVERYWHERE in self.screen or screen in self.screen


def _action(
    id: str, keys: str, label: str, screen: str, group: str, verb: str, when: str = "", **more: str | int | bool
) -> Action:
    return Action(
        id,
        tuple(keys.split()),
        label,
        tuple(screen.split()),
        group,
        verb,
        tuple(when.split()),
        **more,  # type: ignore[arg-type]
    )


_ALL, _P, _D, _O, _R, _T = EVERYWHERE, "prospects", "draft", "outbox", "review", "today"
_LISTS = "today prospects outbox review"
_a = _action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    # Move
    _a("down", "j down", "Down", _ALL, "Move", "down", help="line"),
    _a("up", "k up", "Up", _ALL, "Move", "up", beside="down"),
    _a("first", "g home", "To the first line", _ALL, "Move", "first", help="first, last"),
    _a("last", "G end", "To the last line", _ALL, "Move", "last", beside="first"),
    _a("half_down", "ctrl+d", "Half a page down", _ALL, "Move", "half down", help="half a page"),
    _a("half_up", "ctrl+u", "Half a page up", _ALL, "Move", "half up", beside="half_down"),
    _a("page_down", "pagedown", "A page down", _ALL, "Move", "page down", help="a page"),
    _a("page_up", "pageup", "A page up", _ALL, "Move", "page up", beside="page_down"),
    _a("next_pane", "tab", "Next pane", _ALL, "Move", "next pane"),
    _a("previous_pane", "shift+tab", "Previous pane", _ALL, "Move", "previous pane", help="-"),
    _a("previous_view", "[", "Previous view", f"{_P} {_O}", "Move", "view", help="view"),
    _a("next_view", "]", "Next view", f"{_P} {_O}", "Move", "view", beside="previous_view"),
    _a("previous_draft", "[", "Previous draft", _D, "Move", "draft", "draft", help="other drafts"),
    _a("next_draft", "]", "Next draft", _D, "Move", "draft", "draft", beside="previous_draft"),
    _a("previous_text", "[", "Previous text", _R, "Move", "text", "row", help="other texts"),
    _a("next_text", "]", "Next text", _R, "Move", "text", "row", beside="previous_text"),
    _a("detail_down", "J", "Scroll the detail down", _ALL, "Move", "scroll", help="scroll detail"),
    _a("detail_up", "K", "Scroll the detail up", _ALL, "Move", "scroll", beside="detail_down"),
    # Find
    _a("filter", "/", "Filter", f"{_P} {_O} {_R}", "Find", "filter"),
    _a("next_match", "n", "Next match", f"{_P} {_O}", "Find", "next", "filtered", help="next, previous"),
    _a("previous_match", "N", "Previous match", f"{_P} {_O}", "Find", "previous", "filtered", beside="next_match"),
    _a("next_finding", "n f8", "Next finding", _D, "Find", "next finding", "finding", short="next",
       typing=True),
    _a("previous_finding", "N", "Previous finding", _D, "Find", "previous finding", "finding", help="previous"),
    _a("next_change", "n", "Next change", _R, "Find", "next change", "change", short="next",
       help="changes"),
    _a("previous_change", "N", "Previous change", _R, "Find", "previous", "change", beside="next_change"),
    _a("next_fixture", "right", "Next reader", _R, "Find", "reader", "fixtures", help="reader",
       note="of a template: a woman, a man, nobody named…"),
    _a("previous_fixture", "left", "Previous reader", _R, "Find", "reader", "fixtures", beside="next_fixture"),
    _a("next_variant", "v", "Next variant", _R, "Find", "variant", "fixtures", note="of subject and opening"),
    _a("choose_market", "m", "Choose market", f"{_P} {_O} {_R}", "Find", "choose market", note="filter by one",
       short="market"),
    _a("sort", "s", "Sort", f"{_P} {_O}", "Find", "sort", note="by another column"),
    _a("facts", "f", "Facts", f"{_P} {_D} {_O}", "Find", "facts", help="facts, detail"),
    _a("queue", "f", "What waits", _R, "Find", "what waits", short="queue", note="or the text"),
    # Choose
    _a("mark", "space", "Mark", f"{_P} {_O}", "Choose", "mark", "row", note="this row"),
    _a("range", "v", "Mark a range", f"{_P} {_O}", "Choose", "range", "row", help="mark a range"),
    _a("range_down", "shift+down", "Mark downwards", f"{_P} {_O}", "Choose", "mark down", "row", help="-"),
    _a("range_up", "shift+up", "Mark upwards", f"{_P} {_O}", "Choose", "mark up", "row", help="-"),
    _a("mark_filter", "*", "Mark by filter", f"{_P} {_O}", "Choose", "mark by filter", "row", note="all that match"),
    _a("unmark", "", "Unmark all", f"{_P} {_O}", "Choose", "unmark all", "marks"),
    _a("open", "enter", "Open", _LISTS, "Choose", "open", "row"),
    _a("tick", "space", "Tick the next point", _R, "Choose", "tick", "row writable", help="tick"),
    _a("to_span", "enter", "Go to the place of the finding", _D, "Choose", "go to", "finding", help="go to the place"),
    _a("back", "escape", "Back", _ALL, "Choose", "back"),
    # Judge
    _a("approve", "a", "Approve", _P, "Judge", "approve", "some writable"),
    _a("reject", "r", "Reject", _P, "Judge", "reject", "some writable"),
    _a("sign", "a", "Sign", _R, "Judge", "sign", "row writable ticked", note="as a native speaker"),
    _a("send_back", "r", "Return to the author", _R, "Judge", "return", "row writable", note="with a comment"),
    _a("comment", "c", "Comment", _R, "Judge", "comment", "row writable", note="for the author"),
    _a("later", "w", "Later", f"{_P} {_O} {_R}", "Judge", "later", "some writable"),
    _a("mark_sent", "a", "It was sent", _O, "Judge", "was sent", "unsaid writable", note="yes, what has left was sent"),
    _a("note_answer", "r", "Note what came back", _O, "Judge", "came back", "out writable",
       note="a reply, a no, a bounce, a placement"),
    _a("checklist", "l", "Answer the checklist", _P, "Judge", "checklist", "row writable", note="a to h"),
    _a("apply", "a f9", "Apply the suggestion", _D, "Judge", "apply", "fix writable", typing=True),
    _a("override", "o", "Override, with a reason", f"{_D} {_O} {_R}", "Judge", "override", "blocked writable"),
    _a("undo", "u ctrl+z", "Undo", _ALL, "Judge", "undo", "writable", help="undo, redo"),
    _a("redo", "U", "Redo", _ALL, "Judge", "redo", "writable", beside="undo"),
    # Work
    _a("draft", "d", "Draft the marked", _P, "Work", "draft", "some writable", help="draft the marked",
       note="with the best template"),
    _a("draft_as", "", "Draft the marked as…", _P, "Work", "draft as", "some writable", note="choose the kind"),
    _a("edit_text", "i", "Into the text", _D, "Work", "edit", "draft writable", help="into the text"),
    _a("edit", "i", "Edit", _P, "Work", "edit", "row writable", note="this site or contact", help="edit"),
    _a("new_contact", "c", "New contact", _P, "Work", "contact", "row writable", note="at this site",
       help="new contact"),
    _a("follow_up", "d", "Draft a follow-up", _O, "Work", "follow up", "follow writable", note="to what was sent"),
    _a("timeline", "h", "Timeline", f"{_P} {_D} {_O}", "Work", "timeline", "person", note="every step, who, when, why"),
    _a("mailbox", "R", "Look in the mailbox", _O, "Work", "mailbox", "mailbox writable",
       note="for what was sent, replies and bounces"),
    _a("let_out", "x", "Let out", _O, "Work", "let out", "ready writable"),
    _a("destination", "t", "Choose the destination", _O, "Work", "destination", note="to where"),
    _a("gloss", "i", "In English", _R, "Work", "in English", "row", note="what each part says"),
    _a("audit", "h", "Audit list", _R, "Work", "audit list", note="who signed what, and when"),
    _a("reviewer", "", "Choose the reviewer", _R, "Work", "reviewer", "row", note="of this language"),
    _a("card", "e", "Market card", f"{_T} {_P} {_D} {_O} {_R}", "Work", "market card", "market", short="card",
       note="what is expected there"),
    _a("anchor_mix", "M", "Anchor mix", f"{_P} {_D} {_O}", "Work", "anchor mix", "market", short="mix",
       note="how links there are worded"),
    _a("preview", "p", "Preview", f"{_P} {_D} {_O}", "Work", "preview", "draft"),
    _a("html_preview", "", "Open the HTML preview in the browser", _O, "Work", "HTML preview", "draft",
       note="with its direction, right to left too"),
    _a("html", "", "HTML alternative: on or off", _O, "Work", "HTML", "mail",
       note="the same text beside the plain one"),
    _a("browser", "b", "Open in the browser", f"{_P} {_D} {_O}", "Work", "browser", "page"),
    _a("copy", "y", "Copy", f"{_P} {_D} {_O} {_R}", "Work", "copy", "row"),
    _a("channel", "t", "Another channel", _D, "Work", "channel", "draft unblocked",
       note="LinkedIn, WhatsApp, LINE…: a shortened text"),
    _a("external_editor", "ctrl+o", "Edit in $EDITOR", _D, "Work", "$EDITOR", "draft writable", typing=True),
    _a("save", "ctrl+s", "Save", _D, "Work", "save", "draft writable", help="-", typing=True),
    _a("choose_anchor", "c", "Choose the anchor", _D, "Work", "anchor", "draft writable",
       note="suggestions, or type another"),
    _a("choose_target", "l", "Choose the target", _D, "Work", "target", "draft writable", short="page",
       note="of this market first"),
    _a("choose_asset", "", "Choose the asset", _D, "Work", "asset", "draft writable", note="written again"),
    _a("choose_sender", "", "Choose the sender", _D, "Work", "sender", "draft writable", note="written again"),
    _a("template", "", "Another template", _D, "Work", "template", "draft writable", note="of this market"),
    _a("variant", "", "Another variant", _D, "Work", "variant", "draft writable", note="opening and subject"),
    _a("set_market", "", "Set the market", _P, "Work", "set market", "some writable", note="of the marked"),
    _a("set_type", "", "Set the source type", _P, "Work", "set type", "some writable", note="of the marked"),
    _a("remove", "delete", "Remove", f"{_P} {_O} {_D}", "Work", "remove", "row writable", note="asks first", rare=True),
    _a("do_not_contact", "", "Never contact again", f"{_P} {_D} {_O}", "Work", "never contact", "row writable",
       note="asks first"),
    _a("import", "I", "Import an export file", "prospects today", "Work", "import", "writable", rare=True,
       note="Ahrefs, Semrush, contacts, any CSV"),
    _a("new_site", "+", "New site", "prospects today", "Work", "new site", "writable", rare=True, note="by hand"),
    _a("demo", "D", "Look at the demo", "prospects today", "Work", "demo", rare=True, note="invented data"),
    # Always
    _a("go_today", "0", "Today", _ALL, "Always", "today", help="screens", note="what waits"),
    _a("go_prospects", "1", "Prospects", _ALL, "Always", "prospects", beside="go_today", note="who may link to us"),
    _a("go_draft", "2", "Draft", _ALL, "Always", "draft", beside="go_today", note="what do we write"),
    _a("go_outbox", "3", "Outbox", _ALL, "Always", "outbox", beside="go_today", note="may it leave"),
    _a("go_review", "4", "Review", _ALL, "Always", "review", beside="go_today", note="who has signed it"),
    _a("commands", ": ctrl+p", "Commands", _ALL, "Always", "commands", typing=True),
    _a("keys", "? f1", "Keys", _ALL, "Always", "keys", help="these keys", typing=True),
    _a("light", "", "Light or dark", _ALL, "Always", "light or dark"),
    _a("quit", "q ctrl+q", "Quit", _ALL, "Always", "quit"),
)
# fmt: on

FOOTERS: dict[str, tuple[str, ...]] = {
    "today": ("open", "go_prospects", "go_draft", "go_outbox", "import", "quit"),
    "prospects": ("open", "mark", "approve", "reject", "draft", "filter", "later", "facts"),
    "draft": ("edit_text", "next_finding", "apply", "override", "preview", "card", "facts"),
    "review": ("sign", "send_back", "tick", "next_change", "queue", "comment", "override", "gloss"),
    "outbox": ("let_out", "destination", "override", "later", "mark", "preview", "card"),
}
"""What the footer names on each screen, the most needed first; as many as fit are shown."""


def actions_on(screen: str, actions: tuple[Action, ...] = ACTIONS) -> tuple[Action, ...]:
    """The actions that `screen` has, in the table's order."""
    return tuple(action for action in actions if action.on(screen))


def with_keys(changes: dict[str, tuple[str, ...]], actions: tuple[Action, ...] = ACTIONS) -> tuple[Action, ...]:
    """The table with other keys: `changes` maps an action's id to its keys; unknown ids raise KeyError."""
    known = {action.id for action in actions}
    for id in changes:
        if id not in known:
            raise KeyError(id)
    return tuple(replace(action, keys=changes.get(action.id, action.keys)) for action in actions)


def clashes(actions: tuple[Action, ...] = ACTIONS) -> list[tuple[str, Action, Action]]:
    """Every key that two actions of one screen claim: (key, the one, the other)."""
    found: list[tuple[str, Action, Action]] = []
    for screen in SCREENS:
        owner: dict[str, Action] = {}
        for action in actions_on(screen, actions):
            for key in action.keys:
                other = owner.setdefault(key, action)
                if other is not action and (key, other, action) not in found:
                    found.append((key, other, action))
    return found
