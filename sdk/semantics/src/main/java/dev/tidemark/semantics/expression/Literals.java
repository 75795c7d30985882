package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Literals: digits are INT64, digits with a point or an exponent DOUBLE, TIMESTAMP and DATE instants, INTERVAL micros. */
final class Literals {
    private Literals() {}

    static Typed bind(SqlLiteral literal, SourceText source, int offset) {
        if (literal instanceof SqlCharStringLiteral) {
            return Typed.constant(ValueType.STRING, literal.getValueAs(String.class));
        }
        if (literal instanceof SqlNumericLiteral number) {
            return number(number, source, offset);
        }
        if (literal instanceof SqlIntervalLiteral interval) {
            return interval((SqlIntervalLiteral.IntervalValue) interval.getValue(), offset);
        }
        if (literal instanceof SqlUnknownLiteral) {
            return instant(literal, offset);
        }
        return switch (literal.getTypeName()) {
            case NULL -> Typed.NULL;
            case BOOLEAN -> Typed.constant(ValueType.BOOL, literal.getValue());
            default -> throw new Refusal(offset, "the literal " + literal + " is of no type of Tidemark");
        };
    }

    private static Typed number(SqlNumericLiteral literal, SourceText source, int offset) {
        BigDecimal value = literal.bigDecimalValue();
        SqlParserPos at = literal.getParserPosition();
        String digits = source.slice(at.getLineNum(), at.getColumnNum(), at.getEndLineNum(), at.getEndColumnNum());
        if (digits.matches("(?s).*[.eE].*")) {
            double number = value.doubleValue();
            if (Double.isInfinite(number)) {
                throw new Refusal(offset, digits + " does not fit DOUBLE");
            }
            return Typed.constant(ValueType.DOUBLE, number);
        }
        try {
            return Typed.constant(ValueType.INT64, value.longValueExact());
        } catch (ArithmeticException e) {
            throw new Refusal(offset, digits + " does not fit INT64; write " + digits + ".0 for a DOUBLE");
        }
    }

    private static Typed instant(SqlLiteral literal, int offset) {
        String tag = ((SqlUnknownLiteral) literal).tag;
        String text = literal.getValueAs(String.class);
        boolean isDate = tag.equals("DATE");
        if (!isDate && !tag.equals("TIMESTAMP")) {
            throw new Refusal(offset, "there is no type " + tag + "; write TIMESTAMP '2024-05-02 10:00:00'");
        }
        OptionalLong micros = isDate && text.length() != 10 ? OptionalLong.empty() : Instants.parse(text);
        if (micros.isEmpty()) {
            throw new Refusal(
                    offset,
                    "'" + text + "' is not a " + tag + "; write "
                            + (isDate ? "DATE '2024-05-02'" : "TIMESTAMP '2024-05-02 10:00:00.123456'"));
        }
        return Typed.constant(ValueType.TIMESTAMP, micros.getAsLong());
    }

    private static Typed interval(SqlIntervalLiteral.IntervalValue value, int offset) {
        String unit = value.getIntervalQualifier().toString();
        Call call = new Call("INTERVAL", offset, List.of());
        long micros = TimeFunctions.fixedMicros(TimeFunctions.unit(unit, call), call);
        try {
            BigDecimal total = new BigDecimal(value.getIntervalLiteral()).multiply(BigDecimal.valueOf(micros));
            return Typed.constant(ValueType.INT64, total.longValueExact() * value.getSign());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refusal(
                    offset,
                    "'" + value.getIntervalLiteral() + "' is not a whole number of microseconds in " + unit
                            + "; write INTERVAL '90' SECOND");
        }
    }
}
