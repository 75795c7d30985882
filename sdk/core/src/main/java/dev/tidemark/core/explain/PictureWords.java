package dev.tidemark.core.explain;

import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.Standing;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the picture of a feature says in words. */
final class PictureWords {
    private static final int LONGEST_EXACT = 12;
    private static final int LONGEST_VALUE = 44;
    private static final int LONGEST_KEY = 60;

    private final FeatureExplanation feature;
    private final FeatureExplanation.Stored stored;
    private final Explanation explanation;
    private final TimeLine line;
    private final Evidence evidence;
    private final Window window;

    PictureWords(FeatureExplanation feature, Explanation explanation, TimeLine line) {
        this.feature = feature;
        this.stored = feature.stored().orElseThrow();
        this.explanation = explanation;
        this.line = line;
        this.evidence = stored.evidence();
        this.window = stored.feature().window();
    }

    /** For those who cannot see it. */
    String title() {
        return "Why " + feature.output() + " is " + exact();
    }

    String heading() {
        return feature.output() + " = " + value();
    }

    /** The value with all its digits. */
    String exact() {
        return Shown.value(feature.value().value(), feature.type());
    }

    private String value() {
        String text = feature.value().value() instanceof Double number && exact().length() > LONGEST_EXACT
                ? EventMarks.rounded(number, 8)
                : cut(exact(), LONGEST_VALUE);
        ValueStatus status = feature.value().status();
        return switch (status) {
            case PRESENT, NULL -> text;
            default -> text + ", " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    String key() {
        List<String> keys = new ArrayList<>();
        stored.view()
                .keys()
                .forEach(key -> keys.add(
                        key.name() + " = " + Shown.value(explanation.asked().value(key.name()), key.type())));
        return cut(String.join(", ", keys), LONGEST_KEY);
    }

    /** What a reader is to take away. */
    List<String> said() {
        List<String> sentences = new ArrayList<>();
        int unknown = evidence.events(Standing.KNOWN_TOO_LATE).size();
        if (unknown > 0) {
            String them = unknown == 1 ? "it" : "them";
            sentences.add(Shown.count(unknown, "event") + " had happened, but nobody knew of " + them
                    + " yet: a join on event time alone would count " + them + ".");
        }
        if (feature.value().status() == ValueStatus.EXPIRED) {
            sentences.add("The newest event is older than the TTL: the value has expired.");
        }
        if (feature.value().status() == ValueStatus.NEVER_SEEN) {
            sentences.add("No event of this key was visible at the instant.");
        }
        return sentences;
    }

    /** How long the window is, and where it ends. */
    String window() {
        boolean open = evidence.windowStartMicrosInclusive().isEmpty();
        String words = open ? "everything before the instant" : length() + Durations.text(window.lengthMicros());
        if (window.isShifted()) {
            words += ", ending " + Durations.text(window.shiftMicros()) + " before";
        }
        return line.exactStart() > line.windowStart() ? words + "; " + tail() : words;
    }

    private String length() {
        return stored.feature().function() == AggregateFunction.LATEST ? "ttl " : "window ";
    }

    /** By how much the window's tail is longer than it was asked for. */
    String tail() {
        long exact = evidence.evaluatedAtMicros() - window.shiftMicros() - window.lengthMicros();
        long rounded = exact - evidence.windowStartMicrosInclusive().orElse(exact);
        return "tail rounded down by " + Shown.span(rounded) + " to its tile of "
                + Durations.text(window.resolutionMicros());
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
