package dev.tidemark.core.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.text.ColumnTypeGuess;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Files of text: which columns they have, and what their first rows let one guess. */
public final class TextFiles {
    /** How many leading rows a guess looks at. */
    private static final int SAMPLE_ROWS = 10_000;

    private TextFiles() {}

    /** Opens one file, whose columns may be asked for by name; those of JSON are the ones given. */
    public static TextRows open(DataFiles files, Path file, List<String> columns, JsonObjects.Unknown unknown) {
        Function<String, TidemarkException> refusal =
                why -> FileList.error(ErrorCode.UNREADABLE_FILE, files, "file '" + FileList.shown(file) + "': " + why);
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return files.format() == FileFormat.CSV
                        ? new CsvRows(in, refusal)
                        : new JsonRows(JsonObjects.of(in, columns, unknown, refusal));
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw refusal.apply("it cannot be read: " + e.getMessage());
        }
    }

    /** The columns of all files, with the types their leading rows let one guess. */
    public static SourceSchema schema(DataFiles files, List<Path> paths) {
        Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
        long left = SAMPLE_ROWS;
        for (Path path : paths) {
            boolean first = path.equals(paths.get(0));
            try (TextRows rows = open(files, path, List.of(), JsonObjects.Unknown.ADD)) {
                if (files.format() == FileFormat.CSV) {
                    checkHeader(files, path, rows.columns(), first ? rows.columns() : List.copyOf(guesses.keySet()));
                    rows.columns().forEach(name -> guesses.computeIfAbsent(name, column -> new ColumnGuess()));
                }
                left -= sample(rows, guesses, left);
            } catch (IOException e) {
                throw FileList.error(
                        ErrorCode.UNREADABLE_FILE,
                        files,
                        "file '" + FileList.shown(path) + "' cannot be read: " + e.getMessage());
            }
        }
        checkDistinct(files, paths.get(0), List.copyOf(guesses.keySet()));
        SourceSchema schema = SourceSchema.of(files.path());
        for (Map.Entry<String, ColumnGuess> guess : guesses.entrySet()) {
            schema = schema.guessed(guess.getKey(), guess.getValue().type());
        }
        return schema;
    }

    private static long sample(TextRows rows, Map<String, ColumnGuess> guesses, long limit) throws IOException {
        long read = 0;
        while (read < limit && rows.next()) {
            read++;
            for (int i = 0; i < rows.columns().size(); i++) {
                guesses.computeIfAbsent(rows.columns().get(i), column -> new ColumnGuess())
                        .add(rows, i);
            }
        }
        return read;
    }

    /** CSV files of one source name the same columns, in any order. */
    public static void checkHeader(DataFiles files, Path path, List<String> header, List<String> expected) {
        checkDistinct(files, path, header);
        for (String column : expected) {
            if (!header.contains(column)) {
                throw new TidemarkException(
                        ErrorCode.MISSING_COLUMN,
                        "Cannot read " + files.what() + ": file '" + FileList.shown(path) + "' has no column '" + column
                                + "', which other files of it have; add it, or read the file as another source.");
            }
        }
        for (String column : header) {
            if (!expected.contains(column)) {
                throw new TidemarkException(
                        ErrorCode.MISSING_COLUMN,
                        "Cannot read " + files.what() + ": file '" + FileList.shown(path) + "' has column '" + column
                                + "', which other files of it lack; add it to them, or read the file as another source.");
            }
        }
    }

    /** DuckDB takes names that differ in case alone for one. */
    public static void checkDistinct(DataFiles files, Path path, List<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String other = seen.put(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw new TidemarkException(
                        ErrorCode.DUPLICATE_NAME,
                        "Cannot read " + files.what() + ": file '" + FileList.shown(path) + "' has columns '" + other
                                + "' and '" + name + "', which count as one name; rename one.");
            }
        }
    }

    /** What the first values of a column let one guess. */
    private static final class ColumnGuess {
        private final ColumnTypeGuess texts = new ColumnTypeGuess();
        private final List<JsonObjects.Kind> kinds = new ArrayList<>();
        private boolean json;

        void add(TextRows rows, int column) {
            if (rows.isNull(column)) {
                return;
            }
            if (rows instanceof JsonRows fields) {
                json = true;
                if (!kinds.contains(fields.kind(column))) {
                    kinds.add(fields.kind(column));
                }
            }
            texts.add(rows.text(column));
        }

        /** JSON says itself what is text; such text is an instant or it is text. */
        ValueType type() {
            ValueType guess = texts.type();
            boolean isText = kinds.contains(JsonObjects.Kind.TEXT) || kinds.contains(JsonObjects.Kind.STRUCTURE);
            return json && isText && guess != ValueType.TIMESTAMP ? ValueType.STRING : guess;
        }
    }
}
