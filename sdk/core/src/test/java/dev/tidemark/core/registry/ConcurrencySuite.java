package dev.tidemark.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.yaml.ObjectKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That nobody's change is lost, whoever else is at work and whatever is killed. */
abstract class ConcurrencySuite {
    private static final ObjectName SHARED = new ObjectName(ObjectKind.VIEW, "shared");

    @TempDir
    Path project;

    private RegistrySettings settings;

    /** Of a database that nobody used yet, for this test alone. */
    abstract RegistrySettings settings(Path project);

    @BeforeEach
    void choose() {
        settings = settings(project);
    }

    @Test
    void threadsThatChangeOneObjectLoseNoChange() throws Exception {
        Registry registry = Registry.open(settings);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> appliers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = 100 * (thread + 1);
                appliers.add(() -> {
                    int conflicts = 0;
                    for (int hours = first; hours < first + 5; hours++) {
                        conflicts += RegistryProcess.applyUntilDone(registry, project, Map.of("shared", hours));
                    }
                    return conflicts;
                });
            }
            for (Future<Integer> applier : threads.invokeAll(appliers)) {
                applier.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(windows(registry)).hasSize(20).doesNotHaveDuplicates();
        assertThat(registry.history(SHARED))
                .extracting(ObjectVersion::version)
                .containsExactlyElementsOf(
                        IntStream.iterate(20, i -> i > 0, i -> i - 1).boxed().toList());
    }

    @Test
    @Tag("slow")
    void processesThatOpenANewRegistryAtOnceAndChangeOneObjectLoseNoChange() throws Exception {
        List<RegistryProcess> processes = new ArrayList<>();
        try {
            for (int i = 1; i <= 3; i++) {
                processes.add(RegistryProcess.start(settings, "contend", 100 * i, 6));
            }
            for (RegistryProcess process : processes) {
                process.awaitReady();
            }
            for (RegistryProcess process : processes) {
                process.go();
            }
            for (RegistryProcess process : processes) {
                assertThat(process.linesToEnd()).hasSize(6);
                assertThat(process.exitCode()).isZero();
            }
        } finally {
            processes.forEach(RegistryProcess::close);
        }
        Set<Integer> expected = IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(i -> IntStream.range(100 * i, 100 * i + 6).boxed())
                .collect(Collectors.toSet());
        assertThat(windows(Registry.open(settings))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @Tag("slow")
    void aProcessKilledWhileItAppliesLeavesAllOrNothing() throws Exception {
        Set<Integer> done = new HashSet<>();
        for (int round = 1; round <= 3; round++) {
            try (RegistryProcess process = RegistryProcess.start(settings, "bulk", 1_000 * round, 900)) {
                process.awaitReady();
                process.go();
                for (int i = 0; i < 2 * round; i++) {
                    done.add(Integer.parseInt(process.line()));
                }
                process.kill();
                process.linesToEnd().stream()
                        .filter(line -> line.length() == 4)
                        .map(Integer::valueOf)
                        .forEach(done::add);
            }
            Registry registry = Registry.open(settings);
            List<Applied> applies = registry.applies();
            applies.forEach(applied -> assertThat(applied.versions())
                    .filteredOn(version -> version.object().kind() == ObjectKind.VIEW)
                    .as("apply %s", applied.id())
                    .hasSize(RegistryProcess.many(1).size()));
            assertThat(applies.size()).isBetween(done.size(), done.size() + round);
            RegistryProcess.applyUntilDone(registry, project, RegistryProcess.many(round));
            done.add(round);
        }
    }

    /** Of every version there was. */
    private static List<Integer> windows(Registry registry) {
        return registry.history(SHARED).stream()
                .map(version -> version.yaml().orElseThrow().replaceAll("(?s).*window: (\\d+)h.*", "$1"))
                .map(Integer::valueOf)
                .toList();
    }
}
