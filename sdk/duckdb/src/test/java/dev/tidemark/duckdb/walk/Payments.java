package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Payments and logins of cards, the same each time: most payments are of one card, times are dense, nulls are everywhere. */
final class Payments {
    static final Entity CARD = Entity.named("card").key("card", ValueType.STRING);
    static final Entity CARD_SHOP =
            Entity.named("card_shop").key("card", ValueType.STRING).key("shop", ValueType.INT64);
    static final Source PAYMENTS = Source.parquet("payments", "payments.parquet")
            .eventTime("at")
            .knownTime("known")
            .sequence("seq");
    static final Source LOGINS = Source.parquet("logins", "logins.parquet").eventTime("at");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String NOISE = "(hash(i * 1000 + %d) %% %d)::BIGINT";

    private Payments() {}

    /** A number of 0 to {@code below}, by row and column. */
    private static String noise(int column, long below) {
        return String.format(Locale.ROOT, NOISE, column, below);
    }

    private static String instant(int column) {
        return "TIMESTAMP '1969-12-25' + to_minutes(" + noise(column, 30 * 24 * 60) + ")";
    }

    /** Payments, two thirds of them of card {@code hot}. */
    static void write(Path folder, int events) {
        TestingData.parquet(
                folder,
                "payments.parquet",
                "SELECT CASE WHEN i % 3 > 0 THEN 'hot' WHEN i % 101 = 0 THEN NULL ELSE 'c' || " + noise(1, 5_000)
                        + " END AS card, CASE WHEN i % 89 = 0 THEN NULL ELSE " + noise(2, 7) + " END AS shop, "
                        + "CASE WHEN i % 97 = 0 THEN NULL ELSE " + instant(3) + " END AS at, "
                        + "CASE WHEN i % 4 = 0 THEN " + instant(3) + " + to_minutes(" + noise(4, 300)
                        + ") END AS known, CASE WHEN i % 5 > 0 THEN " + noise(5, 3) + " END AS seq, "
                        + "CASE WHEN i % 13 > 0 THEN " + noise(6, 2_000) + " / 16.0 - 50 END AS amount, "
                        + "CASE WHEN i % 11 > 0 THEN " + noise(7, 40) + " - 20 END AS n, "
                        + "CASE WHEN i % 7 > 0 THEN ['', 'a', 'é', '😀', 'long enough to matter', 'z'][1 + "
                        + noise(8, 6) + "] END AS text, CASE WHEN i % 6 > 0 THEN " + noise(9, 2) + " = 1 END AS flag, "
                        + "CASE WHEN i % 8 > 0 THEN " + instant(10) + " END AS due FROM range(" + events + ") t(i)");
        TestingData.parquet(
                folder,
                "logins.parquet",
                "SELECT 'c' || " + noise(11, 6_000) + " AS card, " + instant(12) + " AS at FROM range(20000) t(i)");
    }

    /** Questions in no order, many of them twice, a quarter about card {@code hot}, some about no card or none we know. */
    static void writeSpine(Path folder, String name, int rows) {
        TestingData.parquet(
                folder,
                name,
                "SELECT i AS row, CASE WHEN j % 4 = 0 THEN 'hot' WHEN j % 53 = 0 THEN NULL ELSE 'c' || "
                        + noise(13, 5_500).replace("i *", "j *") + " END AS card, "
                        + noise(14, 8).replace("i *", "j *") + " AS shop, "
                        + instant(15).replace("i *", "j *")
                        + " AS at FROM (SELECT i, CASE WHEN i % 9 = 0 THEN (i // 2) ELSE i END AS j FROM range(" + rows
                        + ") t(i))");
    }

    /** Every type and way of aggregating, of two entities, two sources and three views, two of them in one pass. */
    static FeatureService everything() {
        FeatureView numbers = FeatureView.named("numbers")
                .of(CARD)
                .from(PAYMENTS)
                .derive("big", "amount > 20")
                .derive("tag", "text || '!'")
                .feature("count_1h", Aggregates.count().over(HOUR))
                .feature("sum_1d", Aggregates.sum("amount").over(DAY))
                .feature("total", Aggregates.sum("n").overLifetime())
                .feature("avg_7d", Aggregates.avg("n").over(Duration.ofDays(7)))
                .feature("var_1d", Aggregates.varSamp("amount").over(DAY))
                .feature("max_3h", Aggregates.max("amount").over(Duration.ofHours(3)))
                .feature("big_1d", Aggregates.count().over(DAY).where("big"))
                .feature("tags", Aggregates.lastN("tag", 2).over(DAY))
                .feature("before", Aggregates.sum("n").over(DAY).endingBefore(HOUR));
        FeatureView texts = FeatureView.named("texts")
                .of(CARD)
                .from(PAYMENTS)
                .where("flag")
                .feature("last_text", Aggregates.latest("text").within(DAY))
                .feature("last_flag", Aggregates.latest("flag").forever())
                .feature("last_due", Aggregates.last("due").over(DAY))
                .feature("top", Aggregates.topK("text", 2).over(DAY))
                .feature("dues", Aggregates.firstN("due", 2).over(HOUR))
                .feature("flags", Aggregates.lastN("flag", 3).over(HOUR))
                .feature("amounts", Aggregates.lastN("amount", 2).over(HOUR))
                .feature("distinct", Aggregates.countDistinct("text").over(DAY))
                .feature("median", Aggregates.percentile("amount", 0.5).over(HOUR));
        FeatureView shops = FeatureView.named("shops")
                .of(CARD_SHOP)
                .from(PAYMENTS)
                .feature("at_shop", Aggregates.count().over(DAY))
                .feature("least_text", Aggregates.min("text").over(DAY).defaultValue("none"));
        FeatureView logins = FeatureView.named("logins")
                .of(CARD)
                .from(LOGINS)
                .feature("logins_1d", Aggregates.count().over(DAY))
                .feature("since_login", Aggregates.timeSinceLast().over(DAY));
        return FeatureService.named("everything")
                .with(numbers)
                .with(texts)
                .with(shops)
                .with(logins);
    }

    static TrainingSetBuilder ask(Executor executor, Path folder, FeatureService service, String spine) {
        return TrainingSetBuilder.of(() -> executor, folder, folder, service)
                .spine(Spine.parquet(spine).at("at"));
    }
}
