package dev.tidemark.cli.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Jupyter that is installed.
 *
 * @param executable {@code jupyter}
 * @param application {@code lab} or {@code notebook}
 */
public record Jupyter(Path executable, String application) {
    private static final int PATIENCE_SECONDS = 30;

    /**
     * The first on a search path that has one of the applications; of several applications, the first named that any has.
     *
     * @param path folders as {@code PATH} has them; {@code /usr/bin} is looked at too, as a shim may hide what lies there
     */
    public static Optional<Jupyter> find(String path, List<String> applications) {
        List<Path> executables = Stream.concat(Stream.of(path.split(java.io.File.pathSeparator)), Stream.of("/usr/bin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve("jupyter"))
                .filter(Files::isExecutable)
                .distinct()
                .toList();
        for (String application : applications) {
            for (Path executable : executables) {
                Jupyter jupyter = new Jupyter(executable, application);
                if (jupyter.answers()) {
                    return Optional.of(jupyter);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The command that serves a folder's notebooks.
     *
     * @param more arguments of Jupyter's own
     */
    public List<String> serve(Path folder, List<String> more) {
        String settings = application.equals("lab") ? "--ServerApp.root_dir=" : "--NotebookApp.notebook_dir=";
        List<String> command = new ArrayList<>(List.of(executable.toString(), application, settings + folder));
        if (isRoot()) {
            command.add("--allow-root");
        }
        command.addAll(more);
        return command;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Python scripts find their libraries by the interpreter beside them. */
    public String pathFirst(String path) {
        return executable.getParent() + java.io.File.pathSeparator + path;
    }

    private boolean answers() {
        try {
            Process process = new ProcessBuilder(executable.toString(), application, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
