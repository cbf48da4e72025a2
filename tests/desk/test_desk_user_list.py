"""The user's do-not-contact file: several geoouts at once, other programs, what no list may say (R114)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from geoout.desk.do_not_contact import UserList, path_of_user
from geoout.errors import UsageError
from geoout.people.suppression import Suppressed
from geoout.store.open import open_store


def test_two_geoouts_lose_no_line(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def add(number: int) -> int:
        return UserList().add([Suppressed(f"site{number}.example", "x")])

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(add, range(60))) == 60
    assert len(UserList().all()) == 60
    text = path_of_user().read_text("utf-8")
    path_of_user().write_text(text + "broken\n", "utf-8")
    known = UserList()
    assert [error.where.line for error in known.problems() if error.where] == [62]
    known.remove(["site7.example"])
    assert "broken\n" in path_of_user().read_text("utf-8")


def test_a_file_saved_by_another_program_still_blocks_and_keeps_its_bytes() -> None:
    """A line that is no UTF-8 is named; nothing is guessed, and nothing is lost when the file is written anew."""
    path = path_of_user()
    path.write_bytes(b"\xef\xbb\xbfvalue,reason,who,day\r\nana@x.example,f\xfcr immer,,\r\nj\xf6rg@x.example,,,\r\n")
    known = UserList()
    assert known.listed("ana@x.example", "") == "fr immer" and known.listed("jrg@x.example", "") is None
    (problem,) = known.problems()
    assert "line 3" in str(problem) and "not UTF-8" in str(problem)
    before = path.read_bytes()
    known.add([Suppressed("neu.example", "x")])
    assert path.read_bytes() == before + b"neu.example,x,,\n"
    path.write_bytes("value\treason\r\nana@x.example\tMüll\r\n".encode("utf-16"))
    assert UserList().listed("ana@x.example", "") == "Müll"


@pytest.mark.parametrize("value", ["co.uk", "com.br", "公司.cn", "*.co.jp", "nobody", ""])
def test_no_workspace_lists_what_would_block_a_country(tmp_path: Path, value: str) -> None:
    with open_store(tmp_path / "geoout.db") as store:
        with pytest.raises(UsageError):
            store.do_not_contact.add(value, "x", "Kim", datetime(2026, 11, 20, tzinfo=UTC))
        assert store.do_not_contact.all() == []


def test_a_reason_is_kept_on_one_line_and_without_controls(tmp_path: Path) -> None:
    with open_store(tmp_path / "geoout.db") as store:
        store.do_not_contact.add("haus.example", "asked\n\x1bus\u202e", "Kim")
        assert [one.reason for one in store.do_not_contact.all()] == ["asked us"]
