package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command line gets that cannot be understood: one line, exit code 2. */
class UsageTest {
    private static final String BUILD = "build -f d.yaml --service s --spine s.csv --time t --out o.csv ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                    | 'tidemark': it needs a command: quickstart, build, explain, validate, plan, apply, promote, rollback, retire, materialize, get, status, sync, skew, kernel, notebook. See tidemark --help.
            biuld                 | 'tidemark': there is no command 'biuld'; did you mean 'build'? See tidemark --help.
            serve                 | 'tidemark': there is no command 'serve'. See tidemark --help.
            --jsn                 | 'tidemark': there is no option '--jsn'; did you mean '--json'? See tidemark --help.
            build                 | 'tidemark build': it needs --file DEFS.yaml, --service NAME, --spine FILE, --time COLUMN and --out FILE. See tidemark build --help.
            build --spin=x        | 'tidemark build': there is no option '--spin'; did you mean '--spine'? See tidemark build --help.
            build -f              | 'tidemark build': option '--file' has no value; write --file DEFS.yaml. See tidemark build --help.
            explain -f d --row 1  | 'tidemark explain': it needs --service NAME, --spine FILE and --time COLUMN. See tidemark explain --help.
            """)
    void oneLineNamesTheProblemAndWhatWasMeant(String line, String message) {
        Ran ran = Ran.command((Object[]) words(line));
        assertThat(ran.err()).isEqualTo("error: Cannot run " + message + "\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            extra             | there is no place for 'extra'.
            --out p.csv       | option '--out' is given twice.
            --threads two     | invalid value for option '--threads': 'two' is not a whole number.
            --memory lots     | option '--memory' has no size 'lots'; write one as in 512MB or 2GB.
            --check 0         | option '--check' has 0 rows; check at least 1.
            --seed x          | invalid value for option '--seed': 'x' is not a whole number.
            --known-as-of now | option '--known-as-of' has no instant 'now'; write one as in 2024-05-02T10:00:00Z.
            --spine-type a=X  | option '--spine-type' has no type 'X' for column 'a'; name BOOL, INT64, DOUBLE, STRING or TIMESTAMP.
            """)
    void aValueThatCannotBeUsedIsNamed(String line, String problem) {
        Ran ran = Ran.command((Object[]) words(BUILD + line));
        assertThat(ran.err())
                .isEqualTo("error: Cannot run 'tidemark build': " + problem + " See tidemark build --help.\n");
        assertThat(ran.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --threads 0  | Cannot use 0 threads: give at least 1.
            --memory 1MB | Cannot use a memory budget of 1048576 bytes: give at least 64 MB.
            """)
    void whatAStoreRefusesIsWrongUsageToo(String line, String message) {
        Ran ran = Ran.command((Object[]) words(BUILD + line));
        assertThat(ran.err()).isEqualTo("error: " + message + " See tidemark build --help.\n");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void rowsAreCountedFromOne() {
        Ran ran = Ran.command((Object[]) words("explain -f d.yaml --service s --spine s.csv --time t --row 0"));
        assertThat(ran.err())
                .isEqualTo("error: Cannot run 'tidemark explain': option '--row' is 0; rows are counted from 1."
                        + " See tidemark explain --help.\n");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void withJsonTheErrorIsOneObjectOnStandardOutput() {
        Ran ran = Ran.command("build", "--json", "--what");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().at("/error/code").asText()).isEqualTo("WRONG_USAGE");
        assertThat(ran.json().at("/error/category").asText()).isEqualTo("USER");
        assertThat(ran.json().at("/error/message").asText())
                .isEqualTo("Cannot run 'tidemark build': there is no option '--what'. See tidemark build --help.");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void theStackTraceComesOnlyWhenAskedFor() {
        assertThat(Ran.command("biuld").err()).doesNotContain("\tat ");
        assertThat(Ran.command("biuld", "--debug").err()).contains("\tat picocli.");
    }

    @Test
    void everyCommandHelps() {
        for (String command : List.of("", "quickstart", "build", "explain")) {
            Ran ran = Ran.command((Object[]) words(command + " --help"));
            assertThat(ran.out()).startsWith("Usage: tidemark " + command).contains("Exit codes:", "--json", "--debug");
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        Ran ran = Ran.command("--version");
        assertThat(ran.out()).matches("tidemark \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java .+\\)\\n");
        assertThat(ran.code()).isZero();
    }

    @Test
    void onlyAWatchedTerminalHasColours() {
        assertThat(Ran.command("biuld").err()).startsWith("error: ");
        assertThat(Ran.watched("biuld").err()).startsWith("\u001b[1;31merror:\u001b[0m ");
    }

    private static String[] words(String line) {
        return line == null || line.isBlank() ? new String[0] : line.strip().split(" +");
    }
}
