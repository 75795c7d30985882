package dev.tidemark.core.online;

import dev.tidemark.core.text.Lines;
import dev.tidemark.core.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A feature vector for a terminal. */
final class VectorText {
    private VectorText() {}

    static String of(FeatureVector vector) {
        Lines lines = new Lines();
        lines.plain(vector.service() + ", release " + vector.release() + ", as of " + Shown.instant(vector.asOfMicros())
                + " UTC");
        vector.newerRelease()
                .ifPresent(release -> lines.plain("release " + release
                        + " is live, which this version of Tidemark cannot read; update Tidemark here"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("feature", "value", "status", "newest event"));
        for (int i = 0; i < vector.size(); i++) {
            String name = vector.names().get(i);
            rows.add(List.of(
                    name,
                    Shown.value(vector.value(i), vector.type(name)),
                    vector.status(i).name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    newest(vector, i)));
        }
        Lines.aligned(rows).forEach(lines::plain);
        return lines.toString();
    }

    private static String newest(FeatureVector vector, int feature) {
        OptionalLong newest = vector.eventTimeMicros(feature);
        if (newest.isEmpty()) {
            return "";
        }
        long age = vector.asOfMicros() - newest.getAsLong();
        String beside = age < 0 ? Shown.span(-age) + " after" : Shown.span(age) + " before";
        return Shown.instant(newest.getAsLong()) + " (" + beside + ")";
    }
}
