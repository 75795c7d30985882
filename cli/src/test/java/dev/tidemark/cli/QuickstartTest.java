package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.quickstart.Database;
import dev.tidemark.cli.quickstart.QuickstartData;
import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class QuickstartTest {
    private static final String CUSTOMERS = "data/customers.csv";

    @TempDir
    private Path temp;

    @Test
    @Tag("slow")
    void tellsTheWholeStoryAndItsCommandsWork() throws IOException {
        Path folder = temp.resolve("story");
        Ran ran = Ran.command("quickstart", folder, "--events", "10000", "--seconds", "1");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains(
                        "1  Data",
                        "2  Features",
                        "3  Training set",
                        "4  Why is a value",
                        "5  What a naive",
                        "6  Online",
                        "7  A change, and back",
                        "8  Live",
                        "9  The same, offline",
                        "10  Your turn")
                .contains("✓ 100 rows × 19 features equal the reference")
                .contains("txn_count_1h = ")
                .contains("✓ 4 gates passed on the training set", "reads × 19 features equal offline values to the bit")
                .contains(
                        "+ {name: amount_p95_30d, aggregate: percentile, of: amount, p: 0.99",
                        "1 view loaded anew, the other 4 kept",
                        "release 1 is served again")
                .contains(
                        "+ stream: {redis: {stream: payments}}",
                        "✓ a sync service takes a Redis stream in 4 shards in and serves at http://127.0.0.1:",
                        "of the card could be read over HTTP",
                        "of these cards equal what was served")
                .doesNotContain("\u001b");
        assertThat(folder.resolve("train.parquet")).isNotEmptyFile();
        assertThat(folder.resolve(".tidemark/naive.parquet")).doesNotExist();

        List<String[]> commands = commands(ran.out());
        assertThat(commands).hasSize(5);
        for (String[] command : commands) {
            Ran pasted = Ran.command((Object[]) command);
            assertThat(pasted.err()).isEmpty();
            assertThat(pasted.code()).isZero();
        }
        assertThat(folder.resolve("train.csv")).isNotEmptyFile();
        assertThat(Ran.command((Object[]) commands.get(2)).out())
                .startsWith("fraud_v1, release 1, as of 2024-05-01 00:00:00 UTC\n")
                .contains("\namount_ratio ")
                .doesNotContain("never seen");
    }

    /** The files alone. */
    private Path data(String name, long seed) {
        Path folder = temp.resolve(name);
        try (Database database = Database.open()) {
            QuickstartData.write(folder, database, seed, 10_000, share -> {}, new Cancellation());
        }
        return folder;
    }

    /** All but the payments that stream. */
    @Test
    void runsAgainInItsOwnFolderLeavesTheFilesOfOthersAndDrawsOneHistoryFromOneSeed() throws IOException {
        Path folder = data("again", 8);
        String ofSeed8 = Files.readString(folder.resolve(CUSTOMERS));
        Files.createDirectory(folder.resolve(".tidemark"));
        for (String made : List.of(".tidemark-quickstart", ".tidemark/registry.db", "features.yaml", "train.parquet")) {
            Files.writeString(folder.resolve(made), "of an earlier one");
        }
        Files.writeString(folder.resolve("notes.txt"), "mine");

        Ran again = Ran.command("quickstart", folder, "--events", "10000", "--seconds", "0", "--seed", "7", "--json");
        assertThat(again.err()).isEmpty();
        assertThat(again.json().at("/check/passes").asBoolean()).isTrue();
        assertThat(again.json().at("/payments").asLong()).isBetween(8_000L, 12_000L);
        assertThat(again.json().at("/frauds").asLong()).isPositive();
        assertThat(again.json().at("/leak/rows").asLong()).isPositive();
        assertSameHistory(folder, data("of-seed-7", 7));
        assertThat(Files.readString(folder.resolve(CUSTOMERS))).isNotEqualTo(ofSeed8);
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(Files.readString(folder.resolve("features.yaml"))).contains("fraud_v1");
    }

    private static void assertSameHistory(Path folder, Path other) {
        for (String file : List.of(CUSTOMERS, "data/transactions/2024-03.parquet", "labels.parquet")) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void refusesAFolderItDidNotMake() throws IOException {
        Files.writeString(temp.resolve("thesis.tex"), "years of work");
        Ran ran = Ran.command("quickstart", temp);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("error: Cannot use folder '" + temp + "': it holds files that no quickstart made; name a new"
                        + " folder, as in 'tidemark quickstart my-quickstart'.\n");
        assertThat(temp).isDirectoryNotContaining(path -> !path.endsWith("thesis.tex"));
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        Ran ran = Ran.command("quickstart", file);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("error: Cannot use folder '" + file + "': it is a file; name a folder.\n");
    }

    @Test
    @Tag("slow")
    void paymentsCanComeByKafka() {
        Ran ran = Ran.command(
                "quickstart", temp.resolve("kafka"), "--events", "10000", "--seconds", "1", "--kafka", "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.json().at("/live/stream/payments").asLong()).isGreaterThan(50);
        assertThat(ran.json().at("/live/stream/watched").asLong()).isPositive();
        assertThat(ran.json().at("/live/proof/values").asLong()).isGreaterThan(500);
        assertThat(ran.json().at("/live/proof/mismatches")).isEmpty();
    }

    /** The words of each command the story ends with, but for the program's name. */
    private static List<String[]> commands(String story) {
        Matcher matcher = Pattern.compile("(?m)^ *tidemark ((?:.*\\\\\\R)*.*)$").matcher(story);
        return matcher.results()
                .map(found -> found.group(1).replace("\\\n", " ").strip().split("\\s+"))
                .toList();
    }
}
