package dev.tidemark.tck;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of rules: what holds the code to each. */
final class RulesReport {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]+-\\d+) \\| (.*) \\|$");

    private RulesReport() {}

    /** Pages in the order of their names, rules as they stand on the page, what holds each in alphabetical order. */
    static String text(Map<String, List<String>> pages, Map<String, Set<String>> holders) {
        StringBuilder text = new StringBuilder("""
                # Rules and their tests

                What holds the code to each rule of the specification: golden cases and laws of the kit in `sdk/tck`, which judge every
                executor, its store checks, which judge every online store, and test classes, in methods whose names carry the rule's
                number. Written by

                    ./mvnw -pl sdk/tck -am test -Dtest=SpecificationTest -Dsurefire.failIfNoSpecifiedTests=false
                    cp sdk/tck/target/rules.md docs/rules.md
                """);
        new TreeMap<>(pages).forEach((page, rules) -> {
            text.append("\n## [")
                    .append(page.replace(".md", ""))
                    .append("](spec/")
                    .append(page);
            text.append(")\n\n| rule | held by |\n|---|---|\n");
            for (String rule : rules) {
                String names = String.join(", ", new TreeSet<>(holders.getOrDefault(rule, Set.of())));
                text.append("| ").append(rule).append(" | ").append(names).append(" |\n");
            }
        });
        return text.toString();
    }

    /** What the table names for each rule. */
    static Map<String, Set<String>> read(String text) {
        Map<String, Set<String>> holders = new TreeMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            holders.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
        }
        return holders;
    }
}
