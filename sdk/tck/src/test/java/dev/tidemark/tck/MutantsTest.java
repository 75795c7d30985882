package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.tck.KitReport.Caught;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit is judged too: each executor that is wrong on purpose must be caught. Writes {@code target/conformance.md}. */
@Tag("slow")
class MutantsTest {
    private static final int SEEDS = 400;
    private static final List<Check> GOLDEN = Kit.golden();
    private static final List<Check> LAWS = Kit.laws();
    private static final List<Check> RANDOM = Kit.random(1, SEEDS);
    private static final List<Caught> REPORT = new ArrayList<>();

    static Stream<Mutant> mutants() {
        return Stream.of(TimeMutants.all(), OrderMutants.all(), AggregateMutants.all(), InputMutants.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) {
        List<String> golden = GOLDEN.stream()
                .filter(check -> fails(check, mutant))
                .map(Check::name)
                .toList();
        List<String> laws = LAWS.stream()
                .filter(check -> fails(check, mutant))
                .map(Check::name)
                .toList();
        int seed = 0;
        while (seed < SEEDS && !fails(RANDOM.get(seed), mutant)) {
            seed++;
        }
        REPORT.add(new Caught(mutant, golden, laws, seed < SEEDS ? seed + 1 : 0));
        assertThat(golden.size() + laws.size() + (seed < SEEDS ? 1 : 0))
                .as("checks that notice an executor that " + mutant.name())
                .isPositive();
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
        Files.writeString(Path.of("target", "conformance.md"), KitReport.text(REPORT), StandardCharsets.UTF_8);
    }
}
