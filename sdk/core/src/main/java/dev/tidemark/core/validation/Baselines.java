package dev.tidemark.core.validation;

import java.nio.file.Path;

/** Reads the profiles that gates name as their baseline. */
record Baselines(Path folder) {
    /** @param file relative to the definitions */
    TrainingProfile read(String file) {
        return TrainingProfile.read(folder.resolve(file));
    }
}
