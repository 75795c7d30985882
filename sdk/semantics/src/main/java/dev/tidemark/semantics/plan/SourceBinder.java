package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;

/** Settles the types of a source's columns for one view: declared ones, then those its times and keys need. */
final class SourceBinder {
    private final Source source;
    private final ColumnTypes types;
    private final String thing;

    private SourceBinder(FeatureView view, SourceSchema schema) {
        this.source = view.source();
        this.types = new ColumnTypes("source '" + source.name() + "'", schema);
        this.thing = "Cannot bind source '" + source.name() + "'";
    }

    static ColumnTypes bind(FeatureView view, SourceSchema schema) {
        SourceBinder binder = new SourceBinder(view, schema);
        binder.source.columns().forEach(binder::declare);
        binder.bindTimes();
        for (Entity.Key key : view.entity().keys()) {
            binder.types.requireKey(
                    "Cannot bind view '" + view.name() + "'", view.entity().name(), key);
        }
        return binder.types;
    }

    private void bindTimes() {
        types.requireTime(thing, "the event time", source.eventTime());
        source.knownTime().ifPresent(column -> types.requireTime(thing, "the known time", column));
        source.sequence().ifPresent(column -> types.requireType(thing, "the sequence", column, ValueType.INT64));
    }

    /** A column that a JSON file has not shown yet may still come: its objects need not name every field. */
    private void declare(String column, ValueType declared) {
        if (!types.has(column) && source.format() == FileFormat.JSON) {
            types.declare(column, declared);
            return;
        }
        ValueType found = types.require(thing, column);
        boolean widens = found == ValueType.INT64 && declared == ValueType.DOUBLE;
        if (found != declared && !widens && !types.isGuessed(column)) {
            throw types.wrongType(thing, column, found, "but it is declared " + declared + "; declare it " + found);
        }
        types.declare(column, declared);
    }
}
