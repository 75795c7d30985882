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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format makes of every type, null included, out and in again. */
class FormatsTest {
    private static final String HEADER = "k,t,note,b,i,d,s,at,b_list,i_list,d_list,s_list,at_list\n";
    private static final String FIRST =
            "k1,2024-05-02T12:00:00.000000Z,007,true,-9223372036854775808,1.0E-7,\"a,\"\"b\",1969-12-31T23:59:59.999999Z,"
                    + "\"[true,false]\",\"[-9223372036854775808,1]\",\"[1.0E-7,\"\"NaN\"\"]\",\"[\"\"a,\\\"\"b\"\",\"\"\"\"]\","
                    + "\"[\"\"1969-12-31T23:59:59.999999Z\"\",\"\"2024-05-02T00:00:00.000000Z\"\"]\"\n";
    private static final String SECOND = "k2,2024-05-02T12:00:00.000000Z,\"\",,,,,,,,,,\n";
    private static final String THIRD = "k1,2024-05-02T10:30:00.000000Z,,false,1,NaN,\"\",2024-05-02T00:00:00.000000Z,"
            + "[false],[1],\"[\"\"NaN\"\"]\",\"[\"\"\"\"]\",\"[\"\"2024-05-02T00:00:00.000000Z\"\"]\"\n";

    @TempDir
    Path folder;

    @BeforeEach
    void files() {
        TestingData.parquet(
                folder,
                "events.parquet",
                "FROM (VALUES ('k1', TIMESTAMP '2024-05-02 10:00:00', false, 1::BIGINT, 'nan'::DOUBLE, '', DATE '2024-05-02'::TIMESTAMP),"
                        + " ('k1', TIMESTAMP '2024-05-02 11:00:00', true, (-9223372036854775808)::BIGINT, 1e-7, 'a,\"b',"
                        + " TIMESTAMP '1969-12-31 23:59:59.999999')) AS v(k, et, b, i, d, s, \"at\")");
        TestingData.text(
                folder,
                "spine.csv",
                "k,t,note\nk1,2024-05-02 12:00,007\nk2,2024-05-02T14:00+02,\"\"\nk1,2024-05-02 10:30:00 UTC,\n");
    }

    private static FeatureView view(String name) {
        FeatureView view = FeatureView.named(name)
                .of(Entity.named("key").key("k", ValueType.STRING))
                .from(Source.parquet("events", "events.parquet").eventTime("et"));
        for (String column : new String[] {"b", "i", "d", "s", "at"}) {
            view = view.feature(column, Aggregates.latest(column).forever());
        }
        for (String column : new String[] {"b", "i", "d", "s", "at"}) {
            view = view.feature(column + "_list", Aggregates.lastN(column, 5).overLifetime());
        }
        return view;
    }

