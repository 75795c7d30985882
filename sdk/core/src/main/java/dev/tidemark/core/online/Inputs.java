package dev.tidemark.core.online;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import java.util.List;
import java.util.Map;

/** Checks what comes with a read against what the service needs: every name, and the type of every value. */
final class Inputs {
    private final String thing;
    private final List<InputColumn> keys;
    private final List<InputColumn> request;

    Inputs(String service, List<InputColumn> keys, List<InputColumn> request) {
        this.thing = "Cannot read service '" + service + "': ";
        this.keys = keys;
        this.request = request;
    }

    /** The key values, in the order of the columns. */
    Object[] keys(Lookup lookup) {
        Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            InputColumn column = keys.get(i);
            Object given = lookup.key().get(column.name());
            if (given == null && !lookup.key().containsKey(column.name())) {
                throw missing("key column", column, keys, lookup.key());
            }
            values[i] = GivenValues.convert(thing + "key column", column, given);
        }
        if (lookup.key().size() > values.length) {
            refuseUnknown("key column", "Key columns", keys, lookup.key());
        }
        return values;
    }

    /** The request values, in the order of the service. */
    Object[] request(Lookup lookup) {
        Object[] values = new Object[request.size()];
        int given = 0;
        for (int i = 0; i < values.length; i++) {
            InputColumn column = request.get(i);
            boolean present = lookup.request().containsKey(column.name());
            given += present ? 1 : 0;
            if (!present && !lookup.key().containsKey(column.name())) {
                throw missing("request value", column, request, lookup.request());
            }
            Map<String, ?> from = present ? lookup.request() : lookup.key();
            values[i] = GivenValues.convert(thing + "request value", column, from.get(column.name()));
        }
        if (lookup.request().size() > given) {
            refuseUnknown("request value", "Request values", request, lookup.request());
        }
        return values;
    }

    private TidemarkException missing(
            String what, InputColumn column, List<InputColumn> expected, Map<String, ?> given) {
        List<String> names = names(expected);
        String unknown = given.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .map(name -> "; '" + name + "' is none of its " + what + "s" + Closest.suggestion(name, names))
                .orElse("");
        return new TidemarkException(
                ErrorCode.MISSING_COLUMN,
                thing + what + " '" + column.name() + "' (" + column.type() + ") is missing" + unknown
                        + (unknown.endsWith("?") ? " It needs: " : ". It needs: ") + Closest.list(names) + ".");
    }

    private void refuseUnknown(String what, String label, List<InputColumn> expected, Map<String, ?> given) {
        List<String> names = names(expected);
        String unknown = given.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .orElseThrow();
        throw new TidemarkException(
                ErrorCode.UNKNOWN_NAME,
                thing + "it has no " + what + " '" + unknown + "'" + Closest.hint(unknown, label, names));
    }

    private static List<String> names(List<InputColumn> columns) {
        return columns.stream().map(InputColumn::name).toList();
    }
}
