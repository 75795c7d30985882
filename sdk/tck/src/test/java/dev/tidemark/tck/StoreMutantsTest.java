package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.tck.StoreReport.Caught;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit for stores is judged too: each store that is wrong on purpose must be caught. With {@code
 * -Dtidemark.tck.report=true} every check is asked rather than those up to the first that notices, and {@code
 * target/stores.md} says how many of each kind found it.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class StoreMutantsTest {
    private static final int STREAMS = 4;
    private static final Map<String, Caught> REPORT = new ConcurrentHashMap<>();

    static List<StoreMutant> mutants() {
        return StoreMutants.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(StoreMutant mutant) {
        assertThat(KitReport.IS_WANTED ? report(mutant) : isNoticed(mutant))
                .as("checks notice a store that " + mutant.name())
                .isTrue();
    }

    private static boolean isNoticed(StoreMutant mutant) {
        return Stream.of(StoreKit.contract(), StoreKit.streams(1, STREAMS), StoreKit.crashes())
                .flatMap(List::stream)
                .anyMatch(check -> fails(check, mutant));
    }

    private static boolean report(StoreMutant mutant) {
        int contract = failures(StoreKit.contract(), mutant);
        int streams = failures(StoreKit.streams(1, STREAMS), mutant);
        int crashes = failures(StoreKit.crashes(), mutant);
        REPORT.put(mutant.toString(), new Caught(mutant, contract, streams, crashes));
        return contract + streams + crashes > 0;
    }

    private static int failures(List<StoreCheck> checks, StoreMutant mutant) {
        return (int) checks.stream().filter(check -> fails(check, mutant)).count();
    }

    private static boolean fails(StoreCheck check, StoreMutant mutant) {
        try {
            check.judge(mutant.candidate());
            return false;
        } catch (Exception | AssertionError e) {
            return true;
        }
    }

    @AfterAll
    static void writeReport() throws IOException {
        if (KitReport.IS_WANTED) {
            List<Caught> all = mutants().stream()
                    .map(mutant -> REPORT.get(mutant.toString()))
                    .toList();
            Files.writeString(Path.of("target", "stores.md"), StoreReport.text(all), StandardCharsets.UTF_8);
        }
    }
}
