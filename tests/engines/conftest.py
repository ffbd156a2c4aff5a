"""Spark on this machine, for tests: two threads, little memory, nothing open but the loopback."""

import gc
import os
import shutil

import pytest
import pytest_socket

# A query on a few rows costs its planning: generated code and plans that adapt would only add to that, and so would a
# Java machine that makes the best of code it runs for a minute.
SETTINGS = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.default.parallelism": "1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.log.level": "ERROR",
}
REQUIRED = "VENTURI_REQUIRE_SPARK"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What talks to Spark may use the loopback, and nothing else; its client leaves its sockets to the collector."""
    for item in items:
        if "spark_session" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.spark)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"]))
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


@pytest.fixture(autouse=True)
def _sockets_collected(request):
    """None of those sockets is left for a test elsewhere to be blamed for."""
    yield
    if "spark_session" in request.fixturenames:
        gc.collect()


def missing():
    """What of Spark is not here; null when all is."""
    if not shutil.which("java"):
        return "Java"
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "PySpark"
    return None


@pytest.fixture(scope="session")
def spark_session(tmp_path_factory):
    """One session for all tests of this process."""
    if lacking := missing():
        (pytest.fail if os.environ.get(REQUIRED) == "1" else pytest.skip)(f"{lacking} is not installed")
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    warehouse = tmp_path_factory.mktemp("warehouse")
    told = SETTINGS | {"spark.sql.warehouse.dir": str(warehouse), "spark.local.dir": str(warehouse)}
    session = SparkSession.builder.master("local[2]").appName("venturi-tests").config(map=told).getOrCreate()
    yield session
    # The last test may have been one without any sockets.
    pytest_socket.enable_socket()
    session.stop()


@pytest.fixture(scope="session")
def spark(spark_session):
    from venturi.engines.spark import Spark

    engine = Spark(spark_session)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def embedded():
    from venturi.engines.embedded import Embedded

    engine = Embedded()
    yield engine
    engine.close()
