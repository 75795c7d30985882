package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.cli.live.LiveResult;
import dev.tidemark.cli.live.LiveView;
import dev.tidemark.cli.terminal.Shown;
import dev.tidemark.cli.terminal.Style;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.skew.SkewReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the quickstart says while payments stream: a line each second, and on a terminal that somebody watches the newest line moves
 * with the values.
 */
final class LiveStory implements LiveView {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long FRAME_NANOS = 50_000_000L;
    private static final String RETURN_AND_CLEAR = "\r\u001b[K";
    private static final List<String> SHOWN =
            List.of("txn_count_1h", "amount_sum_24h", "amount_ratio", "merchant_cards_24h");

    private final QuickstartStory story;
    private final Style style;
    private final boolean moves;
    private long nextLine = SECOND_NANOS;
    private long nextFrame;

    LiveStory(RootCommand root, QuickstartStory story) {
        this.story = story;
        this.style = root.terminal().style();
        this.moves = root.terminal().hasColours();
    }

    void bound(String bindingLine, PromotionResult promoted, Duration took) {
        story.step("8", "Live", took);
        story.file("live.yaml", "the same features of cards and merchants, and of where new payments come from");
        story.say(QuickstartStory.INDENT + "  " + style.good("+ " + bindingLine));
        long keys = promoted.views().stream()
                .mapToLong(PromotionResult.LoadedView::keys)
                .sum();
        story.say(QuickstartStory.INDENT + style.good("✓") + " " + Shown.count(keys, "state")
                + " loaded up to the end of the files; from there on the stream counts");
    }

    void started(int port, String stream, String card) {
        story.say(QuickstartStory.INDENT + style.good("✓") + " a sync service takes " + stream
                + " in and serves at http://127.0.0.1:" + port + "; every read is logged");
        story.say("");
        story.say(QuickstartStory.INDENT + "People pay, and a thief has card " + card + ". What a model is told:");
        story.say(style.bold(line("", "payments", SHOWN)));
    }

    @Override
    public void show(long elapsedNanos, long payments, JsonNode features) {
        boolean isLine = elapsedNanos >= nextLine;
        if (!isLine && !(moves && elapsedNanos >= nextFrame)) {
            return;
        }
        nextFrame = elapsedNanos + FRAME_NANOS;
        String seconds = String.format(Locale.ROOT, "%.1f s", elapsedNanos / (double) SECOND_NANOS);
        List<String> values = SHOWN.stream()
                .map(name -> text(features.path(name).path("value")))
                .toList();
        story.draw((moves ? RETURN_AND_CLEAR : "") + line(seconds, Shown.count(payments), values));
        if (isLine) {
            nextLine += SECOND_NANOS;
            story.say("");
        }
    }

    void streamed(LiveResult result) {
        story.draw(moves ? RETURN_AND_CLEAR : "");
        story.say(QuickstartStory.INDENT + style.good("✓") + " "
                + String.format(
                        Locale.ROOT,
                        "each of %s of the card could be read over HTTP soon after it was sent: %.0f ms, at most %.0f ms",
                        Shown.count(result.nanosUntilReadable().size(), "payment"),
                        result.medianMillis(),
                        result.longestMillis()));
    }

    void proved(SkewReport proof, LiveResult result, Duration took) {
        story.step("9", "The same, offline", took);
        story.file(
                ".tidemark/archive",
                Shown.count(result.payments(), "payment") + " as they came, each with its arrival as its known time");
        story.file(
                ".tidemark/feature-log",
                "every read as it was answered, those of " + Shown.count(proof.vectors(), "card") + " at the end last");
        boolean equal = proof.mismatches().isEmpty() && proof.vectors() == result.entities();
        story.say(QuickstartStory.INDENT
                + (equal
                        ? style.good("✓") + " computed from the archive by the offline engine, the "
                                + Shown.count(proof.values(), "value") + " of these cards equal what was served"
                        : style.error("✗") + " " + proof.text().strip()));
    }

    private static String line(String seconds, String payments, List<String> values) {
        return String.format(Locale.ROOT, "%s%6s %9s", QuickstartStory.INDENT, seconds, payments)
                + values.stream()
                        .map(value -> String.format(Locale.ROOT, " %18s", value))
                        .collect(Collectors.joining());
    }

    private static String text(JsonNode value) {
        return value.isDouble() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : value.asText();
    }
}
