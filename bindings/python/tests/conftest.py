"""What the tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def payload(root: Path) -> str:
    """The documented list."""
    return (root / "fixtures/documented/2.3-list.json").read_text(encoding="utf-8")
