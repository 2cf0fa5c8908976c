"""Fills a definition with rows in Spark: `spark-submit fill.py DEFINITION ROWS MESSAGES`.

`pipe` starts one `waml compile` for each partition, which reads rows and writes messages, one on each line. A wrong row
ends no task: it is told in the log of the worker, and `--rejects FILE` would keep it.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from pyspark import SparkContext
from pyspark.rdd import RDD

# The definition travels with the command, since a path of the driver is none on a worker. The command ends with 1 where
# rows are rejected, which is no failure of the task; with 2 it is one.
FILL = """
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
printf %s "$DEFINITION" > "$folder/rows.waml.yaml"
"$WAML" compile "$folder/rows.waml.yaml" --data - --data-format jsonl || [ $? = 1 ]
"""


def messages(rows: RDD[str], definition: str, waml: str = "waml") -> RDD[str]:
    """The messages of rows of JSON; `definition` is the text of one."""
    # Nothing else of the environment reaches it.
    environment = {"DEFINITION": definition, "WAML": waml, "PATH": os.environ.get("PATH", os.defpath)}
    return rows.pipe(f"sh -c {shlex.quote(FILL)}", environment, checkCode=True)


def main(definition: str, rows: str, target: str) -> None:
    spark = SparkContext(appName="fill")
    messages(spark.textFile(rows), Path(definition).read_text(encoding="utf-8")).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
