package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;

/** What an aggregation must say, and must not, before any source is known. */
final class AggregationRules {
    static final int MAX_N = 10_000;

    private final String thing;
    private final Aggregation aggregation;
    private final AggregateFunction function;

    private AggregationRules(String view, String feature, Aggregation aggregation) {
        this.thing = "feature '" + feature + "' of view '" + view + "': ";
        this.aggregation = aggregation;
        this.function = aggregation.function();
    }

    static void check(String view, String feature, Aggregation aggregation) {
        AggregationRules rules = new AggregationRules(view, feature, aggregation);
        rules.checkColumn();
        rules.checkN();
        rules.checkP();
        if (rules.function.takesTtl()) {
            rules.checkTtl();
        } else {
            rules.checkWindow();
        }
    }

    private void checkColumn() {
        require(
                aggregation.of().isPresent() || function.accepts(null),
                "needs a column; say which with of, like of: amount");
        aggregation.of().ifPresent(column -> require(!column.isBlank(), "names no column; say which, like amount"));
        aggregation
                .where()
                .ifPresent(sql ->
                        require(!sql.isBlank(), "has an empty where; write an SQL condition, like amount > 500"));
    }

    private void checkN() {
        if (!function.takesN()) {
            require(aggregation.n().isEmpty(), "takes no n; leave it out");
            return;
        }
        require(aggregation.n().isPresent(), "needs n, how many values to give; say 1 to " + MAX_N);
        int n = aggregation.n().getAsInt();
        require(n >= 1 && n <= MAX_N, "cannot give n = " + n + " values; say 1 to " + MAX_N);
    }

    private void checkP() {
        if (!function.takesP()) {
            require(aggregation.p().isEmpty(), "takes no p; leave it out");
            return;
        }
        require(aggregation.p().isPresent(), "needs p, a share from 0 to 1; say 0.95 for the 95th percentile");
        double p = aggregation.p().getAsDouble();
        String remedy = p > 1 && p <= 100 ? "write " + p / 100 : "say 0.95 for the 95th percentile";
        require(p >= 0 && p <= 1, "cannot use p = " + p + ", it is a share from 0 to 1; " + remedy);
    }

    private void checkTtl() {
        require(
                aggregation.windowMicros().isEmpty(),
                "takes a ttl, not a window; say within a duration, like ttl 30d, or forever");
        require(aggregation.resolutionMicros().isEmpty(), "is exact; leave out the resolution");
        require(aggregation.endingBeforeMicros() == 0, "reaches up to the instant; leave out endingBefore");
        require(aggregation.ttlMicros().isPresent(), "needs a ttl; say how old its value may be, like 30d, or forever");
        checkLength("a ttl", aggregation.ttlMicros().getAsLong(), "forever");
    }

    private void checkWindow() {
        require(aggregation.ttlMicros().isEmpty(), "takes a window, not a ttl; only latest has a ttl");
        require(
                aggregation.windowMicros().isPresent(),
                "needs a window; say how far back it reaches, like 7d, or lifetime");
        long length = aggregation.windowMicros().getAsLong();
        checkLength("a window", length, "lifetime");
        checkShift();
        if (aggregation.resolutionMicros().isPresent()) {
            checkResolution(length, aggregation.resolutionMicros().getAsLong());
        }
    }

    private void checkLength(String what, long micros, String unbounded) {
        require(
                micros > 0,
                "cannot have " + what + " of " + Durations.text(micros) + "; say at least 1us, or " + unbounded);
        require(
                micros == Window.UNBOUNDED || micros <= Window.MAX_MICROS,
                "cannot have " + what + " of " + Durations.text(micros) + "; say at most 36525d, or " + unbounded);
    }

    private void checkShift() {
        long shift = aggregation.endingBeforeMicros();
        require(
                shift >= 0 && shift <= Window.MAX_MICROS,
                "cannot end " + Durations.text(shift) + " before the instant; say 0s to 36525d");
    }

    private void checkResolution(long length, long resolution) {
        boolean lifetime = length == Window.UNBOUNDED;
        require(
                !lifetime || aggregation.endingBeforeMicros() > 0,
                "over a lifetime has no tail to round; leave out the resolution");
        long longest = lifetime ? Window.MAX_MICROS : length;
        require(
                resolution >= 1 && resolution <= longest,
                "cannot have a resolution of " + Durations.text(resolution) + "; say 1us to " + Durations.text(longest)
                        + (lifetime ? "" : ", the window's length"));
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Names.invalid(thing + function.yamlName() + " " + otherwise + ".");
        }
    }
}
