package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.tck.KitReport.Caught;
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
 * The kit is judged too: each executor that is wrong on purpose must be caught. With {@code -Dtidemark.tck.report=true} every
 * check is asked rather than those up to the first that notices, and {@code target/conformance.md} says what each one found.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class MutantsTest {
    private static final int SEEDS = 400;
    private static final List<Check> GOLDEN = Kit.golden();
    private static final List<Check> LAWS = Kit.laws();
    private static final List<Check> RANDOM = Kit.random(1, SEEDS);
    private static final Map<String, Caught> REPORT = new ConcurrentHashMap<>();

    static List<Mutant> mutants() {
        return Stream.of(TimeMutants.all(), OrderMutants.all(), AggregateMutants.all(), InputMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) {
        assertThat(KitReport.IS_WANTED ? report(mutant) : isNoticed(mutant))
                .as("checks notice an executor that " + mutant.name())
                .isTrue();
    }

    private static boolean isNoticed(Mutant mutant) {
        return Stream.of(GOLDEN, LAWS, RANDOM).flatMap(List::stream).anyMatch(check -> fails(check, mutant));
    }

    private static boolean report(Mutant mutant) {
        List<String> golden = failing(GOLDEN, mutant);
        List<String> laws = failing(LAWS, mutant);
        int seed = 0;
        while (seed < SEEDS && !fails(RANDOM.get(seed), mutant)) {
            seed++;
        }
        REPORT.put(mutant.toString(), new Caught(mutant, golden, laws, seed < SEEDS ? seed + 1 : 0));
        return golden.size() + laws.size() > 0 || seed < SEEDS;
    }

    private static List<String> failing(List<Check> checks, Mutant mutant) {
        return checks.stream()
                .filter(check -> fails(check, mutant))
                .map(Check::name)
                .toList();
    }

    private static boolean fails(Check check, Mutant mutant) {
        try {
            check.body().judge(mutant.candidate());
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
            Files.writeString(Path.of("target", "conformance.md"), KitReport.text(all), StandardCharsets.UTF_8);
        }
    }
}
