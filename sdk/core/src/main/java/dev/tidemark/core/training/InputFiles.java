package dev.tidemark.core.training;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files a training set is read from, which neither it nor a text about it must be written over. */
final class InputFiles {
    private InputFiles() {}

    /** Refuses an output that is one of the files, under whatever name. */
    static void refuse(Path output, List<DataFiles> inputs) {
        if (!Files.exists(output)) {
            return;
        }
        for (DataFiles files : inputs) {
            for (Path input : FileList.isElsewhere(files) ? List.<Path>of() : FileList.of(files)) {
                if (isSame(output, input)) {
                    throw new TidemarkException(
                            ErrorCode.OUTPUT_REFUSED,
                            "Cannot write '" + output + "': it is a file of " + files.what()
                                    + ", which the training set is read from; name another.");
                }
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // one of them is gone
        }
    }
}
