package dev.tidemark.cli.quickstart;

import java.util.regex.Pattern;

/**
 * The features of cards and merchants bound to a stream of payments, as texts of definitions.
 *
 * @param live over the files of the history and the stream
 * @param archived over what the stream brought
 * @param bindingLine the one line that binds the stream
 */
public record LiveDefinitions(String live, String archived, String bindingLine) {
    public static final String SERVICE = "fraud_live";
    private static final String KNOWN = "    knownTime: ingested_at";
    private static final String HISTORY = "path: data/transactions/*.parquet";
    private static final String ARCHIVE = "path: .tidemark/archive/transactions/*.parquet";

    /** They were judged on the training set before. */
    private static final Pattern GATES = Pattern.compile("(?m)^    gates:.*\\R(?:      - \\{gate:.*\\R)+");

    private static final String SERVICES = """
            services:
              - name: fraud_live
                features: [card_activity.*, card_declines.*, merchant_activity.*]
                request: {amount: DOUBLE}
                onDemand: {amount_ratio: "amount / NULLIF(amount_avg_30d, 0)"}
            """;

    /**
     * Makes them of the quickstart's definitions.
     *
     * @param stream as in {@code {redis: {stream: payments}}}
     */
    public static LiveDefinitions of(String definitions, String stream) {
        String bindingLine = "stream: " + stream;
        String views = GATES.matcher(definitions.substring(0, definitions.indexOf("services:")))
                .replaceAll("");
        int known = views.indexOf(KNOWN);
        String live = views.substring(0, known) + "    " + bindingLine + "\n" + views.substring(known) + SERVICES;
        return new LiveDefinitions(live, live.replace(HISTORY, ARCHIVE), bindingLine);
    }
}
