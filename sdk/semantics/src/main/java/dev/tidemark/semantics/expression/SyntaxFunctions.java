package dev.tidemark.semantics.expression;

import static dev.tidemark.semantics.type.ValueType.INT64;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** Functions with a syntax of their own: CAST(x AS t), EXTRACT(f FROM x), TRIM(LEADING c FROM x), FLOOR(x TO u) … */
final class SyntaxFunctions {
    private SyntaxFunctions() {}

    /** The call bound; null if it is an operator. */
    static Typed bind(String name, SqlBasicCall call, Binder binder) {
        return switch (name) {
            case "CAST" -> cast(call, binder, false);
            case "TRY_CAST", "SAFE_CAST" -> cast(call, binder, true);
            case "EXTRACT" -> {
                Call operands = binder.operands(name, call, 1);
                yield TimeFunctions.extract(TimeFunctions.field(unit(call.operand(0)), operands), operands);
            }
            case "TIMESTAMPDIFF" -> {
                Call operands = binder.operands(name, call, 1);
                yield TimeFunctions.difference(TimeFunctions.unit(unit(call.operand(0)), operands), operands);
            }
            case "TRIM" -> trim(call, binder);
            case "FLOOR", "CEIL" -> round(name, call, binder);
            case "SUBSTRING", "POSITION" -> Functions.bind(binder.operands(name, call, 0));
            case "ITEM" -> ConditionalFunctions.item(binder.operands(name, call, 0));
            case "ROW" -> throw binder.refuse(call, "several values in parentheses are not a scalar");
            case "INTERVAL" ->
                throw binder.refuse(
                        call,
                        "the length of an INTERVAL stands in quotes;"
                                + " write INTERVAL '5' MINUTE, or n * INTERVAL '1' MINUTE for a column n");
            case "$LITERALCHAIN" -> throw binder.refuse(call, "two texts stand side by side; join them with ||");
            default -> null;
        };
    }

    private static Typed cast(SqlBasicCall call, Binder binder, boolean failsToNull) {
        Typed operand = binder.bind(call.operand(0));
        if (!(call.operand(1) instanceof SqlDataTypeSpec spec)) {
            throw binder.refuse(call, "CAST takes no format; write CAST(value AS type)");
        }
        ValueType type = type(spec, binder);
        if (operand.isNull()) {
            return Typed.constant(type, null);
        }
        Strict.One cast = Casts.between(operand.type(), type);
        if (cast == null) {
            throw binder.refuse(call, "cannot cast " + operand.type() + " to " + type + remedy(operand.type(), type));
        }
        Strict.One applied = failsToNull
                ? value -> {
                    Object result = cast.apply(value);
                    return result == Failure.FAILED ? null : result;
                }
                : cast;
        return Typed.result(type, Strict.of(operand.node(), applied), operand);
    }

    private static ValueType type(SqlDataTypeSpec spec, Binder binder) {
        String name = spec.toString().toUpperCase(Locale.ROOT).replace("`", "");
        return switch (name) {
            case "BOOL", "BOOLEAN" -> ValueType.BOOL;
            case "INT64", "BIGINT", "INTEGER", "INT", "SMALLINT", "TINYINT", "LONG" -> INT64;
            case "DOUBLE", "DOUBLE PRECISION", "FLOAT", "REAL", "DECIMAL", "NUMERIC", "FLOAT64" -> ValueType.DOUBLE;
            case "STRING", "VARCHAR", "CHAR", "TEXT" -> ValueType.STRING;
            case "TIMESTAMP" -> ValueType.TIMESTAMP;
            default ->
                throw binder.refuse(
                        spec,
                        "type " + name + " is not one of BOOLEAN, BIGINT, DOUBLE, VARCHAR,"
                                + " TIMESTAMP; types take no length or precision, use ROUND or SUBSTRING");
        };
    }

    private static String remedy(ValueType from, ValueType to) {
        if (from == ValueType.TIMESTAMP && to.isNumber()) {
            return "; write value - TIMESTAMP '1970-01-01 00:00:00' for microseconds, or EXTRACT(EPOCH FROM value)";
        }
        if (to == ValueType.TIMESTAMP && from == INT64) {
            return "; write TIMESTAMP '1970-01-01 00:00:00' + value for microseconds";
        }
        return to == ValueType.BOOL ? "; write value <> 0" : "";
    }

    /** Operands: the flag BOTH, LEADING or TRAILING, the characters to remove, the text. */
    private static Typed trim(SqlBasicCall call, Binder binder) {
        SqlTrimFunction.Flag flag = ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
        Call operands = binder.operands("TRIM", call, 1);
        Call textFirst = new Call("TRIM", operands.offset(), List.of(operands.operand(1), operands.operand(0)));
        return TextFunctions.trim(
                textFirst, flag != SqlTrimFunction.Flag.TRAILING, flag != SqlTrimFunction.Flag.LEADING);
    }

    private static Typed round(String name, SqlBasicCall call, Binder binder) {
        if (call.operandCount() == 1) {
            return Functions.bind(binder.operands(name, call, 0));
        }
        if (!name.equals("FLOOR")) {
            throw binder.refuse(
                    call, name + " takes one number; for the end of a unit add an INTERVAL to FLOOR(… TO …)");
        }
        Call operand = new Call(name, binder.operands(name, call, 2).offset(), List.of(binder.bind(call.operand(0))));
        return TimeFunctions.floor(TimeFunctions.unit(unit(call.operand(1)), operand), operand);
    }

    /** The name of a unit of time: HOUR, or one Calcite does not know. */
    private static String unit(SqlNode node) {
        SqlIntervalQualifier qualifier = (SqlIntervalQualifier) node;
        return qualifier.timeFrameName != null ? qualifier.timeFrameName : qualifier.toString();
    }
}
