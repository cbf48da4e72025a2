"""The key gate: keys that arrive faster than the screen follows wait here, so that each meets what the one before left.

A key goes through the queues of its widget and of all around it before it is done; what it opens (a screen, a float,
a text field) takes the focus later still. Meanwhile keys typed ahead would run as commands of the wrong place.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import events, on
from textual.app import App, ScreenStackError
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.message_pump import MessagePump

from geoout.tui.toast import Toast

_LAPS = 3
"""A key's last effect is a message of a message of its widget (enter → the line is done → the filter is kept)."""
_LOOK = 0.05
"""Seconds between two looks whether what was waited for can still come."""
_LOOKS = 60
"""Looks after which keys are let through whatever is not done: nothing may cost the user the keyboard."""

Typed = events.Key | events.Paste


class Passed(Message):
    """Follows a key through the same queues: when it comes out at the app, the key is done."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = asyncio.Event()


class Hold:
    """Keys wait until it is let go."""

    def __init__(self, gate: KeyGate) -> None:
        self._gate = gate

    def let_go(self) -> None:
        """Nothing more is to be waited for; twice is fine."""
        self._gate.let_go(self)


class KeyGate:
    """Hands keys and pastes on one by one, in their order."""

    def __init__(self, app: GatedApp) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._task: asyncio.Task[None] | None = None
        self._holds: set[Hold] = set()
        self._free = asyncio.Event()
        self._unsettled = False

    def keeps(self, event: Typed) -> bool:
        """Whether the gate hands this one on itself; a letter into a text needs no waiting for."""
        if self._task is None and not self._holds and not self._unsettled and self._is_text(event):
            return False
        self._waiting.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._hand_on())
        return True

    def hold(self) -> Hold:
        """Something that keys must wait for has begun: a screen is being opened, an action works."""
        hold = Hold(self)
        self._holds.add(hold)
        self._free.clear()
        return hold

    def let_go(self, *holds: Hold) -> None:
        """These need not be waited for any more; without any named, nothing: it goes on beside the screen."""
        self._holds.difference_update(holds or tuple(self._holds))
        if not self._holds:
            self._free.set()

    def unsettled(self) -> None:
        """The focus may move with the next refresh."""
        self._unsettled = True

    def close(self) -> None:
        """The app ends: no key arrives any more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _is_text(self, event: Typed) -> bool:
        typing = bool(getattr(self._app.focused, "takes_text", False))
        return typing and (isinstance(event, events.Paste) or event.is_printable)

    async def _hand_on(self) -> None:
        try:
            await self._settled()
            while self._waiting and not self._app._exit:
                around = (self._app.focused or self._app.screen).ancestors_with_self
                await self._app.deliver(self._waiting.popleft())
                for _ in range(_LAPS):
                    await self._lap(next((each for each in around if each.is_attached), self._app))
                await self._settled()
        except ScreenStackError:
            self._waiting.clear()  # the app ended while a key waited for its screen
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._task = None  # at once: the next key must not wait for a task that is over

    async def _lap(self, through: MessagePump) -> None:
        """Wait until all that `through` had to do is done, and what that left to do for those around it."""
        marker = Passed()
        if through.post_message(marker):
            await self._until(marker.passed, lambda: not through.is_attached)

    async def _settled(self) -> None:
        """Wait until nothing is held any more and the screen was refreshed since."""
        while self._holds or self._unsettled:
            if self._holds:
                await self._until(self._free)
                self.let_go()
                continue
            self._unsettled = False
            screen, refreshed = self._app.screen, asyncio.Event()
            screen.call_after_refresh(self._app.call_later, refreshed.set)
            await self._until(refreshed, lambda screen=screen: self._app.screen is not screen)  # type: ignore[misc]
            self._unsettled |= self._app.screen is not screen

    async def _until(self, done: asyncio.Event, in_vain: Callable[[], bool] = lambda: False) -> None:
        for _ in range(_LOOKS):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _LOOK)
            if done.is_set() or in_vain():
                return


class GatedApp(App[None], inherit_bindings=False):
    """An app whose keys go through a gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = KeyGate(self)

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes go through the gate, so that each meets what the one before it left."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if not self.gate.keeps(event):
                await self.deliver(event)
        else:
            await super().on_event(event)

    async def deliver(self, event: events.Key | events.Paste) -> None:
        """Hand a key or a paste to what has the focus; an error's toast stays until a key is pressed."""
        if isinstance(event, events.Key):
            for toast in self.screen.query(Toast):
                toast.key_pressed()
        await super().on_event(event)

    @on(Passed)
    def _key_is_done(self, event: Passed) -> None:
        event.passed.set()

    def push_screen(self, *args: Any, **more: Any) -> Any:
        """Open a float: keys wait for it, and for nothing else."""
        self.gate.let_go()
        self.gate.unsettled()
        return super().push_screen(*args, **more)

    def pop_screen(self) -> AwaitComplete:
        """Close a float: keys wait for what is below."""
        self.gate.unsettled()
        return super().pop_screen()

    def on_unmount(self) -> None:
        """No key is handed on any more."""
        self.gate.close()
