"""Finding a workspace in the order of the command line's contract, and making one."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout import files
from geoout.campaign.reading import read
from geoout.campaign.workspace import Workspace, find, init
from geoout.errors import UsageError, WouldOverwrite


@pytest.fixture(autouse=True)
def nobody_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def test_none_where_there_is_none(tmp_path: Path) -> None:
    assert find(None, {}, tmp_path) is None


def test_the_order_named_variable_parent_user_data(tmp_path: Path) -> None:
    named, variable, parent = (init(tmp_path / name).folder for name in ("named", "variable", "parent"))
    inside = parent / "templates" / "de"
    inside.mkdir(parents=True)
    data = init(files.user_data()).folder
    env = {"GEOOUT_WORKSPACE": str(variable)}
    assert find(str(named), env, inside) == named
    assert find("named", env, tmp_path) == named
    assert find(str(named / "campaign.yaml"), {}, inside) == named
    assert find(None, env, inside) == variable
    assert find(None, {"GEOOUT_WORKSPACE": ""}, inside) == parent
    assert find(None, {}, tmp_path) == data


def test_the_nearest_parent_wins(tmp_path: Path) -> None:
    init(tmp_path)
    inner = init(tmp_path / "inner").folder
    assert find(None, {}, inner) == inner


@pytest.mark.parametrize("name", ["nothing", "~nobody-of-this-name/x", "a\x00b"])
def test_a_named_folder_that_is_none_is_not_replaced_by_another(tmp_path: Path, name: str) -> None:
    init(tmp_path)
    with pytest.raises(UsageError, match="geoout init"):
        find(name, {}, tmp_path)
    with pytest.raises(UsageError, match="GEOOUT_WORKSPACE"):
        find(None, {"GEOOUT_WORKSPACE": name}, tmp_path)


def test_init_makes_a_campaign_that_reads_and_never_overwrites(tmp_path: Path) -> None:
    workspace = init(tmp_path / "new")
    assert [path.name for path in workspace.folder.iterdir()] == ["campaign.yaml"]
    assert read(workspace.folder).markets == ("gb",)
    workspace.campaign_file.write_text("mine")
    with pytest.raises(WouldOverwrite, match="already"):
        init(workspace.folder)
    assert workspace.campaign_file.read_text() == "mine"


def test_the_places_of_a_workspace(tmp_path: Path) -> None:
    places = Workspace(tmp_path)
    assert {place.relative_to(tmp_path).as_posix() for place in (places.database, places.outbox, places.templates)} == {
        "geoout.db",
        "outbox",
        "templates",
    }
    assert places.identity != Workspace(tmp_path / "other").identity
