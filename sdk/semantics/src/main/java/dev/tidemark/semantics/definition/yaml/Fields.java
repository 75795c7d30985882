package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.yaml.YamlNode.Mapping;
import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import dev.tidemark.semantics.definition.yaml.YamlNode.ScalarKind;
import dev.tidemark.semantics.definition.yaml.YamlNode.Sequence;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The keys and values of one thing in the file, each read as what it must be. */
final class Fields {
    private static final String A_NUMBER = "a number";
    private static final String A_WHOLE_NUMBER = "a whole number";
    private static final String WHOLE_NUMBER = "-?(0|[1-9][0-9]*)";

    private final YamlErrors errors;
    private final String thing;
    private final Mapping mapping;

    /**
     * A mapping with no other keys than these.
     *
     * @param thing names it in messages, as in {@code view 'card_activity'}
     */
    Fields(YamlErrors errors, String thing, YamlNode node, List<String> keys) {
        this.errors = errors;
        this.thing = thing;
        if (!(node instanceof Mapping found)) {
            throw errors.at(
                    node.line(),
                    "Cannot read " + thing + ": it is " + shown(node) + ", not a mapping. Keys: "
                            + String.join(", ", keys) + ".");
        }
        this.mapping = found;
        for (Map.Entry<String, YamlNode> entry : found.values().entrySet()) {
            if (!keys.contains(entry.getKey())) {
                throw errors.at(
                        entry.getValue().line(),
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read " + thing + ": there is no key '" + entry.getKey() + "'"
                                + Closest.hint(entry.getKey(), "Keys", keys));
            }
        }
    }

    int line() {
        return mapping.line();
    }

    boolean has(String key) {
        return mapping.values().containsKey(key);
    }

    YamlNode node(String key) {
        YamlNode node = mapping.values().get(key);
        if (node == null) {
            throw errors.at(line(), "Cannot read " + thing + ": key '" + key + "' is missing; add it.");
        }
        return node;
    }

    /** Text; a number or true is refused, for what it says depends on who reads it. */
    String text(String key) {
        return scalar(key, "text", ScalarKind.TEXT).text();
    }

    /** One text, or a list of texts. */
    List<String> texts(String key) {
        if (!(node(key) instanceof Sequence sequence)) {
            return List.of(text(key));
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof Scalar scalar && scalar.scalarKind() == ScalarKind.TEXT)) {
                throw errors.at(
                        item.line(),
                        "Cannot read " + what(key) + ": " + shown(item) + " is not text" + remedy(item, "text"));
            }
            texts.add(scalar.text());
        }
        return texts;
    }

    /** Text, where a bare number or true means itself, as in an expression. */
    String sql(String key) {
        return scalar(key, "an expression", ScalarKind.TEXT, ScalarKind.INTEGER, ScalarKind.DECIMAL, ScalarKind.BOOL)
                .text();
    }

    boolean bool(String key) {
        return ScalarValues.bool(errors, what(key), scalar(key, "true or false", ScalarKind.BOOL));
    }

    int integer(String key) {
        long value = ScalarValues.integer(errors, what(key), scalar(key, A_WHOLE_NUMBER, ScalarKind.INTEGER));
        if (value != (int) value) {
            throw errors.at(
                    node(key).line(),
                    "Cannot read " + what(key) + ": " + value + " is too large; the most is " + Integer.MAX_VALUE
                            + ".");
        }
        return (int) value;
    }

    double decimal(String key) {
        return ScalarValues.decimal(errors, what(key), scalar(key, A_NUMBER, ScalarKind.INTEGER, ScalarKind.DECIMAL));
    }

    /** A duration in microseconds, or {@link dev.tidemark.semantics.time.Window#UNBOUNDED} for the word. */
    long duration(String key, String wordForUnbounded) {
        return ScalarValues.duration(
                errors, what(key), scalar(key, "a duration", ScalarKind.TEXT, ScalarKind.INTEGER), wordForUnbounded);
    }

    /** The items of a list; none if the key is missing. */
    List<YamlNode> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(node(key) instanceof Sequence sequence)) {
            throw wrongKind(key, "a list");
        }
        return sequence.items();
    }

    /** Values by key, in the order of the file; none if the key is missing. */
    <T> Map<String, T> map(String key, BiFunction<Fields, String, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        if (has(key)) {
            if (!(node(key) instanceof Mapping inner)) {
                throw wrongKind(key, "a mapping");
            }
            Fields fields = new Fields(
                    errors, what(key), inner, List.copyOf(inner.values().keySet()));
            inner.values().keySet().forEach(name -> values.put(name, read.apply(fields, name)));
        }
        return values;
    }

    /** What {@code read} gives if the key is there. */
    <T> Optional<T> optional(String key, Function<String, T> read) {
        return has(key) ? Optional.of(read.apply(key)) : Optional.empty();
    }

    /** What {@code define} gives; its error says the line of this mapping. */
    <T> T define(Supplier<T> define) {
        try {
            return define.get();
        } catch (TidemarkException e) {
            throw errors.at(line(), e);
        }
    }

    /** {@code key 'window' of feature 'spend_7d'}. */
    String what(String key) {
        return "'" + key + "' of " + thing;
    }

    TidemarkException wrongKind(String key, String wanted) {
        return errors.at(
                node(key).line(),
                "Cannot read " + what(key) + ": it is " + shown(node(key)) + ", not " + wanted
                        + remedy(node(key), wanted));
    }

    private Scalar scalar(String key, String wanted, ScalarKind... kinds) {
        if (node(key) instanceof Scalar scalar && List.of(kinds).contains(scalar.scalarKind())) {
            return scalar;
        }
        throw wrongKind(key, wanted);
    }

    private static String remedy(YamlNode node, String wanted) {
        if (node instanceof Scalar scalar) {
            return remedy(scalar, wanted);
        }
        boolean items = wanted.equals("a list");
        return items ? "; write a list: begin each of its items with '- '." : "; write " + wanted + ".";
    }

    private static String remedy(Scalar scalar, String wanted) {
        String text = scalar.text();
        if (scalar.scalarKind() == ScalarKind.NULL) {
            return text.isEmpty() ? "; give it a value, or remove the key." : "; quote it if it is a text.";
        }
        if (wanted.equals("text")) {
            return "; quote it: \"" + text + "\".";
        }
        if (wanted.equals("a list") && text.matches("\\w+\\.(\\w+|\\*)")) {
            return "; write a list, even of one: [" + text + "].";
        }
        return scalar.scalarKind() == ScalarKind.TEXT && isNumber(text, wanted)
                ? "; write it without quotes: " + text + "."
                : "; write " + wanted + ".";
    }

    private static boolean isNumber(String text, String wanted) {
        return switch (wanted) {
            case A_NUMBER -> text.matches(WHOLE_NUMBER + "(\\.[0-9]+)?");
            case A_WHOLE_NUMBER -> text.matches(WHOLE_NUMBER);
            default -> false;
        };
    }

    private static String shown(YamlNode node) {
        boolean named = node instanceof Scalar scalar && !scalar.text().isEmpty();
        return named ? node.kind() + " (" + ((Scalar) node).text().replaceAll("\\p{Cntrl}", " ") + ")" : node.kind();
    }
}
