package dev.tidemark.duckdb.conformance;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.IgnoredEvents;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.tck.Candidate;
import dev.tidemark.tck.Question;
import dev.tidemark.tck.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Answers a question by files and a store: writes the rows, builds the training set, and reads it back.
 *
 * @param format of the sources' files and the spine's
 * @param files how many files each source and the spine has; with more than one, rows of sources are shuffled and columns
 *     change places
 * @param trainingSet starts a training set from definitions and a service
 */
public record StoreCandidate(
        Path folder,
        RowFormat format,
        int files,
        BiFunction<Definitions, FeatureService, TrainingSetBuilder> trainingSet)
        implements Candidate {
    private static final String TIME = "as of";
    private static final String ROW = "row";

    @Override
    public Result run(Question question) throws Exception {
        Path project = Files.createTempDirectory(folder, "question");
        try {
            return answer(question, project);
        } finally {
            try (var left = Files.newDirectoryStream(project)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
            Files.delete(project);
        }
    }

    private Result answer(Question question, Path project) throws Exception {
        ServicePlan plan = question.plan();
        Definitions definitions = DefinitionsYaml.read(writeSources(question, project, format, files), project);
        TrainingSetBuilder builder = trainingSet
                .apply(definitions, definitions.service(plan.service()))
                .spine(writeSpine(question, project));
        if (question.knownAsOf().isPresent()) {
            builder = builder.knownAsOf(Instant.EPOCH.plus(question.knownAsOf().getAsLong(), ChronoUnit.MICROS));
        }
        try (TrainingSet set = builder.build()) {
            List<List<Object>> rows = ArrowValues.read(set);
            int features = set.columns().size() - plan.outputs().size();
            List<List<Object>> values = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).contains((long) i)) {
                    throw new AssertionError("row " + (i + 1) + " is not the spine's: " + rows.get(i));
                }
                values.add(rows.get(i).subList(features, rows.get(i).size()));
            }
            Map<String, IgnoredEvents> ignored = new LinkedHashMap<>();
            for (ViewCounts view : set.manifest().counts().views()) {
                ignored.put(view.view(), new IgnoredEvents(view.withoutTime(), view.withoutKey()));
            }
            return Result.of(values).withIgnored(ignored);
        }
    }

    /** Writes the rows of each source into so many files; gives the definitions that read them. */
    public static String writeSources(Question question, Path project, RowFormat format, int files) throws Exception {
        String definitions = question.definitions();
        List<String> written = new ArrayList<>();
        for (ViewPlan view : question.plan().views()) {
            SourcePlan source = view.source();
            if (written.contains(source.name())) {
                continue;
            }
            written.add(source.name());
            List<Map<String, Object>> rows = new ArrayList<>();
            question.sources().get(source.name()).forEach(row -> rows.add(row.values()));
            TableRows table = new TableRows(source.columnTypes(), rows);
            List<TableRows> parts = files == 1 ? List.of(table) : table.shuffledOver(files, new Random(rows.size()));
            write(format, project, source.name(), parts);
            definitions = definitions.replace(source.definition().path(), source.name() + "-*" + format.extension());
        }
        return definitions;
    }

    private Spine writeSpine(Question question, Path project) throws Exception {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        columns.put(ROW, ValueType.INT64);
        question.plan().views().forEach(view -> view.keys().forEach(key -> columns.put(key.name(), key.type())));
        columns.put(TIME, ValueType.TIMESTAMP);
        question.plan().request().forEach(column -> columns.put(column.name(), column.type()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SpineRow row : question.spine()) {
            Map<String, Object> values = new LinkedHashMap<>(row.values());
            values.put(TIME, row.asOfMicros());
            values.put(ROW, (long) rows.size());
            rows.add(values);
        }
        TableRows table = new TableRows(columns, rows);
        write(format, project, "spine", files == 1 ? List.of(table) : table.splitOver(files, new Random(rows.size())));
        Spine spine = Spine.file(project.resolve("spine-*" + format.extension()).toString())
                .at(TIME);
        for (Map.Entry<String, ValueType> column : columns.entrySet()) {
            spine = format == RowFormat.CSV ? spine.column(column.getKey(), column.getValue()) : spine;
        }
        return spine;
    }

    private static void write(RowFormat format, Path project, String name, List<TableRows> parts) throws Exception {
        for (int i = 0; i < parts.size(); i++) {
            format.write(project.resolve(name + "-" + i + format.extension()), parts.get(i));
        }
    }
}
