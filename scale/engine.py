"""The two engines behind one face: what differs between DuckDB and Spark stands in this file and nowhere else."""

import os
import tempfile

from tables import TABLES, columns


# Where an engine puts what does not fit into memory.
SPILL = os.path.join(tempfile.gettempdir(), "safeguarding-audit-spill")


def engine(name, cores=None, memory=None):
    """DuckDB on this machine, or Spark: on the cluster that `spark-submit` names, else on this machine."""
    return {"duckdb": DuckDB, "spark": Spark}[name](cores, memory)


class Engine:
    """What figures are made with: tables of Parquet, statements that become tables, and rows."""

    def open(self, tidy):
        """Makes the tidy tables known under their names. One of which nothing was written yet has no row."""
        for table in TABLES:
            folder = f"{tidy}/{table}"
            if self.is_there(folder):
                self.parquet(table, folder)
            else:
                none = ", ".join(f"CAST(NULL AS {of}) AS {column}" for column, of in columns(table))
                self.make(table, f"SELECT {none} WHERE 1 = 0")


class DuckDB(Engine):
    def __init__(self, cores, memory):
        import duckdb

        self.database = duckdb.connect()
        self.database.execute(f"SET temp_directory = '{SPILL}'")
        if cores:
            self.database.execute(f"SET threads = {int(cores)}")
        if memory:
            self.database.execute(f"SET memory_limit = '{memory}'")

    def is_there(self, folder):
        return bool(self.database.execute("SELECT count(*) FROM glob(?)", [f"{folder}/*/*/*.parquet"]).fetchone()[0])

    def parquet(self, table, folder):
        files = f"{folder}/*/*/*.parquet".replace("'", "''")
        read = f"read_parquet('{files}', hive_partitioning = true, hive_types_autocast = false)"
        self.database.execute(f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM {read}")

    def make(self, table, sql):
        self.database.execute(f"CREATE OR REPLACE TABLE {table} AS {sql}")

    def fill(self, table, heads, rows):
        """Makes a table of texts."""
        self.database.execute(f"CREATE OR REPLACE TABLE {table} ({', '.join(f'{head} VARCHAR' for head in heads)})")
        for at in range(0, len(rows), 500):
            portion = rows[at : at + 500]
            places = ", ".join([f"({', '.join('?' * len(heads))})"] * len(portion))
            self.database.execute(f"INSERT INTO {table} VALUES {places}", [cell for row in portion for cell in row])

    def save(self, table, path):
        """Writes a table that was made as CSV, in an order that does not depend on the engine."""
        os.makedirs(os.path.dirname(path), exist_ok=True)
        into = path.replace("'", "''")
        self.database.execute(f"COPY (SELECT * FROM {table} ORDER BY ALL ASC NULLS FIRST) TO '{into}' (FORMAT csv, HEADER)")

    def rows(self, sql):
        """Columns, and what stands in them."""
        found = self.database.execute(sql)
        return [column[0] for column in found.description], found.fetchall()


class Spark(Engine):
    def __init__(self, cores, memory):
        from pyspark import SparkConf
        from pyspark.sql import SparkSession

        conf = SparkConf()
        if not conf.contains("spark.master"):
            conf.setMaster(f"local[{cores or '*'}]").set("spark.driver.memory", memory or "4g")
            conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
            conf.set("spark.sql.shuffle.partitions", str(4 * int(cores or os.cpu_count() or 1)))
        conf.set("spark.sql.session.timeZone", "UTC")
        self.session = SparkSession.builder.appName("safeguarding-audit").config(conf=conf).getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def is_there(self, folder):
        files = self.session._jvm.org.apache.hadoop.fs.Path(f"{folder}/*/*/*.parquet")
        found = files.getFileSystem(self.session._jsc.hadoopConfiguration()).globStatus(files)
        return found is not None and len(found) > 0

    def parquet(self, table, folder):
        shape = ", ".join(f"`{column}` {of}" for column, of in columns(table))
        self.session.read.schema(shape).parquet(folder).createOrReplaceTempView(table)

    def make(self, table, sql):
        made = self.session.sql(sql).cache()
        made.createOrReplaceTempView(table)

    def fill(self, table, heads, rows):
        """Makes a table of texts."""
        shape = ", ".join(f"{head} STRING" for head in heads)
        self.session.createDataFrame(rows, shape).createOrReplaceTempView(table)

    def save(self, table, path):
        """Writes a table that was made as CSV, in an order that does not depend on the engine."""
        made = self.session.table(table).coalesce(1)
        made = made.sortWithinPartitions(*made.columns)
        made.write.mode("overwrite").csv(f"{path}.parts", header=True, escape='"')
        # The one part becomes the file, on whatever file system it is.
        of = self.session._jvm.org.apache.hadoop.fs.Path
        into = of(path)
        files = into.getFileSystem(self.session._jsc.hadoopConfiguration())
        # Without a checksum in a hidden file beside it.
        files.setWriteChecksum(False)
        files.delete(into, False)
        files.rename(files.globStatus(of(f"{path}.parts/part-*"))[0].getPath(), into)
        files.delete(of(f"{path}.parts"), True)

    def rows(self, sql):
        """Columns, and what stands in them."""
        found = self.session.sql(sql)
        return found.columns, [tuple(row) for row in found.collect()]
