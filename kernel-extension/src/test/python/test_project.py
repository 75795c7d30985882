"""A project in the notebook: magics, progress, interrupted builds, live values. Run with KERNEL set to a kernel's name."""
import glob
import os
import signal
import tempfile
import time
import unittest

import test_kernel

FEATURES = """%%features
entities:
  - {name: card, keys: [{name: card_id, type: STRING}]}
sources:
  - name: transactions
    path: transactions.csv
    eventTime: event_time
    columns: {card_id: STRING, event_time: TIMESTAMP, amount: DOUBLE}
views:
  - name: activity
    entity: card
    source: transactions
    features:
      - {name: spent_1d, aggregate: sum, of: amount, window: 1d}
      - {name: seen_1h, aggregate: count, window: 1h}
services:
  - {name: fraud, features: ["activity.*"]}
"""

BIG = """
try (var duck = java.sql.DriverManager.getConnection("jdbc:duckdb:"); var statement = duck.createStatement()) {
    statement.execute("COPY (SELECT 'c' || (i % 5000) AS card_id, TIMESTAMP '2024-01-01' + to_seconds(i) AS event_time,"
        + " i * 0.5 AS amount FROM range(2000000) t(i)) TO 'FOLDER/big.parquet'");
    statement.execute("COPY (SELECT 'c' || (i % 5000) AS card_id, TIMESTAMP '2024-01-10' + to_seconds(i) AS event_time"
        + " FROM range(400000) t(i)) TO 'FOLDER/spine.parquet'");
}
var big = FeatureService.named("big").with(FeatureView.named("big_view").of(card)
    .from(Source.parquet("big", "big.parquet").eventTime("event_time"))
    .feature("p95", percentile("amount", 0.95).over(days(7))).feature("distinct", countDistinct("amount").over(days(7))));
"""

GONE = r"Cannot (read states|list services): Redis at 127\.0\.0\.1:\d+: it was gone and runs again; try again\."


