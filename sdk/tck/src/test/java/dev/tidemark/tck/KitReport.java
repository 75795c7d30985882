package dev.tidemark.tck;

import java.util.List;

/** The conformance report: what caught each executor that is wrong on purpose. */
final class KitReport {
    /** Whether all that notices is to be found, which takes minutes. */
    static final boolean IS_WANTED = Boolean.getBoolean("tidemark.tck.report");

    private KitReport() {}

    /** A mutant, the golden cases and laws that caught it, and the first seed that did; 0 if none. */
    record Caught(Mutant mutant, List<String> golden, List<String> laws, int firstSeed) {}

    static String text(List<Caught> mutants) {
        StringBuilder text = new StringBuilder("""
                # Conformance

                What the kit in `sdk/tck` notices; what it asserts stands in the [table of rules](rules.md). Written by

                    ./mvnw -pl sdk/tck -am test -Dtest='*MutantsTest' -Dtidemark.tck.report=true -Dsurefire.failIfNoSpecifiedTests=false
                    cat sdk/tck/target/conformance.md sdk/tck/target/stores.md > docs/conformance.md

                ## Executors that are wrong on purpose

                """);
        long caught = mutants.stream().filter(KitReport::isCaught).count();
        text.append(caught)
                .append(" of ")
                .append(mutants.size())
                .append(" are caught. *Seed* is the first random plan that does.\n\n");
        text.append("| it | breaks | golden cases | laws | seed |\n|---|---|---|---|---|\n");
        for (Caught one : mutants) {
            text.append("| ")
                    .append(one.mutant().name())
                    .append(" | ")
                    .append(one.mutant().rule());
            text.append(" | ")
                    .append(one.golden().size())
                    .append(" | ")
                    .append(one.laws().size());
            text.append(" | ")
                    .append(one.firstSeed() == 0 ? "–" : String.valueOf(one.firstSeed()))
                    .append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static boolean isCaught(Caught one) {
        return !one.golden().isEmpty() || !one.laws().isEmpty() || one.firstSeed() > 0;
    }
}
