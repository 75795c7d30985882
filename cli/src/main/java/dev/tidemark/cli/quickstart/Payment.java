package dev.tidemark.cli.quickstart;

/**
 * One payment.
 *
 * @param time when it happened, microseconds
 * @param ingested when the store learned of it; null in a few rows, as in life
 * @param merchant null in a few rows
 * @param amount in euros; null in a few rows
 * @param channel null in a few rows
 * @param stolen whether a thief paid
 */
record Payment(
        Card card,
        long time,
        Long ingested,
        String merchant,
        Double amount,
        String currency,
        String country,
        String channel,
        boolean approved,
        boolean stolen) {}
