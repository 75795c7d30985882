package dev.tidemark.cli.quickstart;

import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** What is known besides the payments: how risky merchants are, and what customers are allowed. */
final class Surroundings {
    private static final long BEFORE = 75 * Calendar.DAY;
    private static final String[] SEGMENTS = {"STUDENT", "STANDARD", "GOLD", "PLATINUM"};
    private static final int[] LIMITS = {500, 2_000, 6_000, 15_000};
    private static final double[] SEGMENT_WEIGHTS = Dice.cumulative(15, 60, 20, 5);

    private final Population population;
    private final Database database;

    Surroundings(Population population, Database database) {
        this.population = population;
        this.database = database;
    }

    /** Every merchant is assessed about every two weeks; the result is published hours or days later. */
    void writeMerchantRisk(Path file, Dice dice) {
        database.execute("CREATE TABLE merchant_risk (merchant_id VARCHAR, assessed_at TIMESTAMP,"
                + " published_at TIMESTAMP, risk_score DOUBLE)");
        database.run(() -> {
            try (DuckDBAppender rows = database.appender("merchant_risk")) {
                for (Merchant merchant : population.merchants) {
                    assess(merchant, dice, rows);
                }
            }
        });
        database.execute("COPY (SELECT * FROM merchant_risk ORDER BY published_at, merchant_id) TO "
                + Database.quoted(file) + " (FORMAT parquet, COMPRESSION zstd)");
    }

    private static void assess(Merchant merchant, Dice dice, DuckDBAppender rows) throws SQLException {
        double usual = merchant.shady() ? dice.uniform(0.45, 0.9) : dice.uniform(0.02, 0.5);
        long time = Calendar.START - BEFORE + (long) dice.uniform(0, 14 * Calendar.DAY);
        while (time < Calendar.END) {
            double score = Math.min(1, Math.max(0, usual + dice.uniform(-0.1, 0.1)));
            rows.beginRow()
                    .append(merchant.id())
                    .appendEpochMicros(time)
                    .appendEpochMicros(time + (long) dice.uniform(2 * Calendar.HOUR, 3 * Calendar.DAY))
                    .append(Math.rint(score * 1_000) / 1_000)
                    .endRow();
            time += (long) dice.uniform(10 * Calendar.DAY, 18 * Calendar.DAY);
        }
    }

    /** A first row for each customer, and one for each change of segment or limit. */
    void writeCustomers(Path file, Dice dice) {
        database.execute("CREATE TABLE customers (customer_id VARCHAR, changed_at TIMESTAMP, segment VARCHAR,"
                + " credit_limit BIGINT)");
        database.run(() -> {
            try (DuckDBAppender rows = database.appender("customers")) {
                for (int i = 0; i < population.customers; i++) {
                    addCustomer(Population.id('p', i), dice, rows);
                }
            }
        });
        database.execute("COPY (SELECT customer_id, strftime(changed_at, '%Y-%m-%dT%H:%M:%SZ') AS changed_at, segment,"
                + " credit_limit FROM customers ORDER BY changed_at, customer_id) TO " + Database.quoted(file)
                + " (FORMAT csv, HEADER)");
    }

    private static void addCustomer(String id, Dice dice, DuckDBAppender rows) throws SQLException {
        int segment = dice.weighted(SEGMENT_WEIGHTS);
        long limit = LIMITS[segment] + 100L * dice.below(20);
        long time = Calendar.START - (long) dice.uniform(Calendar.DAY, 1_500 * Calendar.DAY);
        do {
            rows.beginRow()
                    .append(id)
                    .appendEpochMicros(Math.floorDiv(time, Calendar.SECOND) * Calendar.SECOND)
                    .append(SEGMENTS[segment])
                    .append(limit)
                    .endRow();
            segment = Math.min(SEGMENTS.length - 1, segment + dice.below(2));
            limit += 500L * dice.between(1, 4);
            time += (long) dice.exponential(500 * Calendar.DAY);
        } while (time < Calendar.END);
    }
}
