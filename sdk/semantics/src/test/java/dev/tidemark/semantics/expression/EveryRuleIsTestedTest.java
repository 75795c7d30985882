package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule of row expressions without a test that carries its number fails the build, and a number without a rule too. */
class EveryRuleIsTestedTest {
    private static final Path RULES = Path.of("../../docs/spec/row-expressions.md");
    private static final List<Class<?>> TESTS = List.of(
            NumberRulesTest.class,
            LogicRulesTest.class,
            TextRulesTest.class,
            TimeRulesTest.class,
            RefusalTest.class,
            FrozenTablesTest.class);

    @Test
    void everyRuleHasATestAndEveryTestARule() {
        Set<Integer> tested = new TreeSet<>();
        for (Class<?> test : TESTS) {
            for (Method method : test.getDeclaredMethods()) {
                numbers("expr_(\\d+)_", method.getName()).forEach(tested::add);
            }
        }
        assertThat(tested)
                .isNotEmpty()
                .isEqualTo(new TreeSet<>(
                        numbers("\\*\\*EXPR-(\\d+)\\.\\*\\*", rules()).toList()));
    }

    private static Stream<Integer> numbers(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> Integer.valueOf(match.group(1)));
    }

    private static String rules() {
        try {
            return Files.readString(RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
