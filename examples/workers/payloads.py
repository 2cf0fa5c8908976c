"""A recipe for your own tests: every payload that your code makes is held against all limits.

Put ``checked`` into your ``conftest.py``, and use it wherever a test has a payload in hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import waml


def checked(payload: Mapping[str, object]) -> Mapping[str, object]:
    """Gives a payload back, or fails the test with all that is wrong with it."""
    # A test is to show the text; what json.dumps escapes would be told as escapes.
    text = json.dumps(payload, ensure_ascii=False, indent=2)
    try:
        waml.gate(text)
    except waml.Refused as refused:
        raise AssertionError(f"the API would refuse this payload:\n{refused}\n{text}") from None
    return payload
