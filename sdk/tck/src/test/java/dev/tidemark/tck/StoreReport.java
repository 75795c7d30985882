package dev.tidemark.tck;

import java.util.List;

/** What caught each store that is wrong on purpose. */
final class StoreReport {
    private StoreReport() {}

    /** A mutant, and how many checks of each kind caught it. */
    record Caught(StoreMutant mutant, int contract, int streams, int crashes) {}

    static String text(List<Caught> mutants) {
        long caught = mutants.stream()
                .filter(one -> one.contract() + one.streams() + one.crashes() > 0)
                .count();
        StringBuilder text = new StringBuilder("## Stores that are wrong on purpose\n\n");
        text.append(caught).append(" of ").append(mutants.size());
        text.append(
                " are caught, by checks of the operations, of random streams in disorder, and of crashes. Races differ in how many"
                        + "\nchecks see them.\n\n");
        text.append("| it | breaks | operations | streams | crashes |\n|---|---|---|---|---|\n");
        for (Caught one : mutants) {
            text.append("| ").append(one.mutant().name());
            text.append(" | ").append(one.mutant().rule());
            text.append(" | ").append(one.contract());
            text.append(" | ").append(one.streams());
            text.append(" | ").append(one.crashes()).append(" |\n");
        }
        return text.toString();
    }
}
