package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.NamedExpression;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.expression.RowExpression;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works out what a row of a view holds, in two steps: first everything that reads a column says so, then {@link #fix}
 * lays out what was asked for and nothing else. Source columns come in the order of their names, so that the order of a
 * file's columns does not matter.
 */
final class RowLayout {
    private final String viewName;
    private final ColumnTypes types;
    private final List<InputColumn> visible = new ArrayList<>();
    private final Map<String, RowExpression> derived = new LinkedHashMap<>();
    private final Map<String, RowExpression> filters = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final List<ViewColumn> columns = new ArrayList<>();
    private final Map<String, Integer> indexByColumn = new HashMap<>();
    private final Map<String, Integer> indexByFilter = new HashMap<>();

    RowLayout(FeatureView view, ColumnTypes types) {
        this.viewName = view.name();
        this.types = types;
        types.scalars().forEach((name, type) -> visible.add(new InputColumn(name, type)));
        Later later = new Later(view.derivations());
        view.derivations().forEach(derivation -> derive(derivation, later));
    }

    private void derive(NamedExpression derivation, Later later) {
        String name = derivation.name();
        String thing = "Cannot bind derived column '" + name + "' of view '" + viewName + "'";
        if (types.has(name)) {
            throw new TidemarkException(
                    ErrorCode.DUPLICATE_NAME,
                    thing + ": " + types.where() + " has a column of that name; give the derived one another.");
        }
        RowExpression expression = compiled(thing, derivation, later);
        derived.put(name, expression);
        visible.add(new InputColumn(name, expression.type()));
    }

    private RowExpression compiled(String thing, NamedExpression derivation, Later later) {
        try {
            return Expressions.compile(thing, derivation.sql(), visible, types);
        } catch (TidemarkException e) {
            throw Expressions.remedied(e, name -> later.remedy(derivation, name).orElse(""));
        }
    }

    /** Asks for a column on behalf of {@code thing}. */
    void use(String thing, String column) {
        if (derived.containsKey(column)) {
            if (used.add(column)) {
                derived.get(column).columnsRead().forEach(read -> use(thing, read));
            }
            return;
        }
        if (!types.has(column)) {
            throw types.missing(thing, column, visibleNames());
        }
        types.requireScalar(thing, column);
        used.add(column);
    }

    /** Asks for the rows in which {@code sql} is true. */
    void useFilter(String thing, String sql) {
        RowExpression filter = Expressions.compile(thing, sql, visible, types);
        if (filter.type() != ValueType.BOOL) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    thing + ": where \"" + sql + "\" is " + filter.type()
                            + ", it needs BOOL; compare it, as in amount > 500.");
        }
        filter.columnsRead().forEach(column -> use(thing, column));
        filters.put(sql, filter);
    }

    /** Lays out what was asked for. */
    void fix() {
        for (String column : used) {
            if (!derived.containsKey(column)) {
                add(column, new ViewColumn(column, types.settled().get(column), null));
            }
        }
        derived.forEach((name, expression) -> {
            if (used.contains(name)) {
                add(name, compiled(name, expression));
            }
        });
        List<InputColumn> readable = inputs();
        filters.forEach((sql, expression) -> indexByFilter.put(sql, indexOf(sql, expression, readable)));
    }

    /** A filter that is a column, as {@code where: is_large}, needs no column of its own. */
    private int indexOf(String sql, RowExpression filter, List<InputColumn> readable) {
        if (filter.columnsRead().equals(List.of(sql)) && indexByColumn.containsKey(sql)) {
            return indexByColumn.get(sql);
        }
        columns.add(new ViewColumn(sql, ValueType.BOOL, RowExpression.compile(sql, readable)));
        return columns.size() - 1;
    }

    private ViewColumn compiled(String name, RowExpression expression) {
        RowExpression placed = RowExpression.compile(expression.sql(), inputs());
        return new ViewColumn(name, placed.type(), placed);
    }

    private void add(String name, ViewColumn column) {
        indexByColumn.put(name, columns.size());
        columns.add(column);
    }

    private List<InputColumn> inputs() {
        return columns.stream()
                .map(column -> new InputColumn(column.name(), column.type()))
                .toList();
    }

    List<ViewColumn> columns() {
        return columns;
    }

    int column(String name) {
        return indexByColumn.get(name);
    }

    int filter(String sql) {
        return indexByFilter.get(sql);
    }

    /** {@code column 'amount' of source 'transactions' (data/tx.parquet)}; one that is derived has no file. */
    String named(String column) {
        return "column '" + column + "'" + (derived.containsKey(column) ? "" : " of " + types.where());
    }

    /** Whether only the first rows of a file say what the column's type is. */
    boolean isGuessed(String column) {
        return !derived.containsKey(column) && types.isGuessed(column);
    }

    /** {@code . Numbers: amount, fee}. */
    String numbers() {
        List<String> numbers = visible.stream()
                .filter(column -> column.type().isNumber())
                .map(InputColumn::name)
                .toList();
        return ". Numbers: " + Closest.list(numbers);
    }

    private List<String> visibleNames() {
        return visible.stream().map(InputColumn::name).toList();
    }
}
