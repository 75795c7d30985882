package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite for {@code docs/spec/files.md}: CSV files in, a CSV training set out, byte for byte. */
public abstract class FileConformance {
    private static final String AT = "2024-05-02T10:00:00.000000Z";
    private static final String COLUMNS =
            "card: STRING, event_time: TIMESTAMP, x: DOUBLE, i: INT64, s: STRING, b: BOOL, t: TIMESTAMP";

    @TempDir
    Path folder;

    /** The executor to judge; asked once for each test. */
    protected abstract FileCandidate candidate();

    @Test
    void csv_1_commasQuotesAndLineBreaksAreQuoted() throws Exception {
        events("card,event_time,s\r\nc1,2024-05-02T09:00:00Z,\"a,\"\"b\"\"\nc\"\r\n");
        assertThat(build("{name: l, aggregate: latest, of: s, ttl: 1d}", "card,at\nc1," + AT + "\n"))
                .isEqualTo("card,at,l\nc1," + AT + ",\"a,\"\"b\"\"\nc\"\n");
    }

    @Test
    void csv_2_aBareEmptyCellIsNullAndQuotesAreTheEmptyText() throws Exception {
        events("card,event_time,s\nc1,2024-05-02T09:00:00Z,\nc2,2024-05-02T09:00:00Z,\"\"\n");
        String features =
                "{name: l, aggregate: latest, of: s, ttl: 1d}, {name: n, aggregate: count, of: s, window: 1d}";
        assertThat(build(features, "card,at,note\nc1," + AT + ",\nc2," + AT + ",\"\"\n"))
                .isEqualTo("card,at,note,l,n\nc1," + AT + ",,,0\nc2," + AT + ",\"\",\"\",1\n");
    }

    @Test
    void csv_3_textIsQuotedOnlyWhereNeeded() throws Exception {
        events("card,event_time,s\nc1,2024-05-02T09:00:00Z,\" a b \"\nc2,2024-05-02T09:00:00Z,\"null\"\n");
        assertThat(build("{name: l, aggregate: latest, of: s, ttl: 1d}", "card,at\n\"c1\"," + AT + "\nc2," + AT + "\n"))
                .isEqualTo("card,at,l\nc1," + AT + ", a b \nc2," + AT + ",null\n");
    }

    @Test
    void csv_4_truthIsWrittenInLowerCase() throws Exception {
        events("card,event_time,b\nc1,2024-05-02T09:00:00Z,TRUE\nc2,2024-05-02T09:00:00Z,false\n");
        assertThat(build("{name: l, aggregate: latest, of: b, ttl: 1d}", "card,at\nc1," + AT + "\nc2," + AT + "\n"))
                .isEqualTo("card,at,l\nc1," + AT + ",true\nc2," + AT + ",false\n");
    }

    @Test
    void csv_5_instantsAreWrittenWithSixDigitsAndZ() throws Exception {
        events("card,event_time,t\nc1,2024-05-02T09:00:00Z,1969-12-31 23:59:59.999999\n"
                + "c2,2024-05-02T09:00:00Z,0001-01-01\n");
        assertThat(build("{name: l, aggregate: latest, of: t, ttl: 1d}", "card,at\nc1," + AT + "\nc2," + AT + "\n"))
                .isEqualTo("card,at,l\nc1," + AT + ",1969-12-31T23:59:59.999999Z\nc2," + AT
                        + ",0001-01-01T00:00:00.000000Z\n");
    }

    @Test
    void csv_6_doublesAreWrittenInTheShortestDigitsThatGiveThemBack() throws Exception {
        String[][] written = {
            {"0.1", "0.1"},
            {"1e7", "1.0E7"},
            {"0.002", "0.002"},
            {"2e23", "2.0E23"},
            {"4.9e-324", "4.9E-324"},
            {"-0.0", "0.0"},
            {"1e-3", "0.001"},
            {"9999999.0", "9999999.0"},
            {"2e-44", "2.0E-44"},
            {"NaN", "NaN"},
            {"-Infinity", "-Infinity"}
        };
        StringBuilder rows = new StringBuilder("card,event_time,x\n");
        StringBuilder spine = new StringBuilder("card,at\n");
        StringBuilder expected = new StringBuilder("card,at,l\n");
        for (int i = 0; i < written.length; i++) {
            rows.append("c")
                    .append(i)
                    .append(",2024-05-02T09:00:00Z,")
                    .append(written[i][0])
                    .append('\n');
            spine.append("c").append(i).append(',').append(AT).append('\n');
            expected.append("c")
                    .append(i)
                    .append(',')
                    .append(AT)
                    .append(',')
                    .append(written[i][1])
                    .append('\n');
        }
        events(rows.toString());
        assertThat(build("{name: l, aggregate: latest, of: x, ttl: 1d}", spine.toString()))
                .isEqualTo(expected.toString());
    }

    @Test
    void csv_7_listsAreWrittenAsJson() throws Exception {
        events("card,event_time,x,s\nc1,2024-05-02T09:00:00Z,1,a\nc1,2024-05-02T09:01:00Z,2.5,\"b\"\"\"\n");
        String features = "{name: xs, aggregate: first_n, of: x, n: 3, window: 1d}, "
                + "{name: ss, aggregate: first_n, of: s, n: 3, window: 1d}";
        assertThat(build(features, "card,at\nc1," + AT + "\n"))
                .isEqualTo("card,at,xs,ss\nc1," + AT + ",\"[1.0,2.5]\",\"[\"\"a\"\",\"\"b\\\"\"\"\"]\"\n");
    }

