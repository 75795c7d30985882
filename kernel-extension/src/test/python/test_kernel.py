"""Jupyter's own test suite for kernels on Tidemark's, and what the suite does not ask. Run with KERNEL set to a kernel's name."""
import os
import time
import unittest
from queue import Empty

import jupyter_kernel_test

TIMEOUT = 30


class Suite(jupyter_kernel_test.KernelTests):
    """The whole suite: nothing of it is left out."""

    kernel_name = os.environ["KERNEL"]
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh");'
    completion_samples = [
        {"text": "Math.ab", "matches": {"abs(", "absExact("}},
        {"text": 'import java.util.List;\nvar é = "日本".codePointC', "matches": {"codePointCount("}},
    ]
    complete_code_samples = ["1 + 1", "int x = 3;", "class A {}", "%tidemark", "int f(int x) { return x; }"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int f(", 'var s = """\n  a']
    invalid_code_samples = ["int = ;", "import 7 7;"]
    code_page_something = "Math.abs?"
    code_generate_error = "int zero = 0; 1 / zero"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"\\u65e5\\u672c é"', "result": "日本 é"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [{"code": 'display("shown")', "mime": "text/plain"}]
    code_history_pattern = "6?\\*?7".replace("\\*", "[*]")
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.abs"
    code_clear_output = "clearOutput();"


class More(unittest.TestCase):
    """What a notebook needs besides."""

    @classmethod
    def setUpClass(cls):
        began = time.time()
        cls.km, cls.kc = jupyter_kernel_test.start_new_kernel(kernel_name=os.environ["KERNEL"])
        cls.run_cell("1")
        cls.first_cell = time.time() - began

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel()

    @classmethod
    def run_cell(cls, code, **options):
        """The reply to a cell and what it published."""
        return cls.answer(cls.kc.execute(code, **options))

    @classmethod
    def answer(cls, msg_id, timeout=TIMEOUT):
        reply = None
        while reply is None or reply["parent_header"].get("msg_id") != msg_id:
            reply = cls.kc.get_shell_msg(timeout=timeout)
        published = []
        while True:
            msg = cls.kc.get_iopub_msg(timeout=timeout)
            if msg["parent_header"].get("msg_id") != msg_id:
                continue
            if msg["msg_type"] == "status":
                if msg["content"]["execution_state"] == "idle":
                    return reply["content"], published
            else:
                published.append(msg)

    def text(self, published, name="stdout"):
        return "".join(
            m["content"]["text"] for m in published if m["msg_type"] == "stream" and m["content"]["name"] == name
        )

    def interrupted(self, code, after=0.5):
        msg_id = self.kc.execute(code)
        time.sleep(after)
        began = time.time()
        self.km.interrupt_kernel()
        reply, published = self.answer(msg_id)
        return reply, published, time.time() - began

    def test_first_cell(self):
        print(f"first cell after {self.first_cell:.2f} s", flush=True)

    def test_trivial_cells(self):
        for cell in ("{} + 1", "int x{0} = {0};", "System.out.println({});"):
            times = []
            for i in range(20):
                began = time.time()
                self.run_cell(cell.format(i))
                times.append(time.time() - began)
            print(f"{cell}: median {sorted(times)[10] * 1000:.0f} ms, best {min(times) * 1000:.0f} ms", flush=True)

    def test_cells_after_a_failing_one_do_not_run(self):
        ids = [self.kc.execute(code) for code in ("int before = 1;", "throw new IllegalStateException();", "int after = 1;")]
        statuses = [self.answer(each)[0]["status"] for each in ids]
        self.assertEqual(["ok", "error", "aborted"], statuses)
        self.assertEqual("error", self.run_cell("after")[0]["status"])
        self.assertEqual("ok", self.run_cell("before")[0]["status"])

    def test_cells_after_a_failing_one_run_if_so_asked(self):
        ids = [self.kc.execute(code, stop_on_error=False) for code in ("nothing.at.all()", "1 + 1")]
        self.assertEqual(["error", "ok"], [self.answer(each)[0]["status"] for each in ids])

    def test_silent(self):
        count = self.run_cell("1")[0]["execution_count"]
        reply, published = self.run_cell("2", silent=True)
        self.assertEqual("ok", reply["status"])
        self.assertEqual([], published)
        self.assertEqual(count + 1, self.run_cell("3")[0]["execution_count"])

    def test_user_expressions(self):
        reply, _ = self.run_cell("int seven = 7;", user_expressions={"good": "seven * 6", "bad": "nope"})
        good, bad = reply["user_expressions"]["good"], reply["user_expressions"]["bad"]
        self.assertEqual("42", good["data"]["text/plain"])
        self.assertEqual("error", bad["status"])

    def test_update_display(self):
        _, published = self.run_cell('var shown = display("one"); updateDisplay(shown, "two");')
        shown = [m for m in published if m["msg_type"] in ("display_data", "update_display_data")]
        self.assertEqual(["one", "two"], [m["content"]["data"]["text/plain"] for m in shown])
        self.assertEqual(1, len({m["content"]["transient"]["display_id"] for m in shown}))

    def test_any_text(self):
        reply, published = self.run_cell('System.out.println("日本語 é 🎉");')
        self.assertEqual("日本語 é 🎉\n", self.text(published))
        reply, published = self.run_cell('System.out.println("🎉".repeat(20_000));')
        self.assertEqual("🎉" * 20_000 + "\n", self.text(published))

    def test_completion_behind_characters_of_two_units(self):
        code = '"🎉".len'
        self.kc.complete(code)
        reply = self.kc.get_shell_msg(timeout=TIMEOUT)["content"]
        self.assertEqual((["length("], 4, 7)[1:], (reply["cursor_start"], reply["cursor_end"]))

    def test_standard_input(self):
        self.kc.execute("var line = new Scanner(System.in).nextLine(); line.toUpperCase()", allow_stdin=True)
        self.kc.get_stdin_msg(timeout=TIMEOUT)
        self.kc.input("größe")
        reply = self.kc.get_shell_msg(timeout=TIMEOUT)
        self.assertEqual("ok", reply["content"]["status"])
        self.assertIn("GRÖSSE", str(self.drain()))

    def drain(self):
        messages = []
        while True:
            try:
                messages.append(self.kc.get_iopub_msg(timeout=0.3))
            except Empty:
                return messages

    def test_interrupt_what_waits(self):
        reply, _, took = self.interrupted("Thread.sleep(60_000);")
        self.assertEqual("Interrupted", reply["ename"])
        self.assertLess(took, 2)

    def test_interrupt_a_loop(self):
        reply, _, took = self.interrupted("long spins = 0; while (true) { spins++; }")
        self.assertEqual("Interrupted", reply["ename"])
        self.assertLess(took, 2)
        first = self.run_cell("spins")[1][-1]["content"]["data"]["text/plain"]
        self.assertEqual(first, self.run_cell("spins")[1][-1]["content"]["data"]["text/plain"], "the loop goes on")

    def test_interrupt_what_prints_for_ever(self):
        reply, published, took = self.interrupted('while (true) { System.out.println("again"); }')
        self.assertEqual("Interrupted", reply["ename"])
        self.assertLess(took, 5)
        self.assertLess(len(published), 2_000)

    def test_interrupt_what_catches_everything(self):
        reply, _, took = self.interrupted("while (true) { try { Thread.sleep(10); } catch (Exception e) {} }")
        self.assertEqual("Interrupted", reply["ename"])
        self.assertLess(took, 2)

    def test_interrupt_what_heeds_nothing(self):
        code = "java.util.concurrent.locks.LockSupport.class.getName(); new java.util.concurrent.Semaphore(0).acquireUninterruptibly();"
        reply, _, took = self.interrupted(code)
        self.assertEqual("Interrupted", reply["ename"])
        self.assertLess(took, 8)
        self.assertEqual("ok", self.run_cell("1")[0]["status"])

    def test_the_kernel_outlives_what_renders_badly(self):
        for thrown in ("new NoClassDefFoundError()", "new StackOverflowError()", "new IllegalStateException()"):
            reply, _ = self.run_cell("new Object() { public String toString() { throw %s; } }" % thrown)
            self.assertEqual("error", reply["status"])
        self.assertEqual("ok", self.run_cell("1")[0]["status"])

    def test_late_output_appears_under_the_last_cell(self):
        self.run_cell('new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) {} System.out.println("late"); }).start();')
        late = self.kc.get_iopub_msg(timeout=5)
        self.assertEqual("late\n", late["content"]["text"])

    def test_compile_errors_mark_the_place(self):
        reply, _ = self.run_cell('int good = 1;\nint bad = "text";')
        self.assertEqual("CompileError", reply["ename"])
        self.assertIn('          ^^^^^^', reply["traceback"])

    def test_declarations_may_refer_to_what_comes_later(self):
        self.assertEqual("ok", self.run_cell("int twice(int x) { return times(2, x); }")[0]["status"])
        self.assertEqual("error", self.run_cell("twice(4)")[0]["status"])
        self.run_cell("int times(int a, int b) { return a * b; }")
        self.assertEqual("8", self.run_cell("twice(4)")[1][-1]["content"]["data"]["text/plain"])

    def test_an_unknown_magic_is_named(self):
        reply, _ = self.run_cell("%nothing at all")
        self.assertEqual("error", reply["status"])
        self.assertIn("nothing", reply["evalue"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
