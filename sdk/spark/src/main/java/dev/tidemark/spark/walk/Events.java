package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.spark.input.InputTable;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** What is said of the events of a pass. */
final class Events {
    private Events() {}

    /** The stored types of some columns. */
    static StructType type(InputTable table, List<String> columns) {
        StructType type = new StructType();
        for (String name : columns) {
            type = type.add(table.stored().apply(name));
        }
        return type;
    }

    /** The name under which the rows of a pass's source are counted, apart from its events. */
    static String countedAs(Pass pass) {
        return pass.name() + "/rows";
    }

    /**
     * The counts of one view.
     *
     * @param read rows of the source, those without time, those without key
     * @param walked as {@link PassWalk#counts} has them
     * @param index of the view in its pass
     */
    static ViewCounts counts(ViewPlan view, long[] read, long[] walked, int index) {
        return new ViewCounts(
                view.name(),
                view.source().name(),
                read[0],
                walked[0] + read[1] + read[2],
                read[1],
                read[2],
                walked[1],
                walked[2 + 2 * index],
                walked[3 + 2 * index]);
    }
}
