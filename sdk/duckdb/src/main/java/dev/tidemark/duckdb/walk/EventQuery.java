package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.duckdb.input.Relation;
import dev.tidemark.duckdb.input.Sources;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.expression.InputColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The SQL that reads the events of a pass. Gives, in this order: {@code id}, the event time, the known time and the sequence
 * where the source declares them, then {@link Pass#columns()}.
 */
final class EventQuery {
    private final Pass pass;
    private final Source source;
    private final Relation relation;

    EventQuery(Pass pass, Sources sources, OptionalLong minMicrosInclusive, OptionalLong maxMicrosExclusive) {
        this.pass = pass;
        this.source = pass.source().definition();
        Set<String> read = new LinkedHashSet<>();
        read.add(source.eventTime());
        source.knownTime().ifPresent(read::add);
        source.sequence().ifPresent(read::add);
        pass.keys().forEach(key -> read.add(key.name()));
        pass.columns().forEach(column -> read.add(column.name()));
        this.relation = sources.source(pass.source(), read, minMicrosInclusive, maxMicrosExclusive);
    }

    /** A column of an event in a condition. */
    static String column(String name) {
        return "e." + Sql.name(name);
    }

    /**
     * Events of the keys asked about, in the order of key and visibility.
     *
     * @param ids a table with the columns {@code id} and {@link QuestionTable#keyName} of each key
     * @param conditions on events, as this object gives them
     */
    String sorted(String ids, List<String> conditions) {
        return unsorted(ids, conditions) + " ORDER BY i.id, " + visibleMicros();
    }

    /** The same events in any order. */
    String unsorted(String ids, List<String> conditions) {
        List<String> columns = new ArrayList<>(List.of("i.id", column(source.eventTime())));
        source.knownTime().ifPresent(name -> columns.add(column(name)));
        source.sequence().ifPresent(name -> columns.add(column(name)));
        pass.columns().forEach(read -> columns.add(column(read.name())));
        List<String> sameKey = new ArrayList<>();
        for (InputColumn key : pass.keys()) {
            sameKey.add(column(key.name()) + " = i." + QuestionTable.keyName(key));
        }
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(columns.get(i))
                    .append(" AS c")
                    .append(i);
        }
        sql.append(" FROM (").append(relation.sql()).append(") e JOIN ").append(ids);
        sql.append(" i ON ").append(String.join(" AND ", sameKey));
        sql.append(where(conditions));
        return sql.toString();
    }

    /**
     * The distinct keys without a null of the events, with {@code newest}, when the newest event of each became visible.
     *
     * @param conditions on events, as this object gives them
     * @param newestFrom leaves out keys whose newest event became visible before it
     */
    String keys(List<String> conditions, OptionalLong newestFrom) {
        List<String> selected = new ArrayList<>();
        List<String> present = new ArrayList<>(conditions);
        for (InputColumn key : pass.keys()) {
            selected.add(column(key.name()) + " AS " + QuestionTable.keyName(key));
            present.add(column(key.name()) + " IS NOT NULL");
        }
        String newest = "max(" + visibleMicros() + ")";
        return "SELECT " + String.join(", ", selected) + ", " + newest + " AS newest FROM (" + relation.sql() + ") e"
                + where(present) + " GROUP BY ALL"
                + (newestFrom.isPresent() ? " HAVING " + newest + " >= " + newestFrom.getAsLong() : "");
    }

    private String where(List<String> conditions) {
        List<String> all = new ArrayList<>(List.of(column(source.eventTime()) + " IS NOT NULL"));
        all.addAll(conditions);
        return " WHERE " + String.join(" AND ", all);
    }

    /** That an event was known before an instant. */
    String knownBefore(long micros) {
        return knownMicros() + " < " + micros;
    }

    /** That an event became visible at an instant or later. */
    String visibleFrom(long micros) {
        return visibleMicros() + " >= " + micros;
    }

    private String visibleMicros() {
        return source.knownTime().isPresent()
                ? "greatest(" + column(source.eventTime()) + ", " + knownMicros() + ")"
                : column(source.eventTime());
    }

    private String knownMicros() {
        String eventTime = column(source.eventTime());
        return source.knownTime()
                .map(name -> "coalesce(" + column(name) + ", " + eventTime + ")")
                .orElse(eventTime);
    }

    /** Counts the rows without an event time, and those with one whose key has a null. */
    String ignored() {
        List<String> nullKey = new ArrayList<>();
        pass.keys().forEach(key -> nullKey.add(column(key.name()) + " IS NULL"));
        String time = column(source.eventTime());
        return "SELECT count(*) FILTER (" + time + " IS NULL), count(*) FILTER (" + time + " IS NOT NULL AND ("
                + String.join(" OR ", nullKey) + ")) FROM (" + relation.sql() + ") e";
    }
}
