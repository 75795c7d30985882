package dev.tidemark.sync.serve.read;

import dev.tidemark.sync.http.Refusal;

/** How much one request may ask for. */
public record ReadLimits(int rows, int events) {
    public static ReadLimits defaults() {
        return new ReadLimits(1_000, 10_000);
    }

    public void checkRows(int asked) {
        check(asked, rows, "entities");
    }

    public void checkEvents(int given) {
        check(given, events, "events");
    }

    private static void check(int given, int limit, String things) {
        if (given > limit) {
            throw new Refusal(
                    422,
                    "BATCH_TOO_LARGE",
                    "Cannot answer: the request has " + given + " " + things + ", " + limit
                            + " are allowed; send fewer at a time.");
        }
    }
}
