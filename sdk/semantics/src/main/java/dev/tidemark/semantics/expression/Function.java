package dev.tidemark.semantics.expression;

/**
 * A function users may call.
 *
 * @param usage as messages and the documentation show it: {@code "ROUND(number [, digits])"}
 */
record Function(String usage, int least, int most, Binding binding) {
    @FunctionalInterface
    interface Binding {
        Typed bind(Call call);
    }

    Typed bind(Call call) {
        if (call.count() < least || call.count() > most) {
            throw call.refuse(call.name() + " is called with " + call.count() + " operands; write " + usage);
        }
        return binding.bind(call);
    }
}
