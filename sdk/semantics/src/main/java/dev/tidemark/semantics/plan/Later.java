package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.NamedExpression;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Expressions in the order they are computed in: each reads those before it. Says so of one that names itself or one that comes
 * later, which to the compiler is a name like any other that it does not know.
 */
record Later(List<NamedExpression> inOrder) {
    /** What to add to a message about {@code name}, which {@code reader} does not find; empty if it is none of these expressions. */
    Optional<String> remedy(NamedExpression reader, String name) {
        if (named(name).isEmpty()) {
            return Optional.empty();
        }
        if (name.equals(reader.name())) {
            return Optional.of(" '" + name + "' cannot read itself.");
        }
        return Optional.of(
                reads(name, reader.name(), new HashSet<>())
                        ? " '" + name + "' reads '" + reader.name()
                                + "' in turn; one of them must do without the other."
                        : " '" + name + "' is defined after '" + reader.name() + "'; define it before.");
    }

    private boolean reads(String from, String wanted, Set<String> seen) {
        return seen.add(from)
                && named(from).map(expression -> Expressions.namesIn(expression.sql())).orElse(List.of()).stream()
                        .anyMatch(name -> name.equals(wanted) || reads(name, wanted, seen));
    }

    private Optional<NamedExpression> named(String name) {
        return inOrder.stream()
                .filter(expression -> expression.name().equals(name))
                .findFirst();
    }
}
