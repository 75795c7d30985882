package dev.tidemark.core.training;

import dev.tidemark.core.validation.TrainingProfile;
import java.util.Optional;

/**
 * What gates need besides a training set. Immutable; each method returns another.
 *
 * @param label the column of the spine with what the model learns, for gates that name none
 * @param promoted the profile of the service's last promotion, from which drift is measured
 */
public record ValidationInputs(Optional<String> label, Optional<TrainingProfile> promoted) {
    public static ValidationInputs none() {
        return new ValidationInputs(Optional.empty(), Optional.empty());
    }

    public ValidationInputs label(String column) {
        return new ValidationInputs(Optional.of(column), promoted);
    }

    public ValidationInputs promoted(TrainingProfile profile) {
        return new ValidationInputs(label, Optional.of(profile));
    }
}
