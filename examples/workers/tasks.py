"""A Celery worker: what is wrong is told to whoever queued it, and is never tried again.

The gate stands in front of the request, so that only what the network or the API spoils is repeated.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from celery import Celery
from waml import Plan, Refused, WamlError, gate

app = Celery("senders", broker=os.environ.get("BROKER", "memory://"))
# A worker that is killed in the middle gives its task back to the queue.
app.conf.update(task_acks_late=True, task_reject_on_worker_lost=True, worker_prefetch_multiplier=1)


class TryAgain(Exception):
    """The API had no time, or could not be reached."""


def post(body: str) -> None:
    """Sends a body; a program has its HTTP client here."""
    raise NotImplementedError


sender: Callable[[str], None] = post


@app.task(autoretry_for=(TryAgain,), retry_backoff=True, max_retries=5, throws=(Refused,))
def send(payload: str) -> None:
    """Sends a payload that other code made."""
    sender(gate(payload))


# Made once for each worker, and used for every task.
REMINDER = Plan(
    """
    name: reminder
    params:
      customer: {max_chars: 24, example: Ada}
      day: {max_chars: 12, example: Friday}
    text: "Hello {{customer}}, we see you on {{day}}."
    """
)


@app.task(autoretry_for=(TryAgain,), retry_backoff=True, max_retries=5, throws=(WamlError,))
def remind(values: dict[str, Any]) -> None:
    """Fills a definition with the values of one customer, and sends it."""
    sender(REMINDER.fill(values))
