"""Gate and fill in Spark, on this machine: `local[2]`, or what `SPARK_MASTER` says. `ROWS` payloads, a thousand of them wrong.

    ROWS=1000000 pytest -s examples/spark     prints what each way takes
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import waml
from pyspark.sql import SparkSession

import fill
import gate

ROWS = int(os.environ.get("ROWS", "20000"))
WRONG = min(1000, ROWS // 10)
PROGRAM = shutil.which("waml", path=os.path.dirname(sys.executable)) or "waml"

DEFINITION = """
params:
  customer: {max_chars: 24, example: Ada}
  order: {type: integer, min: 1, max: 9999999, example: 7}
text: "Hello {{customer}}, your order {{order}} is packed."
"""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    # Workers of a cluster import what the driver does.
    os.environ["PYTHONPATH"] = os.path.dirname(__file__)
    folder = tmp_path_factory.mktemp("spark")
    builder = SparkSession.builder.master(os.environ.get("SPARK_MASTER", "local[2]"))
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "20000",
        "spark.log.level": "ERROR",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many lists, each wrong one in another way than its neighbour."""
    path = tmp_path_factory.mktemp("payloads") / "payloads.jsonl"
    every = ROWS // WRONG
    with path.open("w", encoding="utf-8") as file:
        for number in range(ROWS):
            title = "x" * 25 if number % every == 1 else f"Fern {number}"
            to = f"+{number}" if number % (2 * every) == 1 else f"852{number:08}"
            rows = [{"id": f"{number}-{row}", "title": title, "description": "In a pot of 12 cm"} for row in range(4)]
            message = {"type": "list", "body": {"text": f"Order {number}: which fern?"}, "action": {"button": "Menu", "sections": [{"title": "Ferns", "rows": rows}]}}
            file.write(json.dumps({"to": to, "type": "interactive", "interactive": message}) + "\n")
    return path


def timed(name: str, work: Callable[[], int]) -> int:
    start = time.perf_counter()
    found = work()
    print(f"{name:28}{time.perf_counter() - start:8.2f} s {found:9}", flush=True)
    return found


def test_a_column_is_gated(spark: SparkSession, payloads: Path) -> None:
    frame = spark.read.text(str(payloads))
    print()
    assert timed("read and count alone", frame.count) == ROWS
    assert timed("pandas_udf", lambda: frame.where(gate.refused("value")).count()) == WRONG
    wrong = gate.wrong(frame).collect()
    assert len(wrong) == WRONG
    for row in wrong[:20]:
        with pytest.raises(waml.Refused) as caught:
            waml.gate(row.value)
        assert caught.value.report.json == row.report
    # The same without Spark.
    alone = timed("one process, gate_lines", lambda: len(waml.gate_lines(payloads.read_bytes())))
    assert alone == WRONG


def test_nothing_is_no_payload(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(None,), ("",), ('{"to":"85290000001","type":"text","text":"Hello!"}',)], "value string")
    assert [row.wrong for row in frame.select(gate.refused("value").alias("wrong")).collect()] == [True, True, False]


def test_rows_are_filled_by_a_pipe(spark: SparkSession) -> None:
    rows = [{"to": f"852{number:08}", "customer": f"Ada {number}", "order": number % 9_000_000 + 1} for number in range(ROWS)]
    for row in rows[:: ROWS // WRONG]:
        row["customer"] = "A" * 25
    lines = spark.sparkContext.parallelize([json.dumps(row) for row in rows], 4)
    made = fill.messages(lines, DEFINITION, PROGRAM)
    assert timed("pipe, waml compile --data", made.count) == ROWS - WRONG
    body = json.loads(made.first())
    assert body["text"] == "Hello Ada 1, your order 2 is packed."
