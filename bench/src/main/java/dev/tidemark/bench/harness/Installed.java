package dev.tidemark.bench.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What this machine has of what the contenders need. Versions and obstacles are found by asking, once. */
final class Installed {
    private final Path sparkLibraries;
    private final Path polarsModules;
    private final String python;
    private final Optional<String> pandasVersion;
    private final Optional<String> polarsVersion;

    Installed(Path home) {
        sparkLibraries = home.resolve("target/spark-lib");
        polarsModules = home.resolve("target/polars/node_modules");
        polarsVersion = answer(List.of(
                "node", "-p", "require('nodejs-polars').default && require('nodejs-polars/package.json').version"));
        String chosen = System.getenv().getOrDefault("BENCH_PYTHON", "/usr/bin/python3");
        python = Files.isExecutable(Path.of(chosen)) ? chosen : "python3";
        pandasVersion = answer(List.of(python, "-c", "import pandas; print(pandas.__version__)"));
    }

    Optional<String> missingClass(String name) {
        try {
            Class.forName(name, false, Installed.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException missing) {
            return Optional.of("class " + name + " is not on the class path");
        }
    }

    Path sparkLibraries() {
        return sparkLibraries;
    }

    Optional<String> missingSpark() {
        return Files.isDirectory(sparkLibraries) ? Optional.empty() : Optional.of("there is no " + sparkLibraries);
    }

    Optional<String> missingPolars() {
        return polarsVersion.isPresent()
                ? Optional.empty()
                : Optional.of("node cannot load nodejs-polars from " + polarsModules.getFileName()
                        + "; see target/polars/install.log");
    }

    Optional<String> missingPandas() {
        return pandasVersion.isPresent() ? Optional.empty() : Optional.of(python + " cannot import pandas");
    }

    String python() {
        return python;
    }

    String polarsVersion() {
        return polarsVersion.map(version -> "nodejs-polars " + version).orElse("absent");
    }

    String pandasVersion() {
        return pandasVersion.orElse("absent");
    }

    /** Lets every process this harness starts find the installed Node modules. */
    void prepare(ProcessBuilder builder) {
        builder.environment().put("NODE_PATH", polarsModules.toString());
    }

    private Optional<String> answer(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            prepare(builder);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean answered = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0 && !text.isEmpty();
            return answered ? Optional.of(text) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + command, interrupted);
        }
    }
}
