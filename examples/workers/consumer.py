"""A Kafka consumer: batches are gated together, what is wrong goes to a topic of its own.

The consumer and the producer are those of ``confluent_kafka``, or anything of their shape. A batch is committed once
all of it is sent or put aside, so that a worker that is killed in the middle leaves it to the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import waml

BATCH = 500
WRONG = "messages.wrong"


class Record(Protocol):
    """A record of a topic."""

    def error(self) -> object | None: ...
    def key(self) -> bytes | None: ...
    def value(self) -> bytes | None: ...


class Consumer(Protocol):
    """Where records come from."""

    def consume(self, num_messages: int, timeout: float) -> Sequence[Record]: ...
    def commit(self, *, asynchronous: bool) -> object: ...


class Producer(Protocol):
    """Where records go to."""

    def produce(self, topic: str, value: bytes, key: bytes | None, headers: list[tuple[str, bytes]]) -> None: ...
    def flush(self) -> int: ...


def step(consumer: Consumer, producer: Producer, send: Callable[[bytes], None]) -> int:
    """Takes one batch, and gives back how many records it had."""
    records = [record for record in consumer.consume(BATCH, 1.0) if record.error() is None]
    payloads = [record.value() or b"" for record in records]
    # A record without a value is no payload either.
    for at in waml.gate_many(payloads):
        producer.produce(WRONG, payloads[at], records[at].key(), [("waml", report(payloads[at]).encode())])
        payloads[at] = b""
    for payload in filter(None, payloads):
        send(waml.gate(payload))
    producer.flush()
    consumer.commit(asynchronous=False)
    return len(records)


def report(payload: bytes) -> str:
    """What is wrong with a payload, as ``waml check --format json`` tells it."""
    try:
        waml.gate(payload)
    except waml.Refused as refused:
        return refused.report.json
    return ""
