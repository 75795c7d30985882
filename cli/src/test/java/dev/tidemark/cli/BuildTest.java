package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code build} and {@code explain} print and write when all is well. */
class BuildTest {
    @TempDir
    private Path temp;

    @Test
    void aTrainingSetIsTheSpineAndItsFeatures() throws IOException {
        Project project = Project.in(temp);
        Ran ran = project.build("out.csv");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .matches("\\Q" + temp + "\\E/out\\.csv: 2 rows × 5 columns, 106 bytes, in \\d+\\.\\d s\\n"
                        + "  v: read 2 of 2 rows of txns\\n");
        assertThat(ran.code()).isZero();
        assertThat(Files.readString(temp.resolve("out.csv"))).isEqualTo("""
                        card_id,event_time,label,n,total
                        c1,2024-05-02T11:00:00.000000Z,1,1,5
                        c2,2024-05-02T10:01:00.000000Z,0,0,
                        """);
        assertThat(project.content()).containsExactly("d.yaml", "out.csv", "spine.csv", "txns.csv");
    }

    @Test
    void withJsonTheManifestIsPrinted() {
        Ran ran = Project.in(temp).build("out.parquet", "--json", "--check", "5");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().at("/service").asText()).isEqualTo("s");
        assertThat(ran.json().at("/rows").asLong()).isEqualTo(2);
        assertThat(ran.json().at("/columns").asInt()).isEqualTo(5);
        assertThat(ran.json().at("/out").asText()).isEqualTo(temp + "/out.parquet");
        assertThat(ran.json().at("/bytes").asLong())
                .isEqualTo(temp.resolve("out.parquet").toFile().length());
        assertThat(ran.json().at("/check/passes").asBoolean()).isTrue();
        assertThat(ran.json().at("/views/0/eventsRead").asLong()).isEqualTo(2);
    }

    @Test
    void aCheckIsSaid() {
        assertThat(Project.in(temp).build("out.csv", "--check").out())
                .startsWith("✓ 2 rows × 2 features equal the reference\n");
    }

    @Test
    void report_1_whatNoRowOfTheSpineCanSeeIsNotRead() {
        Project project = Project.in(temp);
        project.write("txns.csv", """
                card_id,event_time,amount,note
                c1,2024-05-02T10:00:00Z,5,x
                c1,2024-05-02T11:00:00Z,5,at the last instant
                c1,2024-04-01T10:00:00Z,5,before all windows
                c3,2024-05-02T10:00:00Z,5,of a key nobody asks about
                """);
        Ran ran = project.build("out.csv", "--json");
        assertThat(ran.json().at("/views/0/sourceRows").asLong()).isEqualTo(4);
        assertThat(ran.json().at("/views/0/eventsRead").asLong()).isEqualTo(1);
    }

    @Test
    void report_3_expressionsFailOnEventsThatAreRead() {
        Project project = Project.in(temp);
        project.redefine("window: 1h", "window: 1h, where: '1 / amount > 0'");
        project.write("txns.csv", """
                card_id,event_time,amount,note
                c1,2024-05-02T10:00:00Z,0,x
                c1,2024-05-02T10:30:00Z,0,x
                c3,2024-05-02T10:00:00Z,0,of a key nobody asks about
                """);
        assertThat(project.build("out.csv").out())
                .contains("v: read 2 of 3 rows of txns; 2 failed expressions, taken as null\n");
    }

    @Test
    void report_4_tiesOfWhichOnlyTheValueDecidesAreCounted() {
        Project project = Project.in(temp);
        project.redefine("aggregate: sum", "aggregate: last");
        project.write("txns.csv", """
                card_id,event_time,amount,note
                c1,2024-05-02T10:00:00Z,5,x
                c1,2024-05-02T10:00:00Z,6,x
                c1,2024-05-02T09:30:00Z,7,x
                c1,2024-05-02T09:30:00Z,8,x
                """);
        assertThat(project.build("out.csv", "--json")
                        .json()
                        .at("/views/0/ambiguousTies")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void report_5_timesTheWrongWayRoundAreWarnedOf() {
        Project project = Project.in(temp);
        project.redefine("eventTime: event_time", "eventTime: event_time, knownTime: known");
        String warning = "v: most events of txns are known before they happen; are eventTime and knownTime swapped?";
        project.write("txns.csv", """
                card_id,event_time,known,amount
                c1,2024-05-02T10:00:00Z,2024-05-02T09:00:00Z,5
                c2,2024-05-02T10:00:00Z,2024-05-02T09:00:00Z,5
                c2,2024-05-02T10:00:00Z,,5
                """);
        Ran ran = project.build("out.csv", "--json");
        assertThat(ran.json().at("/views/0/knownBeforeEvent").asLong()).isEqualTo(2);
        assertThat(ran.json().at("/warnings/0").asText()).isEqualTo(warning);
        project.write("txns.csv", """
                card_id,event_time,known,amount
                c1,2024-05-02T10:00:00Z,2024-05-02T09:00:00Z,5
                c2,2024-05-02T10:00:00Z,2024-05-02T10:00:00Z,5
                """);
        assertThat(project.build("out.csv", "--json").json().at("/warnings")).isEmpty();
    }

    @Test
    void report_2_whatIsIgnoredIsCounted() {
        Project project = Project.in(temp);
        project.write("txns.csv", """
                card_id,event_time,amount,note
                c1,2024-05-02T10:00:00Z,5,x
                c1,,5,x
                ,2024-05-02T10:00:00Z,5,x
                ,,5,without both
                ,2024-05-02T11:00:00Z,5,at the last instant
                """);
        assertThat(project.build("out.csv").out())
                .contains("v: read 4 of 5 rows of txns; 2 without event time, ignored; 1 without key, ignored");
    }

    @Test
    void keysThatNeverMatchAreWarnedOf() {
        Project project = Project.in(temp);
        project.write("txns.csv", """
                card_id,event_time,amount,note
                C1,2024-05-02T10:00:00Z,5,x
                """);
        String warning = "v: no event of txns has a key of the spine at a time it can see; are the keys written alike?";
        assertThat(project.build("out.csv").out()).endsWith("! " + warning + "\n");
        assertThat(project.build("out.csv", "--json").json().at("/warnings/0").asText())
                .isEqualTo(warning);
    }

    @Test
    void knownAsOfForgetsWhatBecameKnownLater() throws IOException {
        Project project = Project.in(temp);
        project.build("out.csv", "--known-as-of", "2024-05-02T10:00:00Z");
        assertThat(Files.readString(temp.resolve("out.csv"))).contains("c1,2024-05-02T11:00:00.000000Z,1,0,\n");
    }

    @Test
    void theTypeOfASpineColumnCanBeDeclared() throws IOException {
        Project project = Project.in(temp);
        assertThat(project.build("out.json", "--spine-type", "label=INT64").code())
                .isZero();
        assertThat(Files.readString(temp.resolve("out.json"))).contains("\"label\":1,");
    }

    @Test
    void enginesAreGivenWhatIsAsked() {
        Ran ran = Project.in(temp).build("out.csv", "--engine", "DuckDB", "--memory", "128 MB", "--threads", "1");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void theEngineIsPickedByTheFilesSizesAndSaidWhy() {
        Ran ran = Project.in(temp).build("out.csv", "--engine", "auto", "--memory", "1GB");
        assertThat(ran.err())
                .startsWith("Engine: duckdb, for the files hold about ")
                .contains(" and 1.0 GB of memory may be used; one machine is the better choice up to 10.0 GB.");
        assertThat(ran.code()).isZero();
    }

    @Test
    void aRowIsExplained() {
        Ran ran = explain("--row", "1");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Row 1 of s, as of 2024-05-02 11:00:00 UTC\n")
                .contains("\nn = 1\n", "\ntotal = 5\n", "v: count over 1h, in tiles of 1m", "1h before");
        assertThat(ran.code()).isZero();
    }

    @Test
    void oneFeatureOfARowIsExplained() {
        assertThat(explain("--row", "1", "--feature", "total").out())
                .contains("total = 5\n")
                .doesNotContain("n = 1\n");
    }

    @Test
    void withJsonAnExplanationHoldsEveryEvent() {
        Ran ran = explain("--row", "1", "--json");
        assertThat(ran.json().at("/row").asLong()).isEqualTo(1);
        assertThat(ran.json().at("/features/1/name").asText()).isEqualTo("total");
        assertThat(ran.json().at("/features/1/value").asLong()).isEqualTo(5);
        assertThat(ran.json().at("/features/1/events/0/standing").asText()).isEqualTo("COUNTED");
    }

    @Test
    void anExplanationIsAlsoDrawn() throws IOException {
        Path page = temp.resolve("why.html");
        Path picture = temp.resolve("why.svg");
        Ran ran = explain("--row", "1", "--feature", "total", "--html", page.toString(), "--svg", picture.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).endsWith("Page: " + page + "\nPicture: " + picture + "\n");
        assertThat(page).content().startsWith("<!DOCTYPE html>").contains("total = 5");
        assertThat(picture)
                .content()
                .startsWith("<svg xmlns=")
                .contains("total = 5")
                .endsWith("</svg>");
        assertThat(explain("--row", "1", "--svg", picture.toString()).err())
                .contains("option '--svg' draws one feature; name it with '--feature', once.");
    }

    private Ran explain(String... more) {
        Project project = Project.in(temp);
        return Ran.command(project.asking("explain", more));
    }
}