    private String build(FeatureService service, Spine spine, String out) throws IOException {
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet set =
                        store.trainingSet(service).spine(spine.at("t")).build()) {
            set.writeTo(folder.resolve(out));
            return out.endsWith(".parquet") || out.endsWith(".arrow") ? "" : Files.readString(folder.resolve(out));
        }
    }

    @Test
    void csv_7_everyTypeAndNull() throws IOException {
        assertThat(build(FeatureService.named("s").with(view("v")), Spine.csv("spine.csv"), "out.csv"))
                .isEqualTo(HEADER + FIRST + SECOND + THIRD);
    }

    @Test
    void json_2_everyTypeAndNull() throws IOException {
        assertThat(build(FeatureService.named("s").with(view("v")), Spine.csv("spine.csv"), "out.json")
                        .lines())
                .containsExactly(
                        "{\"k\":\"k1\",\"t\":\"2024-05-02T12:00:00.000000Z\",\"note\":\"007\",\"b\":true,\"i\":-9223372036854775808,"
                                + "\"d\":1.0E-7,\"s\":\"a,\\\"b\",\"at\":\"1969-12-31T23:59:59.999999Z\",\"b_list\":[true,false],"
                                + "\"i_list\":[-9223372036854775808,1],\"d_list\":[1.0E-7,\"NaN\"],\"s_list\":[\"a,\\\"b\",\"\"],"
                                + "\"at_list\":[\"1969-12-31T23:59:59.999999Z\",\"2024-05-02T00:00:00.000000Z\"]}",
                        "{\"k\":\"k2\",\"t\":\"2024-05-02T12:00:00.000000Z\",\"note\":\"\",\"b\":null,\"i\":null,\"d\":null,\"s\":null,"
                                + "\"at\":null,\"b_list\":null,\"i_list\":null,\"d_list\":null,\"s_list\":null,\"at_list\":null}",
                        "{\"k\":\"k1\",\"t\":\"2024-05-02T10:30:00.000000Z\",\"note\":null,\"b\":false,\"i\":1,\"d\":\"NaN\",\"s\":\"\","
                                + "\"at\":\"2024-05-02T00:00:00.000000Z\",\"b_list\":[false],\"i_list\":[1],\"d_list\":[\"NaN\"],"
                                + "\"s_list\":[\"\"],\"at_list\":[\"2024-05-02T00:00:00.000000Z\"]}");
    }

    /** What was written comes back as a spine and leaves unchanged, with one more feature. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet", "arrow"})
    void column_3_everyFormatComesBack(String format) throws IOException {
        build(FeatureService.named("s").with(view("v")), Spine.csv("spine.csv"), "first." + format);
        FeatureView count = FeatureView.named("c")
                .of(Entity.named("key").key("k", ValueType.STRING))
                .from(Source.parquet("events", "events.parquet").eventTime("et"))
                .feature("n", Aggregates.count().overLifetime());
        String again = build(FeatureService.named("s").with(count), Spine.file("first." + format), "again.csv");
        assertThat(again)
                .isEqualTo((HEADER + FIRST + SECOND + THIRD)
                        .replace("at_list\n", "at_list,n\n")
                        .replace(FIRST, FIRST.replace("\n", ",2\n"))
                        .replace(SECOND, SECOND.replace("\n", ",0\n"))
                        .replace(THIRD, THIRD.replace("\n", ",1\n")));
    }

    @Test
    void column_1_parquetHoldsTheTypesOfFeatures() throws IOException {
        build(FeatureService.named("s").with(view("v")), Spine.csv("spine.csv"), "out.parquet");
        TestingData.sql(
                folder,
                "CREATE TEMP TABLE t AS SELECT * FROM '$DIR/out.parquet'",
                "COPY (SELECT column_name || ' ' || data_type AS c FROM information_schema.columns"
                        + " WHERE table_name = 't' ORDER BY ordinal_position) TO '$DIR/types.txt' (HEADER false)");
        assertThat(Files.readString(folder.resolve("types.txt")).lines())
                .containsExactly(
                        "k VARCHAR",
                        "t TIMESTAMP WITH TIME ZONE",
                        "note VARCHAR",
                        "b BOOLEAN",
                        "i BIGINT",
                        "d DOUBLE",
                        "s VARCHAR",
                        "at TIMESTAMP WITH TIME ZONE",
                        "b_list BOOLEAN[]",
                        "i_list BIGINT[]",
                        "d_list DOUBLE[]",
                        "s_list VARCHAR[]",
                        "at_list TIMESTAMP WITH TIME ZONE[]");
    }

    @Test
    void column_2_columnsOfParquetThatNobodyReadsKeepTheirTypes() throws IOException {
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT 'k1' AS k, TIMESTAMP_NS '2024-05-02 12:00:00.000000001' AS t, 1.50::DECIMAL(9,2) AS price, 3::TINYINT AS small,"
                        + " DATE '2024-05-02' AS day, [1, 2] AS list, {'x': 1} AS point, 0.1::FLOAT AS f, 'z'::BLOB AS raw,"
                        + " 18446744073709551615::UBIGINT AS huge,"
                        + " CAST(TIMESTAMP_NS '2024-05-02 12:00:00.000000001' AS TIMESTAMPTZ_NS) AS zoned");
        FeatureView count = FeatureView.named("c")
                .of(Entity.named("key").key("k", ValueType.STRING))
                .from(Source.parquet("events", "events.parquet").eventTime("et"))
                .feature("n", Aggregates.count().overLifetime());
        FeatureService service = FeatureService.named("s").with(count);
        build(service, Spine.parquet("spine.parquet"), "out.parquet");
        TestingData.sql(
                folder,
                "CREATE TEMP TABLE t AS SELECT * FROM '$DIR/out.parquet'",
                "COPY (SELECT string_agg(data_type, ' ' ORDER BY ordinal_position) FROM information_schema.columns"
                        + " WHERE table_name = 't') TO '$DIR/types.txt' (HEADER false, QUOTE '')");
        assertThat(Files.readString(folder.resolve("types.txt")).strip())
                .isEqualTo(
                        "VARCHAR TIMESTAMP_NS DECIMAL(9,2) TINYINT DATE INTEGER[] STRUCT(x INTEGER) FLOAT BLOB UBIGINT TIMESTAMPTZ_NS BIGINT");
        assertThat(build(service, Spine.parquet("spine.parquet"), "out.csv")
                        .lines()
                        .skip(1))
                .containsExactly(
                        "k1,2024-05-02T12:00:00.000000001Z,1.50,3,2024-05-02,\"[1,2]\",\"{\"\"x\"\":1}\",0.1,eg==,18446744073709551615,2024-05-02T12:00:00.000000001Z,2");
    }
}
