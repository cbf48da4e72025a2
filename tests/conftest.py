"""No test reads or writes what belongs to the user who runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_VARIABLE = "GEOOUT_DO_NOT_CONTACT"


@pytest.fixture(autouse=True, scope="session")
def _users_list_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The do-not-contact file of all workspaces lies in a folder of this run; subprocesses are told too."""
    os.environ[_VARIABLE] = str(tmp_path_factory.mktemp("user") / "do-not-contact.csv")


@pytest.fixture(autouse=True)
def _nobody_is_listed(_users_list_of_this_run: None) -> None:
    """Each test begins with an empty list."""
    Path(os.environ[_VARIABLE]).unlink(missing_ok=True)
