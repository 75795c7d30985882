package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Shown;
import dev.tidemark.kernel.render.table.Page;
import dev.tidemark.kernel.render.table.Table;
import java.util.List;

/**
 * The rows of a query. Immutable; at most 100,000.
 *
 * @param types as Tidemark names them; one that it has no name for as DuckDB does
 * @param rows each with a value for each column, null for NULL; instants for timestamps
 */
public record SqlResult(List<String> names, List<String> types, List<List<Object>> rows) implements Shown {
    public SqlResult {
        names = List.copyOf(names);
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    /** The values of a column. */
    public List<Object> column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw Words.wrong("Cannot find column '" + name + "' in the result"
                    + dev.tidemark.semantics.error.Closest.hint(name, "Columns", names));
        }
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** Its first page; {@code table()} has the others. */
    @Override
    public Bundle forms() {
        Page.Forms page = table().page(1).forms();
        return Bundle.text(page.text()).with(Bundle.HTML, page.html());
    }

    /** All rows, to be looked at page by page. */
    public Table table() {
        return Table.of(names, types, rows);
    }

    @Override
    public String toString() {
        return forms().text();
    }
}
