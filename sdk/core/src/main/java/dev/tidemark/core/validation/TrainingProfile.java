package dev.tidemark.core.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.arrow.TableScan;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is remembered of a training set: the baseline that later drift is measured from. Stored with a promotion, or in a file.
 *
 * @param rows of the training set
 * @param features in the order of the service
 */
public record TrainingProfile(String service, String fingerprint, long rows, List<FeatureProfile> features) {
    public TrainingProfile {
        features = List.copyOf(features);
    }

    /** The profile of every feature of a training set. Reads it once. */
    public static TrainingProfile of(
            ServicePlan plan, BuiltTable table, ProgressMeter progress, Cancellation cancellation) {
        List<FeatureProfiler> profilers = new ArrayList<>();
        plan.outputs().forEach(output -> profilers.add(new FeatureProfiler(output.name(), output.type())));
        int first = table.columns().size() - profilers.size(); // the spine's come before them
        progress.start(Phase.PROFILE, "", OptionalLong.of(table.rowCount()));
        TableScan.forEach(table, progress, cancellation, (columns, firstRow, rows) -> {
            for (int i = 0; i < profilers.size(); i++) {
                profilers.get(i).add(columns.get(first + i), rows);
            }
        });
        progress.finish();
        List<FeatureProfile> features =
                profilers.stream().map(FeatureProfiler::profile).toList();
        return new TrainingProfile(plan.service(), plan.fingerprint(), table.rowCount(), features);
    }

    public Optional<FeatureProfile> feature(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    /** As JSON that {@link #read} reads back without loss. */
    public ObjectNode json() {
        return ProfileJson.write(this);
    }

    /** Reads a file with what {@link #json} wrote. */
    public static TrainingProfile read(Path file) {
        try {
            return read(Files.readString(file, StandardCharsets.UTF_8), "'" + file + "'");
        } catch (NoSuchFileException e) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot read baseline '" + file
                            + "': there is no such file; write one with 'tidemark validate --profile',"
                            + " or leave the baseline out.",
                    e);
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.UNREADABLE_FILE,
                    "Cannot read baseline '" + file + "': it cannot be read; is it a text file you may read?",
                    e);
        }
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @param origin what it was read from, for messages
     */
    public static TrainingProfile read(String json, String origin) {
        try {
            return ProfileJson.read(json);
        } catch (IOException | RuntimeException e) {
            throw new TidemarkException(
                    ErrorCode.UNREADABLE_FILE,
                    "Cannot read baseline " + origin + ": it is no profile that 'tidemark validate --profile' wrote;"
                            + " write it anew.",
                    e);
        }
    }
}
