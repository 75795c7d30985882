package dev.tidemark.cli.quickstart;

import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBAppender;

/**
 * The data of the quickstart, as files in a folder.
 *
 * @param payments rows in {@code data/transactions/*.parquet}
 * @param late payments that were known more than a minute after they happened
 * @param assessments rows in {@code data/merchant_risk.parquet}
 * @param customerRows rows in {@code data/customers.csv}
 * @param labels rows in {@code labels.parquet}
 * @param frauds labels that are true
 */
public record QuickstartData(
        long payments,
        long late,
        long cards,
        long merchants,
        long assessments,
        long customers,
        long customerRows,
        long labels,
        long frauds) {
    /** Of the time it takes; the rest is sorting and writing. */
    private static final double APPENDING = 0.7;

    private static final double LABELLED = 1.0 / 30;

    /**
     * Writes the files. The same seed and size give the same rows.
     *
     * @param progress hears the share that is done, 0 to 1
     */
    public static QuickstartData write(
            Path folder, Database database, long seed, int size, DoubleConsumer progress, Cancellation cancellation) {
        try {
            Files.createDirectories(folder.resolve("data/transactions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Dice dice = new Dice(seed);
        Population population = new Population(dice.split(), size);
        appendPayments(population, dice.split(), database, progress, cancellation);
        copyPayments(folder, database);
        cancellation.check();
        Surroundings surroundings = new Surroundings(population, database);
        surroundings.writeMerchantRisk(folder.resolve("data/merchant_risk.parquet"), dice.split());
        surroundings.writeCustomers(folder.resolve("data/customers.csv"), dice.split());
        return counted(population, database);
    }

    private static QuickstartData counted(Population population, Database database) {
        long[] payments = database.numbers(
                "SELECT count(*), count(*) FILTER (WHERE ingested_at > event_time + INTERVAL 1 MINUTE) FROM payments");
        long[] labels = database.numbers("SELECT count(*), count(*) FILTER (WHERE is_fraud) FROM labels");
        long risks = database.numbers("SELECT count(*) FROM merchant_risk")[0];
        long customers = database.numbers("SELECT count(*) FROM customers")[0];
        return new QuickstartData(
                payments[0],
                payments[1],
                population.cards.length,
                population.merchants.length,
                risks,
                population.customers,
                customers,
                labels[0],
                labels[1]);
    }

    private static void appendPayments(
            Population population, Dice dice, Database database, DoubleConsumer progress, Cancellation cancellation) {
        database.execute("CREATE TABLE payments (card_id VARCHAR, event_time TIMESTAMP, ingested_at TIMESTAMP,"
                + " merchant_id VARCHAR, amount DOUBLE, currency VARCHAR, country VARCHAR, channel VARCHAR,"
                + " status VARCHAR)");
        database.execute("CREATE TABLE labels (event_time TIMESTAMP, card_id VARCHAR, customer_id VARCHAR,"
                + " merchant_id VARCHAR, amount DOUBLE, is_fraud BOOLEAN)");
        Payments payments = new Payments(population);
        database.run(() -> {
            try (DuckDBAppender rows = database.appender("payments");
                    DuckDBAppender labels = database.appender("labels")) {
                for (int i = 0; i < population.cards.length; i++) {
                    cancellation.check();
                    progress.accept(APPENDING * i / population.cards.length);
                    Card card = population.cards[i];
                    Dice own = dice.split();
                    for (Payment payment : payments.of(card, own)) {
                        append(payment, rows);
                        if (payment.stolen() || own.chance(LABELLED)) {
                            appendLabel(payment, labels);
                        }
                    }
                }
            }
        });
    }

    private static void append(Payment payment, DuckDBAppender rows) throws java.sql.SQLException {
        rows.beginRow().append(payment.card().id()).appendEpochMicros(payment.time());
        if (payment.ingested() == null) {
            rows.appendNull();
        } else {
            rows.appendEpochMicros(payment.ingested());
        }
        rows.append(payment.merchant())
                .append(payment.amount())
                .append(payment.currency())
                .append(payment.country())
                .append(payment.channel())
                .append(payment.approved() ? "APPROVED" : "DECLINED")
                .endRow();
    }

    private static void appendLabel(Payment payment, DuckDBAppender labels) throws java.sql.SQLException {
        labels.beginRow()
                .appendEpochMicros(payment.time())
                .append(payment.card().id())
                .append(payment.card().customer())
                .append(payment.merchant())
                .append(payment.amount())
                .append(payment.stolen())
                .endRow();
    }

    /** One file a month, in the order in which they were known, as a history grows. */
    private static void copyPayments(Path folder, Database database) {
        for (String month : new String[] {"2024-03", "2024-04"}) {
            Path file = folder.resolve("data/transactions/" + month + ".parquet");
            database.execute("COPY (SELECT * FROM payments WHERE strftime(event_time, '%Y-%m') = '" + month
                    + "' ORDER BY coalesce(ingested_at, event_time), card_id, event_time, merchant_id, amount) TO "
                    + Database.quoted(file)
                    + " (FORMAT parquet, COMPRESSION zstd)");
        }
        database.execute("COPY (SELECT * FROM labels ORDER BY ALL) TO "
                + Database.quoted(folder.resolve("labels.parquet")) + " (FORMAT parquet, COMPRESSION zstd)");
    }
}
