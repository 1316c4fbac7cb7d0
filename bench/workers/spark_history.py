"""The program's own expression on a Spark cluster: a master and two workers on this machine."""

import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
warnings.simplefilter("ignore")

import pyspark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from serving import serve  # noqa: E402

from bench import spark  # noqa: E402
from zonahijau.surveys.history.engines import on_spark  # noqa: E402
from zonahijau.surveys.history.expression import RESPONDENTS, sum_of, sums  # noqa: E402
from zonahijau.surveys.history.layout import column_of  # noqa: E402

HISTORY, UNIT, *ELEMENTS = sys.argv[1:]
LOOPBACK = "127.0.0.1"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
    "spark.driver.memory": "2g",
    "spark.executor.memory": "3g",
    "spark.sql.shuffle.partitions": "4",
}


def session(master):
    """A session on the cluster, quiet but for errors."""
    builder = SparkSession.builder.master(master).appName("zonahijau")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    started = builder.getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    return started


def rows(table):
    """Unit, respondents and nine sums, a row a unit."""
    names = [UNIT, RESPONDENTS, *(sum_of(column_of(each)) for each in ELEMENTS)]
    return [list(row) for row in zip(*(table[name].to_pylist() for name in names), strict=True)]


with spark.cluster(spark.home()) as master:
    running = session(master)

    def history(_):
        """From the files to the sums."""
        answers = on_spark(Path(HISTORY), running)
        return sums(answers, ELEMENTS, [UNIT]).order_by(UNIT).to_pyarrow()

    serve({"history": (lambda: None, history)}, rows, {"pyspark": pyspark.__version__})
    running.stop()
