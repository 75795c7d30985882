package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds a spine against a plan. */
final class SpineBinder {
    private final SourceSchema spine;
    private final ColumnTypes types;
    private final String thing;
    private final Map<String, ValueType> read = new LinkedHashMap<>();
    /** What each of them is read as first, as in {@code the time of the spine}. */
    private final Map<String, String> roles = new HashMap<>();

    private SpineBinder(String service, SourceSchema spine, Map<String, ValueType> declared) {
        this.spine = spine;
        this.types = new ColumnTypes("the spine", spine);
        this.thing = "Cannot build training set of service '" + service + "'";
        declared.forEach(this::declare);
    }

    static void checkTime(String service, SourceSchema spine, Map<String, ValueType> declared, String timeColumn) {
        SpineBinder binder = new SpineBinder(service, spine, declared);
        binder.types.requireTime(binder.thing, "the time of the spine", timeColumn);
    }

    static SpinePlan bind(ServicePlan plan, SourceSchema spine, Map<String, ValueType> declared, String timeColumn) {
        SpineBinder binder = new SpineBinder(plan.service(), spine, declared);
        binder.types.requireTime(binder.thing, "the time of the spine", timeColumn);
        binder.read("the time of the spine", timeColumn, ValueType.TIMESTAMP);
        for (ViewPlan view : plan.views()) {
            for (InputColumn key : view.keys()) {
                binder.read("key '" + key.name() + "' of entity '" + view.entity() + "'", key.name(), key.type());
            }
        }
        for (InputColumn value : plan.request()) {
            binder.read("request value '" + value.name() + "'", value.name(), value.type());
        }
        plan.outputs().forEach(binder::checkDistinct);
        return new SpinePlan(timeColumn, binder.read);
    }

    /** A declaration takes the place of a guess; what a file stores has the type it has. */
    private void declare(String column, ValueType type) {
        ValueType found = types.require(thing, column);
        if (found != type && !types.isGuessed(column)) {
            throw types.wrongType(thing, column, found, "but it is declared " + type + "; leave that out");
        }
        types.declare(column, type);
    }

    private void read(String role, String column, ValueType needed) {
        ValueType earlier = read.get(column);
        if (earlier != null && earlier != needed) {
            throw types.wrongType(
                    thing,
                    column,
                    earlier,
                    "as " + roles.get(column) + " is; " + role + " needs " + needed
                            + ", and one column cannot be both");
        }
        boolean widens = needed == ValueType.DOUBLE && types.require(thing, column) == ValueType.INT64;
        if (!widens) {
            types.requireType(thing, role, column, needed);
        }
        read.put(column, needed);
        roles.putIfAbsent(column, role);
    }

    private void checkDistinct(OutputColumn output) {
        for (String column : spine.names()) {
            if (column.equalsIgnoreCase(output.name())) {
                throw new TidemarkException(
                        ErrorCode.DUPLICATE_NAME,
                        thing + ": feature '" + output.name() + "' has the name of column '" + column + "' of "
                                + types.where() + "; rename or leave out one of them.");
            }
        }
    }
}
