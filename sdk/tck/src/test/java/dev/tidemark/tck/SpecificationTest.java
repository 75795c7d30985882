package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule without a worked value or a test, or a test of a rule there is not, fails the build. Writes {@code target/rules.md}. */
class SpecificationTest {
    private static final String HELP = "docs/rules.md says how it is written anew";

    private static Map<String, List<String>> pages;
    /** What holds each rule, as {@code docs/rules.md} names it. */
    private static final Map<String, Set<String>> HOLDERS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        pages = SpecificationPages.rules();
        NamedTests.under(SpecificationPages.root())
                .forEach(
                        (rule, classes) -> classes.forEach(name -> holders(rule).add(name)));
        Kit.golden()
                .forEach(check -> check.rules().forEach(rule -> holders(rule).add("golden cases")));
        Kit.laws().forEach(check -> check.rules().forEach(rule -> holders(rule).add("laws")));
        Stream.of(StoreKit.contract(), StoreKit.streams(1, 1), StoreKit.crashes())
                .flatMap(List::stream)
                .forEach(check -> check.rules().forEach(rule -> holders(rule).add("store checks")));
        Files.writeString(Path.of("target", "rules.md"), RulesReport.text(pages, HOLDERS), StandardCharsets.UTF_8);
    }

    private static Set<String> holders(String rule) {
        return HOLDERS.computeIfAbsent(rule, r -> new TreeSet<>());
    }

    private static Set<String> rules() {
        return pages.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRuleHasATest() {
        Set<String> untested = rules();
        untested.removeAll(HOLDERS.keySet());
        assertThat(untested)
                .as("rules without a test that carries their number and runs everywhere")
                .isEmpty();
    }

    @Test
    void everyRuleHasAWorkedValue() throws IOException {
        assertThat(SpecificationPages.unworked()).as("rules without *Worked:*").isEmpty();
    }

    @Test
    void everyNumberInATestIsARule() {
        Set<String> unknown = new TreeSet<>(HOLDERS.keySet());
        unknown.removeAll(rules());
        assertThat(unknown)
                .as("rules that tests name and no page of docs/spec has")
                .isEmpty();
    }

    @Test
    void everyRuleStandsOnceAndInTheFormOfARule() throws IOException {
        assertThat(pages.values().stream().flatMap(List::stream)).doesNotHaveDuplicates();
        SpecificationPages.linesLikeRules()
                .forEach((page, lines) -> assertThat(lines)
                        .as("rules of " + page + ", each of which begins a line like **WIN-3.**")
                        .hasSameSizeAs(pages.get(page))
                        .isNotEmpty());
    }

    @Test
    void theTableOfRulesIsComplete() throws IOException {
        Map<String, Set<String>> table =
                RulesReport.read(Files.readString(SpecificationPages.root().resolve("docs/rules.md")));
        Set<String> absent = rules();
        absent.removeAll(table.keySet());
        assertThat(absent).as("rules that are not in it; " + HELP).isEmpty();
        assertThat(rules()).as("rules in it that are gone; " + HELP).containsAll(table.keySet());
        table.forEach((rule, holders) ->
                assertThat(HOLDERS.get(rule)).as(rule + "; " + HELP).containsAll(holders));
    }

    @Test
    void onlyTestsThatRunEverywhereCount(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("ATest.java"), """
                class ATest {
                    @Test void win_1_runs() {}
                    @org.junit.jupiter.params.ParameterizedTest void win_2_runsToo(int n) {}
                    @Test @Disabled void win_3_isDisabled() {}
                    @Test @EnabledOnOs(OS.LINUX) void win_4_runsOnSomeMachines() {}
                    // @Test void win_5_isAComment() {}
                    void win_6_isNoTest() {}
                    String text = "@Test void win_7_isText() {}";
                    @Nested @Disabled class Inner {
                        @Test void win_8_isInADisabledClass() {}
                    }
                }
                """);
        assertThat(NamedTests.in(List.of(source)))
                .isEqualTo(Map.of("WIN-1", Set.of("ATest"), "WIN-2", Set.of("ATest")));
    }

    @Test
    void theTableIsReadAsItIsWritten() {
        Map<String, Set<String>> holders = Map.of("A-1", Set.of("laws"), "A-2", Set.of("golden cases", "ATest"));
        assertThat(RulesReport.read(RulesReport.text(Map.of("a.md", Arrays.asList("A-1", "A-2")), holders)))
                .isEqualTo(holders);
    }
}
