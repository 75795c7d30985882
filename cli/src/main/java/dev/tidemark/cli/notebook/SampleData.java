package dev.tidemark.cli.notebook;

import dev.tidemark.cli.quickstart.Database;
import dev.tidemark.cli.quickstart.QuickstartData;
import dev.tidemark.core.progress.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** What the notebooks read: the quickstart's card payments, beside them in {@code payments/}. */
public final class SampleData {
    private static final String FOLDER = "payments";
    private static final long SEED = 42;

    private SampleData() {}

    /**
     * Makes the data unless they are there.
     *
     * @param notebooks the folder of the notebooks
     * @param events about how many payments
     * @param progress hears the share that is done, 0 to 1
     * @return the folder of the data
     */
    public static Path provide(Path notebooks, int events, DoubleConsumer progress, Cancellation cancellation) {
        Path folder = notebooks.resolve(FOLDER);
        if (!Files.exists(folder.resolve("labels.parquet"))) { // which is written last but for two small files
            try (Database database = Database.open()) {
                QuickstartData.write(folder, database, SEED, events, progress, cancellation);
            }
        }
        return folder;
    }
}
