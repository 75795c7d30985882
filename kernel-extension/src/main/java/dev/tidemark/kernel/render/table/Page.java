package dev.tidemark.kernel.render.table;

/**
 * Some rows of a table, next to each other. Immutable.
 *
 * @param firstRow from 0
 * @param size rows at most, 1 to {@value #MOST}
 */
public record Page(Table table, long firstRow, int size) {
    /** More than anybody reads; a notebook would become slow. */
    public static final int MOST = 1_000;

    public Page {
        firstRow = Math.max(0, firstRow);
        size = Math.max(1, Math.min(MOST, size));
    }

    /** The rows after these. */
    public Page next() {
        return new Page(table, firstRow + size, size);
    }

    /** The rows before these. */
    public Page previous() {
        return new Page(table, firstRow - size, size);
    }

    /** As many rows from the same first one. */
    public Page size(int rows) {
        return new Page(table, firstRow, rows);
    }

    /** For a front end: a table with a summary of each column, as markup. Reads the table. */
    public String html() {
        return TableHtml.of(PageContent.read(this));
    }

    /** The same in plain text. Reads the table. */
    public String text() {
        return TableText.of(PageContent.read(this));
    }

    /** Both, from one reading. */
    public Forms forms() {
        PageContent content = PageContent.read(this);
        return new Forms(TableHtml.of(content), TableText.of(content));
    }

    /** The same page as markup and as plain text. */
    public record Forms(String html, String text) {}
}
