package dev.tidemark.core.promotion;

import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.ReleaseReader;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Asks a release and the offline engine the same questions, at the instant its states were loaded to. */
final class ParityCheck {
    private static final int AT_A_TIME = 64;
    private static final int SHOWN = 5;

    private final TrainingSetBuilder offline;
    private final ReleaseReader online;
    private final long cutOffMicros;
    private final List<ParityReport.Difference> first = new ArrayList<>();
    private long differing;

    ParityCheck(TrainingSetBuilder offline, ReleaseReader online, long cutOffMicros) {
        this.offline = offline;
        this.online = online;
        this.cutOffMicros = cutOffMicros;
    }

    /** @param unseen how many of the rows are about keys that nobody ever saw */
    ParityReport run(ParityRows rows, long unseen, Path workDirectory, ProgressMeter progress) {
        List<List<Object>> expected = offline(rows, workDirectory);
        List<String> names = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_A_TIME) {
            int to = Math.min(rows.size(), from + AT_A_TIME);
            List<Lookup> lookups = new ArrayList<>();
            for (int row = from; row < to; row++) {
                lookups.add(new Lookup(rows.keys().get(row), rows.requests().get(row)));
            }
            FeatureVectors vectors = online.readAll(lookups, cutOffMicros);
            for (int row = from; row < to; row++) {
                FeatureVector vector = vectors.vector(row - from);
                names = vector.names();
                compare(rows, row, vector, expected.get(row));
            }
            progress.advance(to - from);
        }
        return new ParityReport(rows.size(), names.size(), unseen, differing, first);
    }

    private void compare(ParityRows rows, int row, FeatureVector online, List<Object> offline) {
        for (int i = 0; i < online.size(); i++) {
            if (!Objects.equals(online.value(i), offline.get(i)) && ++differing <= SHOWN) {
                first.add(new ParityReport.Difference(
                        rows.keys().get(row),
                        online.names().get(i),
                        String.valueOf(online.value(i)),
                        String.valueOf(offline.get(i))));
            }
        }
    }

    private List<List<Object>> offline(ParityRows rows, Path workDirectory) {
        Path file = null;
        try {
            Files.createDirectories(workDirectory);
            file = Files.createTempFile(workDirectory, "parity-", ".json");
            Spine spine = new ParitySpine(offline.plan()).write(rows, cutOffMicros, file);
            try (TrainingSet set = offline.spine(spine).build()) {
                return set.features(LongStream.range(0, rows.size()).toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleteQuietly(file);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a small file in a folder of temporary ones
        }
    }
}
