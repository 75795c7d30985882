package dev.tidemark.duckdb.input;

import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.duckdb.DuckDBConnection;

/** Asks when everything in a source is visible. */
public final class NewestVisible {
    private NewestVisible() {}

    /** The greatest event or known time of the source's events, microseconds; empty if none has an event time. */
    public static OptionalLong micros(DuckDBConnection connection, Sources sources, ViewPlan view) {
        Source source = view.source().definition();
        List<String> times = new ArrayList<>(List.of(source.eventTime()));
        source.knownTime().filter(known -> !times.contains(known)).ifPresent(times::add);
        Relation rows = sources.source(view.source(), times, OptionalLong.empty(), OptionalLong.empty());
        String event = Sql.name(source.eventTime());
        String known = Sql.name(source.knownTime().orElse(source.eventTime()));
        String sql = "SELECT max(greatest(" + event + ", coalesce(" + known + ", " + event + "))) FROM (" + rows.sql()
                + ") WHERE " + event + " IS NOT NULL";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            long newest = result.getLong(1);
            return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(newest);
        } catch (SQLException e) {
            throw DuckErrors.translate("read source '" + source.name() + "'", e);
        }
    }
}
