"""Gates a column of payloads in Spark: `spark-submit gate.py PAYLOADS WRONG`.

Reads a payload on each line, and writes those that are refused, each with its codes. `waml` is in the environment of
the workers; nothing of the check goes over the network.
"""

from __future__ import annotations

import json
import sys

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import pandas_udf
from pyspark.sql.types import BooleanType, StringType


@pandas_udf(BooleanType())
def refused(payloads: pd.Series) -> pd.Series:
    """Whether each payload is refused: one call for a batch, without Python's lock."""
    import waml

    wrong = pd.Series(False, index=payloads.index)
    wrong.iloc[waml.gate_many(payloads.fillna("").tolist())] = True
    return wrong


@pandas_udf(StringType())
def report(payloads: pd.Series) -> pd.Series:
    """What is wrong with each payload, as `waml check --format json` tells it."""
    import waml

    def one(payload: str | None) -> str:
        try:
            waml.gate(payload or "")
        except waml.Refused as wrong:
            return wrong.report.json
        return ""

    return payloads.map(one)


def wrong(payloads: DataFrame) -> DataFrame:
    """The rows whose `value` is refused, with their reports. Only these are looked at twice."""
    return payloads.where(refused("value")).withColumn("report", report("value"))


def main(source: str, target: str) -> None:
    spark = SparkSession.builder.appName("gate").getOrCreate()
    # A text of lines in bytes that are no UTF-8 has replacement signs by now: what was a finding is one no more. Where
    # that matters, read with `binaryFile` or gate before Spark.
    wrong(spark.read.text(source)).write.mode("overwrite").json(target)
    found = spark.read.schema("value string, report string").json(target)
    print(json.dumps({"refused": found.count()}))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
