package dev.tidemark.semantics.expression;

import static dev.tidemark.semantics.type.ValueType.BOOL;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;

import java.util.Map;

/** The functions of text: which exist, and for which operand types. */
final class TextFunctions {
    private TextFunctions() {}

    static void addTo(Map<String, Function> functions) {
        one(functions, "UPPER", value -> CaseMapping.upper((String) value));
        one(functions, "LOWER", value -> CaseMapping.lower((String) value));
        functions.put(
                "CHAR_LENGTH",
                new Function(
                        "CHAR_LENGTH(text)",
                        1,
                        1,
                        call -> Typed.result(
                                INT64,
                                Strict.of(call.types(STRING).node(0), value -> Text.length((String) value)),
                                call.operands())));
        functions.put("CHARACTER_LENGTH", functions.get("CHAR_LENGTH"));
        functions.put("LENGTH", functions.get("CHAR_LENGTH"));
        functions.put("CONCAT", new Function("CONCAT(text, text, …)", 1, 1_000, TextFunctions::concat));
        functions.put("SUBSTRING", new Function("SUBSTRING(text, start [, length])", 2, 3, TextFunctions::substring));
        functions.put("SUBSTR", functions.get("SUBSTRING"));
        cut(functions, "LEFT", Text::left);
        cut(functions, "RIGHT", Text::right);
        functions.put(
                "POSITION",
                new Function(
                        "POSITION(text IN text)",
                        2,
                        2,
                        call -> Typed.result(
                                INT64,
                                Strict.of(
                                        call.types(STRING).node(0),
                                        call.node(1),
                                        (a, b) -> Text.position((String) a, (String) b)),
                                call.operands())));
        test(functions, "STARTS_WITH", String::startsWith);
        test(functions, "ENDS_WITH", String::endsWith);
        functions.put(
                "REPLACE",
                new Function(
                        "REPLACE(text, wanted, replacement)",
                        3,
                        3,
                        call -> Typed.result(
                                STRING,
                                Strict.of(
                                        call.types(STRING).node(0),
                                        call.node(1),
                                        call.node(2),
                                        (a, b, c) -> Text.replace((String) a, (String) b, (String) c)),
                                call.operands())));
        trim(functions, "TRIM", true, true);
        trim(functions, "LTRIM", true, false);
        trim(functions, "RTRIM", false, true);
    }

    private static void one(Map<String, Function> functions, String name, Strict.One function) {
        functions.put(
                name,
                new Function(
                        name + "(text)",
                        1,
                        1,
                        call -> Typed.result(
                                STRING, Strict.of(call.types(STRING).node(0), function), call.operands())));
    }

    static Typed concat(Call call) {
        Node all = call.types(STRING).node(0);
        for (int i = 1; i < call.count(); i++) {
            all = Strict.of(all, call.node(i), (a, b) -> Text.concat((String) a, (String) b));
        }
        return Typed.result(STRING, all, call.operands());
    }

    private static Typed substring(Call call) {
        call.types(STRING, INT64);
        Node node = call.count() == 2
                ? Strict.of(
                        call.node(0),
                        call.node(1),
                        (text, start) -> Text.substring((String) text, (Long) start, Long.MAX_VALUE))
                : Strict.of(
                        call.node(0),
                        call.node(1),
                        call.node(2),
                        (text, start, length) -> Text.substring((String) text, (Long) start, (Long) length));
        return Typed.result(STRING, node, call.operands());
    }

    private interface Cut {
        Object apply(String text, long length);
    }

    private static void cut(Map<String, Function> functions, String name, Cut cut) {
        functions.put(
                name,
                new Function(
                        name + "(text, length)",
                        2,
                        2,
                        call -> Typed.result(
                                STRING,
                                Strict.of(
                                        call.types(STRING, INT64).node(0),
                                        call.node(1),
                                        (text, length) -> cut.apply((String) text, (Long) length)),
                                call.operands())));
    }

    private interface Test {
        boolean test(String text, String part);
    }

    private static void test(Map<String, Function> functions, String name, Test test) {
        functions.put(
                name,
                new Function(
                        name + "(text, part)",
                        2,
                        2,
                        call -> Typed.result(
                                BOOL,
                                Strict.of(
                                        call.types(STRING).node(0),
                                        call.node(1),
                                        (a, b) -> test.test((String) a, (String) b)),
                                call.operands())));
    }

    private static void trim(Map<String, Function> functions, String name, boolean leading, boolean trailing) {
        functions.put(name, new Function(name + "(text [, characters])", 1, 2, call -> trim(call, leading, trailing)));
    }

    /** Operands: the text, and what to remove unless it is spaces. */
    static Typed trim(Call call, boolean leading, boolean trailing) {
        Node removed = call.types(STRING).count() == 2 ? call.node(1) : row -> " ";
        Node node = Strict.of(
                call.node(0),
                removed,
                (text, characters) -> Text.trim((String) text, (String) characters, leading, trailing));
        return Typed.result(STRING, node, call.operands());
    }

    /** Operands: the text, the pattern, and the escape if there is one. A constant pattern is read once. */
    static Typed like(Call call) {
        call.types(STRING);
        Node escape = call.count() == 3 ? call.node(2) : null;
        boolean constant = call.operands().subList(1, call.count()).stream()
                .allMatch(operand -> operand.constant() && operand.value() instanceof String);
        Node node;
        if (constant) {
            String escapeText = escape == null ? null : (String) call.operand(2).value();
            LikePattern pattern = LikePattern.parse((String) call.operand(1).value(), escapeText);
            if (pattern == null) {
                throw call.refuse("the pattern of LIKE is not valid: its ESCAPE is one character,"
                        + " and stands before %, _ or itself");
            }
            node = Strict.of(call.node(0), text -> pattern.matches((String) text));
        } else if (escape == null) {
            node = Strict.of(call.node(0), call.node(1), (text, pattern) -> like(text, pattern, null));
        } else {
            node = Strict.of(call.node(0), call.node(1), escape, TextFunctions::like);
        }
        return Typed.result(BOOL, node, call.operands());
    }

    private static Object like(Object text, Object pattern, Object escape) {
        LikePattern parsed = LikePattern.parse((String) pattern, (String) escape);
        return parsed == null ? Failure.FAILED : (Object) parsed.matches((String) text);
    }
}
