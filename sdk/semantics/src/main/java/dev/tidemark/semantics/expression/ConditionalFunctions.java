package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.Map;

/** COALESCE, NULLIF, IF, GREATEST, LEAST, and what lists offer. */
final class ConditionalFunctions {
    private ConditionalFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("COALESCE", new Function("COALESCE(value, …)", 1, 1_000, ConditionalFunctions::coalesce));
        functions.put("NULLIF", new Function("NULLIF(value, other)", 2, 2, ConditionalFunctions::nullIf));
        functions.put("IF", new Function("IF(condition, value, other)", 3, 3, ConditionalFunctions::choose));
        functions.put("GREATEST", new Function("GREATEST(value, …)", 1, 1_000, call -> extreme(call, 1)));
        functions.put("LEAST", new Function("LEAST(value, …)", 1, 1_000, call -> extreme(call, -1)));
        functions.put("CARDINALITY", new Function("CARDINALITY(list)", 1, 1, ConditionalFunctions::cardinality));
    }

    private static Typed coalesce(Call call) {
        ValueType type = call.commonType();
        List<Typed> operands = call.as(type);
        return Typed.result(type, Conditionals.coalesce(Typed.nodes(operands)), operands);
    }

    private static Typed nullIf(Call call) {
        Typed first = call.operand(0);
        Typed second = call.operand(1);
        if (!Order.comparable(first.type(), second.type())) {
            throw call.refuse("NULLIF cannot compare " + call.types());
        }
        Order.OfValues order = Order.between(first.type(), second.type());
        return Typed.result(first.type(), Conditionals.nullIf(first.node(), second.node(), order), first, second);
    }

    private static Typed choose(Call call) {
        if (!call.operand(0).is(ValueType.BOOL)) {
            throw call.refuse("IF needs a BOOL condition, not " + Call.typeOf(call.operand(0)));
        }
        Call branches = new Call("IF", call.offset(), call.operands().subList(1, 3));
        ValueType type = branches.commonType();
        Node node = Conditionals.choose(new Node[] {call.node(0)}, Typed.nodes(branches.as(type)));
        return Typed.result(type, node, call.operands());
    }

    private static Typed extreme(Call call, int sign) {
        ValueType type = call.commonType();
        List<Typed> operands = call.as(type);
        Node node = Conditionals.extreme(Typed.nodes(operands), Order.between(type, type), sign);
        return Typed.result(type, node, operands);
    }

    /** Operands: a list, and the place in it, from 1; null outside the list. */
    static Typed item(Call call) {
        Typed list = call.operand(0);
        if (list.isNull() || !list.type().isList() || !call.operand(1).is(ValueType.INT64)) {
            throw call.refuse("[ ] needs a list and an INT64 place in it, from 1, not " + call.types());
        }
        Node node = Strict.of(list.node(), call.node(1), (values, place) -> {
            List<?> items = (List<?>) values;
            long index = (Long) place - 1;
            return index < 0 || index >= items.size() ? null : items.get((int) index);
        });
        return Typed.result(list.type().element(), node, call.operands());
    }

    private static Typed cardinality(Call call) {
        Typed list = call.operand(0);
        if (list.isNull() || !list.type().isList()) {
            throw call.refuse("CARDINALITY needs a list, not " + Call.typeOf(list));
        }
        return Typed.result(ValueType.INT64, Strict.of(list.node(), value -> (long) ((List<?>) value).size()), list);
    }
}
