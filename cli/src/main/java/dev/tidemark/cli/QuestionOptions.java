package dev.tidemark.cli;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TextFile;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say what is asked: which service, for which rows. */
final class QuestionOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "DEFS.yaml",
            description = "The definitions; paths of sources are relative to this file.")
    private Path definitions;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service to compute, by its name in the definitions.")
    private String service;

    @Option(
            names = "--spine",
            required = true,
            paramLabel = "FILE",
            description = "The rows to compute features for: .parquet, .csv, .json or .arrow, or a glob of such files.")
    private String spine;

    @Option(
            names = "--time",
            required = true,
            paramLabel = "COLUMN",
            description = "The column of the spine with the instant each row asks about.")
    private String time;

    @Option(
            names = "--spine-type",
            paramLabel = "COLUMN=TYPE",
            description = "Declare the type of a column of the spine: BOOL, INT64, DOUBLE, STRING or TIMESTAMP."
                    + " Once for each column.")
    private Map<String, String> spineTypes = Map.of();

    @Option(
            names = "--known-as-of",
            paramLabel = "TIME",
            description = "Use only events that were known before this instant, as in 2024-05-02T10:00:00Z.")
    private String knownAsOf;

    Path definitions() {
        return definitions;
    }

    String service() {
        return service;
    }

    String spine() {
        return spine;
    }

    String time() {
        return time;
    }

    Map<String, ValueType> spineTypes() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        spineTypes.forEach((column, type) -> types.put(
                column,
                ValueType.named(type)
                        .filter(known -> !known.isList())
                        .orElseThrow(() -> wrong("option '--spine-type' has no type '" + type + "' for column '"
                                + column + "'; name BOOL, INT64, DOUBLE, STRING or TIMESTAMP."))));
        return types;
    }

    /** The files of the spine and of the service's sources. */
    List<DataFiles> files(Path project) {
        List<DataFiles> files = new ArrayList<>(ServiceFiles.defined(definitions, service));
        files.add(0, Spine.file(spine).files(project));
        return List.copyOf(files);
    }

    /** Where a text about what is asked is written to: no file that it is read from. */
    TextFile textFile(Path path) {
        try {
            if (Files.exists(path) && Files.isSameFile(path, definitions)) {
                throw wrong("'" + path + "' holds the definitions; name another file to write to.");
            }
        } catch (IOException unreadable) {
            // the definitions are read next, which says what is wrong
        }
        return TextFile.at(path, files(Path.of("").toAbsolutePath()));
    }

    /** Microseconds since the epoch; empty if nothing is said. */
    OptionalLong knownAsOfMicros() {
        return Instants.option(spec, "--known-as-of", knownAsOf);
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
