package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.spark.session.SparkErrors;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * What Spark knows by a name: a table of its catalog, whatever format or database it lies in, a view of a Dataset, or files of a
 * format, as in {@code delta.`/data/tx`}.
 */
public final class CatalogTable implements InputTable {
    /** What stands before a table's name where a definition has a path. */
    public static final String SCHEME = "table://";

    private final Dataset<?> table;

    /** @param session the one whose views count */
    public CatalogTable(SparkSession session, DataFiles files) {
        String name = files.path().substring(SCHEME.length());
        try {
            this.table = session.table(name);
            table.schema();
        } catch (RuntimeException e) {
            throw unreadable(files, name, e);
        } catch (Exception e) { // Spark's checked ones, which its methods do not declare
            throw unreadable(files, name, e);
        }
    }

    private static TidemarkException unreadable(DataFiles files, String name, Exception e) {
        String said = SparkErrors.firstLine(e);
        boolean missing = said.contains("NOT_FOUND");
        return new TidemarkException(
                missing ? ErrorCode.MISSING_FILE : ErrorCode.UNREADABLE_FILE,
                "Cannot read " + files.what() + ": "
                        + (missing
                                ? "Spark knows no table '" + name
                                        + "'; check its name, and the catalogs that Spark is given"
                                : "table '" + name + "': " + said)
                        + ".",
                e);
    }

    @Override
    public StructType stored() {
        return table.schema();
    }

    @Override
    public RDD<InternalRow> rows(List<String> columns) {
        Column[] selected = columns.stream()
                .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
        return Rows.of(table.select(selected));
    }

    @Override
    public RDD<InternalRow> positioned() {
        return Rows.map(Rows.of(table), new CountedParts(stored()));
    }

    @Override
    public int parts() {
        return Rows.of(table).getNumPartitions();
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    @Override
    public long bytes() {
        scala.math.BigInt size = table.queryExecution().optimizedPlan().stats().sizeInBytes();
        return size.isValidLong() && size.toLong() < Long.MAX_VALUE / 4 ? size.toLong() : 1L << 30;
    }
}
