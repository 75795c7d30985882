package dev.tidemark.core.training;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a training set answers: a bound service over a bound spine. */
record Question(ServicePlan plan, SpineFiles spine, OptionalLong knownAsOfMicros) {
    /** Everything that is read: the spine, and the sources. */
    List<DataFiles> files() {
        List<DataFiles> files = new ArrayList<>(List.of(spine.files()));
        plan.views().forEach(view -> files.add(DataFiles.of(view.source().definition())));
        return files;
    }
}