    @Test
    void file_1_filesOfOneSourceMayOrderTheirColumnsDifferently() throws Exception {
        write("events-1.csv", "card,event_time,x\nc1,2024-05-02T09:00:00Z,1\n");
        write("events-2.csv", "x,card,event_time\n2,c1,2024-05-02T09:01:00Z\n");
        assertThat(build("{name: f, aggregate: sum, of: x, window: 1d}", "card,at\nc1," + AT + "\n"))
                .isEqualTo("card,at,f\nc1," + AT + ",3.0\n");
    }

    @Test
    void file_2_noZoneMeansUtcAndAnOffsetIsHonoured() throws Exception {
        events("card,event_time,s\nc1,2024-05-02 09:30:00,utc\nc1,2024-05-02T11:15:00+02:00,offset\n");
        assertThat(build(
                                "{name: f, aggregate: last_n, of: s, n: 2, window: 1h}",
                                "label,card,at\n1,c1,2024-05-02 10:00:00\n2,c1,2024-05-02T11:20:00+02:00\n")
                        .replaceAll(",c1,[^,]*", ""))
                .isEqualTo("label,card,at,f\n1,\"[\"\"utc\"\",\"\"offset\"\"]\"\n2,\"[\"\"offset\"\"]\"\n");
    }

    @Test
    void file_3_aBareNumberIsNoTime() throws Exception {
        events("card,event_time,s\nc1,1714644000,a\n");
        assertThatThrownBy(() -> build("{name: n, aggregate: count, window: 1d}", "card,at\nc1," + AT + "\n"))
                .isInstanceOfSatisfying(
                        TidemarkException.class,
                        e -> assertThat(e.code()).isIn(ErrorCode.INVALID_VALUE, ErrorCode.WRONG_TYPE))
                .hasMessageContaining("event_time");
    }

    @Test
    void file_5_otherSpineColumnsKeepTheirText() throws Exception {
        events("card,event_time,s\nc1,2024-05-02T09:00:00Z,a\n");
        String spine = "a,card,b,at,c,d\n007,c1,1.50," + AT + ",TRUE,2024-05-02\n";
        assertThat(build("{name: n, aggregate: count, window: 1d}", spine))
                .isEqualTo("a,card,b,at,c,d,n\n007,c1,1.50," + AT + ",TRUE,2024-05-02,1\n");
    }

    @Test
    void type_2_aCellThatIsNotOfItsTypeIsRefusedByName() throws Exception {
        events("card,event_time,i\nc1,2024-05-02T09:00:00Z,abc\n");
        assertThatThrownBy(() -> build("{name: f, aggregate: sum, of: i, window: 1d}", "card,at\nc1," + AT + "\n"))
                .isInstanceOf(TidemarkException.class)
                .hasMessageContaining("'i'")
                .hasMessageContaining("abc");
    }

    @Test
    void set_2_theSpinesColumnsComeFirstThenFeaturesAsListed() throws Exception {
        events("card,event_time,s\nc1,2024-05-02T09:00:00Z,a\n");
        String features = "{name: a, aggregate: count, window: 1d}, {name: b, aggregate: latest, of: s, ttl: 1d}";
        definitions(features, "features: [v.b, v.a], onDemand: {z: \"a + 1\", y: \"z * 2\"}");
        assertThat(run("card,at,label\nc1," + AT + ",1\n"))
                .isEqualTo("card,at,label,b,a,z,y\nc1," + AT + ",1,a,1,2,4\n");
    }

    @Test
    void set_4_aFeatureNamedLikeAColumnOfTheSpineIsRefused() throws Exception {
        events("card,event_time,s\nc1,2024-05-02T09:00:00Z,a\n");
        assertThatThrownBy(
                        () -> build("{name: label, aggregate: count, window: 1d}", "card,at,label\nc1," + AT + ",1\n"))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_NAME))
                .hasMessageContaining("'label'");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private void events(String text) throws Exception {
        write("events-1.csv", text);
    }

    private String build(String features, String spine) throws Exception {
        definitions(features, "features: [\"v.*\"]");
        return run(spine);
    }

    /** Only the columns that the files of this test have are declared. */
    private void definitions(String features, String service) throws Exception {
        String header = Files.readString(folder.resolve("events-1.csv"))
                .lines()
                .findFirst()
                .orElseThrow();
        StringBuilder declared = new StringBuilder();
        for (String column : COLUMNS.split(", ")) {
            if (("," + header + ",").contains("," + column.split(":")[0] + ",")) {
                declared.append(declared.isEmpty() ? "" : ", ").append(column);
            }
        }
        write(
                "features.yaml",
                "entities: [{name: card, keys: [{name: card, type: STRING}]}]\n"
                        + "sources: [{name: events, path: \"events-*.csv\", eventTime: event_time, columns: {"
                        + declared + "}}]\n"
                        + "views: [{name: v, entity: card, source: events, features: [" + features + "]}]\n"
                        + "services: [{name: svc, " + service + "}]\n");
    }

    private String run(String spine) throws Exception {
        Path out = folder.resolve("out.csv");
        candidate().build(folder.resolve("features.yaml"), write("spine.csv", spine), out);
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
