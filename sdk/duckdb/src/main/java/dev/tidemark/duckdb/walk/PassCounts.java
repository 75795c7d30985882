package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.input.Sources;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** What became of the events of one pass, added up over its lanes. */
final class PassCounts {
    private final Pass pass;
    private final long sourceRows;
    private final long[] failures;
    private final long[] ties;
    private long eventsRead;
    private long knownBeforeEvent;
    private long withoutTime;
    private long withoutKey;

    PassCounts(Pass pass, Sources sources) {
        this.pass = pass;
        this.sourceRows = sources.rows(pass.source());
        this.failures = new long[pass.views().size()];
        this.ties = new long[pass.views().size()];
    }

    void read(EventReader reader) {
        eventsRead = reader.eventsRead();
        knownBeforeEvent = reader.knownBeforeEvent();
    }

    /** Counts the rows that are ignored for a null, unless the files say that there is none. */
    void countIgnored(DuckDBConnection connection, Sources sources, EventQuery query) {
        List<String> columns =
                new ArrayList<>(List.of(pass.source().definition().eventTime()));
        pass.keys().forEach(key -> columns.add(key.name()));
        if (!sources.mayHoldNulls(pass.source(), columns)) {
            return;
        }
        String doing = "read source '" + pass.source().name() + "'";
        Queries.one(connection, doing, query.ignored(), row -> {
            withoutTime = row.getLong(1);
            withoutKey = row.getLong(2);
            return null;
        });
    }

    void add(Lane lane) {
        for (int i = 0; i < failures.length; i++) {
            failures[i] += lane.views().get(i).expressionFailures();
            ties[i] += lane.views().get(i).ambiguousTies();
        }
    }

    /**
     * The counts of one view of the pass.
     *
     * @param index among {@link Pass#views()}
     */
    ViewCounts of(ViewPlan view, int index) {
        return new ViewCounts(
                view.name(),
                pass.source().name(),
                sourceRows,
                eventsRead + withoutTime + withoutKey,
                withoutTime,
                withoutKey,
                knownBeforeEvent,
                failures[index],
                ties[index]);
    }
}
