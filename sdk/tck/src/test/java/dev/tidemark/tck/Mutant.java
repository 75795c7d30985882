package dev.tidemark.tck;

import dev.tidemark.semantics.reference.Aggregates;
import dev.tidemark.semantics.reference.Rules;

/**
 * An executor that is wrong on purpose.
 *
 * @param name what it does wrong
 * @param rule the rule it breaks
 */
record Mutant(String name, String rule, Candidate candidate) {
    static Mutant of(String rule, String name, Rules rules) {
        return new Mutant(name, rule, new ReferenceCandidate(rules, new Aggregates()));
    }

    static Mutant of(String rule, String name, Aggregates aggregates) {
        return new Mutant(name, rule, new ReferenceCandidate(new Rules(), aggregates));
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