class Project(unittest.TestCase):
    """One story, its parts in the order of their names."""

    @classmethod
    def run_cell(cls, code):
        return cls.answer(cls.kc.execute(code))

    @classmethod
    def answer(cls, msg_id, timeout=60):
        return test_kernel.More.answer(msg_id, timeout)

    @classmethod
    def setUpClass(cls):
        import jupyter_kernel_test

        cls.km, cls.kc = jupyter_kernel_test.start_new_kernel(kernel_name=os.environ["KERNEL"])
        test_kernel.More.km, test_kernel.More.kc = cls.km, cls.kc
        cls.folder = tempfile.mkdtemp()
        with open(os.path.join(cls.folder, "transactions.csv"), "w") as out:
            out.write("card_id,event_time,amount\n")
            for i in range(1, 6):
                out.write(f"c{i % 2},2024-05-0{i}T10:00:00Z,{i}.5\n")
        with open(os.path.join(cls.folder, "labels.csv"), "w") as out:
            out.write("card_id,event_time\nc1,2024-05-05T11:00:00Z\nc0,2024-05-04T10:30:00Z\n")

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        if cls.km.is_alive():
            cls.km.shutdown_kernel()

    def ok(self, code):
        reply, published = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply.get("evalue"))
        return published

    def shown(self, published):
        kinds = ("display_data", "update_display_data", "execute_result")
        return [m["content"]["data"]["text/plain"] for m in published if m["msg_type"] in kinds]

    def fails(self, code):
        reply, published = self.run_cell(code)
        self.assertEqual("error", reply["status"])
        return reply["evalue"], published

    def matches(self, code):
        self.kc.complete(code)
        return self.kc.get_shell_msg(timeout=30)["content"]["matches"]

    def test_1_open_and_define(self):
        self.ok(f"%tidemark open '{self.folder}'")
        self.assertEqual(1, len(self.shown(self.ok(FEATURES))), "shown more than once")
        self.assertEqual(["2"], self.shown(self.ok("fraud.views().get(0).features().size()")))
        self.assertEqual(["fraud"], self.shown(self.ok("definitions.services().get(0).name()")))

    def test_2_build(self):
        code = 'var set = store.trainingSet(fraud).spine(Spine.csv("labels.csv").at("event_time")).build(); set.rowCount()'
        self.assertEqual("2", self.shown(self.ok(code))[-1])

    def test_2_sql(self):
        shown = self.shown(self.ok("%%sql --as totals\nSELECT card_id, sum(amount) AS total FROM transactions GROUP BY 1 ORDER BY 1"))
        self.assertEqual(1, len(shown), "shown more than once")
        self.assertRegex(shown[0], "(?s)card_id +total.*STRING +DOUBLE.*1  c0 +7.0.*rows 1–2 of 2")
        when = "%%sql --as first\nSELECT min(event_time) AS at, count(*) AS n, bool_or(amount > 5) AS big FROM transactions"
        self.assertRegex(self.shown(self.ok(when))[0], "(?s)TIMESTAMP +INT64 +BOOL.*2024-05-01 10:00:00 +5 +true")
        self.assertIn("2024-05-01T10:00:00Z", self.shown(self.ok('first.column("at").get(0)'))[-1])
        self.assertIn("2 of 2", self.shown(self.ok("totals"))[-1])
        self.assertEqual(["7.0"], self.shown(self.ok('totals.column("total").get(0)')))
        self.assertEqual("3", self.shown(self.ok('var n = %tidemark help\nint three = 3; three'))[-1])

    def test_2_typos_name_what_was_meant(self):
        said, _ = self.fails("%%sql\nSELECT amout FROM transactions")
        self.assertIn("amount", said)
        said, _ = self.fails("%%sql\nSELECT * FROM transaction")
        self.assertIn("did you mean 'transactions'?", said)
        said, published = self.fails('totals.column("totl")')
        self.assertIn("did you mean 'total'?", said)
        self.assertIn("<details>", str(published))
        wrong = FEATURES.replace("of: amount", "of: amuont").replace("name: fraud", "name: wrong").replace("activity", "other")
        self.ok(wrong)
        said, _ = self.fails('store.trainingSet(wrong).spine(Spine.csv("labels.csv").at("event_time")).build()')
        self.assertIn("did you mean 'amount'?", said)
        said, _ = self.fails("%tidemark opne here")
        self.assertIn("did you mean 'open'?", said)

    def test_2_explain(self):
        self.assertIn("spent_1d", str(self.shown(self.ok("%explain 1 --spine labels.csv --time event_time --service fraud"))))
        self.assertIn("spent_1d", str(self.shown(self.ok("%explain 2 --service fraud"))))

    def test_2_completion(self):
        self.assertEqual(["status"], self.matches("%tidemark st"))
        self.assertEqual(["%%features"], self.matches("%%fe"))
        self.assertEqual(["amount"], self.matches("%%sql\nSELECT am"))
        self.assertEqual(["fraud"], self.matches('store.online().read("fr'))
        self.assertEqual(["transactions"], self.matches("%%sql\nSELECT * FROM tran"))

    def test_3_progress_of_a_loop(self):
        code = 'try (var bar = progress("counting", 100)) { for (int i = 0; i < 100; i++) { Thread.sleep(10); bar.step(); } }'
        began = time.time()
        shown = self.shown(self.ok(code))
        took = time.time() - began
        self.assertIn("✓ counting 100 of 100", shown[-1])
        self.assertGreater(len(shown), 3)
        self.assertLessEqual(len(shown), took * 10 + 2)

    def test_4_interrupt_a_build(self):
        self.ok(BIG.replace("FOLDER", self.folder))
        msg_id = self.kc.execute('store.trainingSet(big).spine(Spine.parquet("spine.parquet").at("event_time")).build()')
        while True:
            message = self.kc.get_iopub_msg(timeout=60)
            if message["msg_type"] == "display_data":
                break
            self.assertNotIn(message["msg_type"], ("error", "execute_result"))
        began = time.time()
        self.km.interrupt_kernel()
        reply, published = self.answer(msg_id, timeout=60)
        self.assertEqual("Interrupted", reply["ename"])
        self.assertLess(time.time() - began, 10)
        self.assertIn("stopped", self.shown(published)[-1])
        self.assertEqual(["2"], self.shown(self.ok("1 + 1")))

    def test_4_what_was_interrupted_can_be_done_again(self):
        code = 'store.trainingSet(fraud).spine(Spine.csv("labels.csv").at("event_time")).build().rowCount()'
        self.assertEqual("2", self.shown(self.ok(code))[-1])
        self.ok(f'set.writeTo(Path.of("{self.folder}/out.csv"))')

    def test_5_live(self):
        self.ok("store.promote(fraud).commit()")
        self.assertRegex(self.shown(self.ok("%tidemark status"))[-1], "fraud: release [1-9]")
        shown = self.shown(self.ok("%live card_id=c1 --seconds 0.6 --service fraud"))
        self.assertIn("spent_1d", shown[0])
        msg_id = self.kc.execute('live(store, fraud, Map.of("card_id", "c1"))')
        shown = self.next_shown()
        time.sleep(1)
        self.kill_redis()
        self.assertRegex(self.next_shown(), f"^{GONE} Asked again every half second.$", "drawn again though nothing moved")
        values = [line for line in shown.splitlines() if line.startswith(("spent_1d", "seen_1h"))]
        self.assertEqual(values, [line for line in self.next_shown().splitlines() if line in values])
        self.km.interrupt_kernel()
        reply, published = self.answer(msg_id)
        self.assertEqual("ok", reply["status"], reply.get("evalue"))
        self.assertEqual([], self.shown(published), "drawn again though nothing moved")

    def test_5_the_redis_of_the_project_dies(self):
        read = 'store.online().read("fraud", Map.of("card_id", "c1"))'
        before = self.shown(self.ok(read))[-1].splitlines()[1:]
        for code in (read, "%tidemark status"):
            self.kill_redis()
            said, published = self.fails(code)
            self.assertRegex(said, f"^{GONE}$")
            error, trace = (m["content"] for m in published if m["msg_type"] in ("error", "display_data"))
            self.assertEqual(("STORE_UNREACHABLE", 1), (error["ename"], len(error["traceback"])))
            self.assertRegex(error["traceback"][0], GONE)
            self.assertNotIn("\n", error["traceback"][0])
            self.assertRegex(trace["data"]["text/html"], r"(?s)^<details>.*stack trace.*\tat dev\.tidemark\.")
            self.assertEqual(["2"], self.shown(self.ok("1 + 1")))
            self.assertRegex(self.shown(self.ok("%tidemark status"))[-1], "fraud: release [1-9]")
            self.assertEqual(before, self.shown(self.ok(read))[-1].splitlines()[1:])

    def test_6_nothing_of_a_store_that_was_left_open_outlives_the_kernel(self):
        redis = self.redis()
        self.assertTrue(os.path.exists(f"/proc/{redis}"))
        self.km.shutdown_kernel()
        self.assertTrue(self.ends(redis), "a Redis is left")

    def next_shown(self):
        while True:
            message = self.kc.get_iopub_msg(timeout=30)
            self.assertNotIn(message["msg_type"], ("error", "execute_result"))
            shown = self.shown([message])
            if shown:
                return shown[0]

    def redis(self):
        (pid_file,) = glob.glob(os.path.join(self.folder, "**", "redis.pid"), recursive=True, include_hidden=True)
        with open(pid_file) as file:
            return int(file.read())

    def kill_redis(self):
        redis = self.redis()
        os.kill(redis, signal.SIGKILL)
        self.assertTrue(self.ends(redis))

    def ends(self, process):
        for _ in range(200):
            if not self.lives(process):
                return True
            time.sleep(0.05)
        return False

    def lives(self, process):
        """One that ended may still wait for its parent to hear of it."""
        try:
            with open(f"/proc/{process}/stat") as file:
                return file.read().rpartition(")")[2].split()[0] != "Z"
        except (FileNotFoundError, ProcessLookupError):
            return False


if __name__ == "__main__":
    unittest.main(verbosity=2)
