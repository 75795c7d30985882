package dev.tidemark.cli.quickstart;

/**
 * Somebody who is paid.
 *
 * @param kind what is sold there
 * @param shady whether thieves like to pay there
 */
record Merchant(String id, Kind kind, String country, boolean shady) {
    /** What is sold, and what it usually costs in euros. */
    enum Kind {
        GROCERIES(28, 0.7),
        CAFE(7, 0.5),
        FUEL(52, 0.35),
        RESTAURANT(34, 0.6),
        TRANSPORT(11, 0.8),
        CLOTHES(55, 0.8),
        PHARMACY(16, 0.6),
        HOTEL(180, 0.7),
        ELECTRONICS(140, 1.1),
        GIFT_CARDS(60, 0.6);

        final double median;
        final double sigma;

        Kind(double median, double sigma) {
            this.median = median;
            this.sigma = sigma;
        }

        boolean isResold() {
            return this == ELECTRONICS || this == GIFT_CARDS;
        }
    }
}
