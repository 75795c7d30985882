package dev.tidemark.semantics.definition;

import java.util.Optional;

/**
 * What the gates of a service run on when it is promoted.
 *
 * @param spine a file or a glob of files, relative to the definitions
 * @param time the column of the spine with the instant each row asks about
 * @param label the column of the spine with what the model learns, if gates ask for it
 */
public record ValidationData(String spine, String time, Optional<String> label) {
    public ValidationData {
        if (spine == null || spine.isBlank()) {
            throw Names.invalid("validation: it has no spine; name a file, like data/labels.parquet.");
        }
        Names.checkColumn("validation", "time", time);
        label.ifPresent(column -> Names.checkColumn("validation", "label", column));
    }

    public static ValidationData of(String spine, String time) {
        return new ValidationData(spine, time, Optional.empty());
    }

    /** With the column that holds what the model learns. */
    public ValidationData label(String column) {
        return new ValidationData(spine, time, Optional.of(column));
    }
}
