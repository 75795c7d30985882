package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.tck.StoreReport.Caught;
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

/** The kit for stores is judged too: each store that is wrong on purpose must be caught. Writes {@code target/stores.md}. */
@Tag("slow")
class StoreMutantsTest {
    private static final int STREAMS = 4;
    private static final List<Caught> REPORT = new ArrayList<>();

    static Stream<StoreMutant> mutants() {
        return StoreMutants.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(StoreMutant mutant) {
        int contract = failures(StoreKit.contract(), mutant);
        int streams = failures(StoreKit.streams(1, STREAMS), mutant);
        int crashes = failures(StoreKit.crashes(), mutant);
        REPORT.add(new Caught(mutant, contract, streams, crashes));
        assertThat(contract + streams + crashes)
                .as("checks that notice a store that " + mutant.name())
                .isPositive();
    }

    private static int failures(List<StoreCheck> checks, StoreMutant mutant) {
        int failures = 0;
        for (StoreCheck check : checks) {
            try {
                check.judge(mutant.candidate());
            } catch (Exception | AssertionError e) {
                failures++;
            }
        }
        return failures;
    }

    @AfterAll
    static void writeReport() throws IOException {
        Files.writeString(Path.of("target", "stores.md"), StoreReport.text(REPORT), StandardCharsets.UTF_8);
    }
}
