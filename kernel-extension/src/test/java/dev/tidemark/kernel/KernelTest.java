package dev.tidemark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.kernel.install.KernelSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter's own suite for kernels, whole, and what it does not ask: see {@code src/test/python/test_kernel.py}. */
@Tag("slow")
class KernelTest {
    private static final int CURRENT_LTS = 25;

    @TempDir
    Path folder;

    @Test
    void passesTheSuiteOfJupyter() {
        assertThat(Jupyter.in(folder).python("test_kernel.py")).doesNotContain("skipped");
    }

    @Test
    void runsAProject() {
        assertThat(Jupyter.in(folder).python("test_project.py")).doesNotContain("skipped");
    }

    /** What the launcher makes its archive of classes from: one that failed would only be missed by who waits. */
    @Test
    void aRehearsalRunsWhatNotebooksBeginWith() {
        List<String> kernel = KernelSpec.onJava(
                        Path.of(System.getProperty("java.home")),
                        Runtime.version().feature(),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        List.of("-XX:TieredStopAtLevel=1"))
                .command();
        List<String> rehearsal = new ArrayList<>(kernel.subList(0, kernel.size() - 1));
        rehearsal.add(kernel.get(kernel.size() - 1).replaceAll("\\bMain$", "Rehearsal"));
        assertThat(Jupyter.in(folder).run(folder, rehearsal)).doesNotContain("cannot rehearse");
    }

    @Test
    void passesItOnTheCurrentLtsToo() {
        Assumptions.assumeTrue(Runtime.version().feature() != CURRENT_LTS, "these tests run on Java 25 already");
        Path home = Jupyter.javas(CURRENT_LTS)
                .findFirst()
                .orElseGet(
                        () -> Assumptions.abort("Java 25 is not in /usr/lib/jvm: install it to test the kernel on it"));
        assertThat(Jupyter.in(folder, home).python("test_kernel.py")).doesNotContain("skipped");
    }
}
