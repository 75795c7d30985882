package dev.tidemark.tck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The conformance report: which checks assert which rule, and what caught each executor that is wrong on purpose. */
final class KitReport {
    private KitReport() {}

    /** A mutant, the golden cases and laws that caught it, and the first seed that did; 0 if none. */
    record Caught(Mutant mutant, List<String> golden, List<String> laws, int firstSeed) {}

    static String text(List<Check> golden, List<Check> laws, List<Caught> mutants) {
        StringBuilder text = new StringBuilder("""
                # Conformance

                What the kit in `sdk/tck` asserts, and what it notices. Written by

                    ./mvnw -pl sdk/tck -am test -Dtest=MutantsTest -Dsurefire.failIfNoSpecifiedTests=false
                    cp sdk/tck/target/conformance.md docs/conformance.md

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
        text.append("\n## Rules\n\n| rule | golden cases | laws |\n|---|---|---|\n");
        rules(golden, laws)
                .forEach((rule, counts) -> text.append("| ")
                        .append(rule)
                        .append(" | ")
                        .append(counts[0])
                        .append(" | ")
                        .append(counts[1])
                        .append(" |\n"));
        text.append(
                "\nRules that are not listed are about definitions, files or expressions; tests beside that code carry their\nnumbers.\n");
        return text.toString();
    }

    private static boolean isCaught(Caught one) {
        return !one.golden().isEmpty() || !one.laws().isEmpty() || one.firstSeed() > 0;
    }

    private static Map<String, int[]> rules(List<Check> golden, List<Check> laws) {
        Map<String, int[]> counts = new TreeMap<>(java.util.Comparator.comparing((String rule) -> rule.split("-")[0])
                .thenComparing(rule -> Integer.valueOf(rule.split("-")[1])));
        Stream.of(golden, laws)
                .forEach(checks -> checks.forEach(check -> check.rules()
                        .forEach(rule -> counts.computeIfAbsent(rule, r -> new int[2])[checks == golden ? 0 : 1]++)));
        return new LinkedHashMap<>(counts);
    }
}
