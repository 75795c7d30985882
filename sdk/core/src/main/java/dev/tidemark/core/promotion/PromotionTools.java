package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.FeatureService;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a project works with; each part is opened when it is first needed.
 *
 * @param project its folder, absolute: paths of sources are relative to it
 */
public record PromotionTools(
        Path project, Supplier<Executor> executor, Supplier<OnlineStore> store, Supplier<Registry> registry) {
    TrainingSetBuilder training(FeatureService service) {
        return TrainingSetBuilder.of(executor, project, project, service);
    }

    /** Where small files may lie for a while. */
    Path workDirectory() {
        return project.resolve(".tidemark").resolve("work");
    }
}
