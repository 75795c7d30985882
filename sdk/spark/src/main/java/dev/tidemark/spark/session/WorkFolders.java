package dev.tidemark.spark.session;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for files on their way, and what is left of them. */
public final class WorkFolders {
    private static final Path DEFAULT = Path.of(".tidemark", "work");

    private WorkFolders() {}

    /**
     * Makes folders where they are not there yet; refused if none can be written to.
     *
     * @param folders paths with commas between them
     */
    static void makeAny(String folders) {
        boolean any = Arrays.stream(folders.split(",")).map(Path::of).anyMatch(WorkFolders::make);
        if (!any) {
            throw new TidemarkException(
                    ErrorCode.OUTPUT_REFUSED,
                    "Cannot make a folder for temporary files in '" + folders
                            + "': make it writable, or choose another work directory.");
        }
    }

    private static boolean make(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    /** Deletes a folder with all that is in it, and a default work folder around it that is empty then. */
    public static void delete(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                return; // what is left is in the work folder, where the user looks for it
            }
        }
        leave(folder.getParent());
    }

    /** Whether nobody asked for that place by name. */
    static boolean isDefault(Path workFolder) {
        return workFolder.endsWith(DEFAULT);
    }

    /** Deletes a work folder if it is the default one and nothing is in it. */
    public static void leave(Path workFolder) {
        if (isDefault(workFolder)) {
            try {
                Files.deleteIfExists(workFolder);
                Files.deleteIfExists(workFolder.getParent());
            } catch (DirectoryNotEmptyException e) {
                // others work there too
            } catch (IOException e) {
                // it does no harm
            }
        }
    }
}
