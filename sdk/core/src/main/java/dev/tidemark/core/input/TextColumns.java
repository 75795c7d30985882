package dev.tidemark.core.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Which columns of files of text are read, and as what. */
public final class TextColumns {
    private TextColumns() {}

    /**
     * What a plan needs of a source, in the order of its needs.
     *
     * @param schema as {@link TextFiles#schema} found it
     */
    public static List<TextColumn> ofSource(SourceSchema schema, SourceNeeds needs) {
        DataFiles files = DataFiles.of(needs.source().definition());
        List<TextColumn> columns = new ArrayList<>();
        needs.columns().forEach((name, type) -> columns.add(ofSource(schema, files, needs, name, type)));
        return columns;
    }

    private static TextColumn ofSource(
            SourceSchema schema, DataFiles files, SourceNeeds needs, String name, ValueType type) {
        SourceSchema.Column found = schema.columns().get(name);
        if (needs.roles().contains(name) || type == ValueType.STRING) {
            return TextColumn.needed(name, type);
        }
        return files.declared().containsKey(name) || found == null || found.type() != type
                ? TextColumn.declared(name, type)
                : TextColumn.guessed(name, type);
    }

    /**
     * A column of a spine. What the plan does not read keeps its text, unless its type is declared; JSON says itself what is
     * no text.
     */
    public static TextColumn ofSpine(SourceSchema.Column column, SpineFiles spine) {
        ValueType needed = spine.plan().read().get(column.name());
        ValueType declared = spine.files().declared().get(column.name());
        if (needed != null) {
            return TextColumn.needed(column.name(), needed);
        }
        if (declared != null) {
            return TextColumn.needed(column.name(), declared);
        }
        boolean typed = spine.files().format() == FileFormat.JSON && column.type() != ValueType.TIMESTAMP;
        return typed
                ? TextColumn.guessed(column.name(), column.type())
                : TextColumn.needed(column.name(), ValueType.STRING);
    }
}
