package dev.tidemark.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each stored type becomes, seen through {@code latest}. */
class InputTypesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void spine() {
        TestingData.text(folder, "spine.csv", "k,t\n1,2100-01-01\n");
    }

    /** The latest value of each column of the events of key 1, as they stand in CSV. */
    private String latest(Source source, String... columns) throws IOException {
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("e").key("k", ValueType.INT64))
                .from(source.eventTime("at"));
        for (String column : columns) {
            view = view.feature("f_" + column, Aggregates.latest(column).forever());
        }
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet set = store.trainingSet(FeatureService.named("s").with(view))
                        .spine(Spine.csv("spine.csv").at("t"))
                        .build()) {
            set.writeTo(folder.resolve("out.csv"));
            String[] lines = Files.readString(folder.resolve("out.csv")).split("\n");
            return lines[1].substring("1,2100-01-01T00:00:00.000000Z,".length());
        }
    }

    private String latest(String column) throws IOException {
        TestingData.parquet(folder, "e.parquet", "SELECT 1 AS k, DATE '2024-05-02' AS at, " + column + " AS x");
        return latest(Source.parquet("src", "e.parquet"), "x");
    }

    @Test
    void type_1_integersWiden() throws IOException {
        assertThat(latest("(-7)::TINYINT")).isEqualTo("-7");
        assertThat(latest("255::UTINYINT")).isEqualTo("255");
        assertThat(latest("4294967295::UINTEGER")).isEqualTo("4294967295");
        assertThat(latest("9223372036854775807::UBIGINT")).isEqualTo("9223372036854775807");
        assertThat(latest("(-9223372036854775808)::BIGINT")).isEqualTo("-9223372036854775808");
    }

    @Test
    void type_1_floatsAndDecimalsBecomeTheNearestDouble() throws IOException {
        assertThat(latest("0.1::FLOAT")).isEqualTo("0.10000000149011612");
        assertThat(latest("0.1::DECIMAL(3,1)")).isEqualTo("0.1");
        assertThat(latest("1234567.891::DECIMAL(18,3)")).isEqualTo("1234567.891");
        assertThat(latest("14495820535222.7900::DECIMAL(18,4)")).isEqualTo("1.449582053522279E13");
        assertThat(latest("'nan'::DOUBLE")).isEqualTo("NaN");
        assertThat(latest("'-infinity'::DOUBLE")).isEqualTo("-Infinity");
        assertThat(latest("(-0.0)::DOUBLE")).isEqualTo("0.0");
    }

    @Test
    void type_1_int64WidensWhereDoubleIsDeclared() throws IOException {
        TestingData.parquet(folder, "e.parquet", "SELECT 1 AS k, DATE '2024-05-02' AS at, 9007199254740993 AS x");
        assertThat(latest(Source.parquet("src", "e.parquet").column("x", ValueType.DOUBLE), "x"))
                .isEqualTo("9.007199254740992E15");
    }

    @Test
    void file_4_instantsOfEveryPrecisionBecomeMicroseconds() throws IOException {
        assertThat(latest("DATE '1969-12-31'")).isEqualTo("1969-12-31T00:00:00.000000Z");
        assertThat(latest("TIMESTAMP '2024-05-02 10:00:00.123456'")).isEqualTo("2024-05-02T10:00:00.123456Z");
        assertThat(latest("TIMESTAMP_S '2024-05-02 10:00:00'")).isEqualTo("2024-05-02T10:00:00.000000Z");
        assertThat(latest("TIMESTAMP_MS '1969-12-31 23:59:59.999'")).isEqualTo("1969-12-31T23:59:59.999000Z");
        assertThat(latest("TIMESTAMP_NS '1969-12-31 23:59:59.999999999'")).isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(latest("TIMESTAMP_NS '2024-05-02 10:00:00.000000999'")).isEqualTo("2024-05-02T10:00:00.000000Z");
        assertThat(latest("CAST(TIMESTAMP_NS '1969-12-31 23:59:59.999999999' AS TIMESTAMPTZ_NS)"))
                .isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(latest("TIMESTAMPTZ '2024-05-02 10:00:00+02'")).isEqualTo("2024-05-02T08:00:00.000000Z");
    }

    @Test
    void textAndTruth() throws IOException {
        assertThat(latest("'a,\"b'")).isEqualTo("\"a,\"\"b\"");
        assertThat(latest("'čeština 😀'")).isEqualTo("čeština 😀");
        assertThat(latest("''")).isEqualTo("\"\"");
        assertThat(latest("NULL::VARCHAR")).isEmpty();
        assertThat(latest("'x'::ENUM('x', 'y')")).isEqualTo("x");
        assertThat(latest("true")).isEqualTo("true");
    }

    @Test
    void file_1_columnsOfSeveralFilesMatchByName() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        TestingData.parquet(folder, "d/a.parquet", "SELECT 1 AS k, DATE '2024-05-02' AS at, 7 AS x, 'a' AS y");
        TestingData.parquet(
                folder,
                "d/b.parquet",
                "SELECT 'b' AS y, 5000000000 AS x, TIMESTAMP '2024-05-03 00:00:00' AS at, 1::BIGINT AS k");
        assertThat(latest(Source.parquet("src", "d/*.parquet"), "x", "y")).isEqualTo("5000000000,b");
        Files.createDirectory(folder.resolve("c"));
        TestingData.text(folder, "c/a.csv", "k,at,x,y\n1,2024-05-02,7,a\n");
        TestingData.text(folder, "c/b.csv", "y,x,at,k\nb,8,2024-05-03,1\n");
        assertThat(latest(Source.csv("src", "c/*.csv"), "x", "y")).isEqualTo("8,b");
    }

    @Test
    void csv_2_bareEmptyIsNullAndQuotedEmptyIsText() throws IOException {
        TestingData.text(folder, "e.csv", "k,at,a,b,c\n1,2024-05-02,,\"\",\" x \"\n");
        Source source = Source.csv("src", "e.csv").column("b", ValueType.STRING);
        assertThat(latest(source, "a", "b", "c")).isEqualTo(",\"\", x ");
    }

    @Test
    void csv_1_rfc4180InEitherLineEnding() throws IOException {
        TestingData.text(folder, "e.csv", "\uFEFFk,at,a\r\n1,2024-05-01,x\r\n\r\n1,2024-05-02,\"l1\r\nl\"\"2\"\r\n");
        assertThat(latest(Source.csv("src", "e.csv"), "a")).isEqualTo("\"l1\r");
        TestingData.text(folder, "f.csv", "k,at,a\n1,2024-05-02,end");
        assertThat(latest(Source.csv("src", "f.csv"), "a")).isEqualTo("end");
        TestingData.text(folder, "g.csv", "k,at,a\n");
        assertThat(latest(Source.csv("src", "g.csv"), "a")).isEmpty();
    }

    @Test
    void csv_8_emptyLinesAreNullsOfTheOnlyColumn() throws IOException {
        TestingData.text(folder, "e.csv", "k,at,a\n\n1,2024-05-02,x\n\n");
        assertThat(latest(Source.csv("src", "e.csv"), "a")).isEqualTo("x");
    }

    @Test
    void json_1_linesAndArrays() throws IOException {
        String rows =
                "{\"k\": 1, \"at\": \"2024-05-02T10:00:00Z\", \"i\": 7, \"d\": 1e3, \"b\": true, \"s\": \"07\", \"extra\": {\"x\": [1, 2]}}";
        TestingData.text(folder, "lines.json", "{\"k\": 1, \"at\": \"2024-05-01T10:00:00Z\"}\n" + rows + "\n");
        TestingData.text(folder, "array.json", "[" + rows + "]");
        assertThat(latest(Source.json("src", "lines.json"), "i", "d", "b", "s")).isEqualTo("7,1000.0,true,07");
        assertThat(latest(Source.json("src", "array.json"), "i", "d", "b", "s")).isEqualTo("7,1000.0,true,07");
        assertThat(latest(Source.json("src", "array.json").column("i", ValueType.STRING), "i", "extra"))
                .isEqualTo("7,\"{\"\"x\"\":[1,2]}\"");
    }

    @Test
    void namesThatNeedQuotes() throws IOException {
        TestingData.parquet(folder, "e.parquet", "SELECT 1 AS k, DATE '2024-05-02' AS at, 5 AS \"select\"");
        assertThat(latest(Source.parquet("src", "e.parquet"), "select")).isEqualTo("5");
        Files.move(folder.resolve("e.parquet"), folder.resolve("it's [1].parquet"));
        assertThat(latest(Source.parquet("src", "it's [1].parquet"), "select")).isEqualTo("5");
    }
}
