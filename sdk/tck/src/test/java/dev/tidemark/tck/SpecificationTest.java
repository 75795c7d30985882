package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rule without a test, or a test of a rule there is not, fails the build. */
class SpecificationTest {
    private static final Pattern RULE = Pattern.compile("(?m)^\\*\\*([A-Z]+-\\d+)\\.\\*\\*");
    private static final Pattern TEST_NAME = Pattern.compile("\\b([a-z]+_\\d+)_[a-z]\\w*");
    private static final Path ROOT = root();

    private static final Set<String> RULES = new TreeSet<>();
    private static final Set<String> TESTED = new TreeSet<>();

    @BeforeAll
    static void read() throws IOException {
        for (Path page : files(ROOT.resolve("docs/spec"), ".md")) {
            Matcher rule = RULE.matcher(Files.readString(page));
            while (rule.find()) {
                assertThat(RULES.add(rule.group(1)))
                        .as("rule " + rule.group(1) + " stands once")
                        .isTrue();
            }
        }
        Stream.of(Kit.golden(), Kit.laws()).forEach(checks -> checks.forEach(check -> TESTED.addAll(check.rules())));
        for (Path source : files(ROOT, ".java")) {
            if (isTestCode(source)) {
                Matcher name = TEST_NAME.matcher(Files.readString(source));
                while (name.find()) {
                    TESTED.add(name.group(1).replace('_', '-').toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    @Test
    void everyRuleHasATest() {
        Set<String> untested = new TreeSet<>(RULES);
        untested.removeAll(TESTED);
        assertThat(untested)
                .as("rules without a test that carries their number")
                .isEmpty();
    }

    @Test
    void everyCheckOfTheKitNamesARule() {
        Set<String> unknown = new TreeSet<>();
        Stream.of(Kit.golden(), Kit.laws()).forEach(checks -> checks.forEach(check -> unknown.addAll(check.rules())));
        unknown.removeAll(RULES);
        assertThat(unknown)
                .as("rules that checks name and no page of docs/spec has")
                .isEmpty();
    }

    private static boolean isTestCode(Path source) {
        String path = source.toString().replace('\\', '/');
        return path.contains("/src/test/java/") || path.contains("/sdk/tck/src/main/java/");
    }

    private static Set<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new TreeSet<>(all.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("target"))
                    .toList());
        }
    }

    /** The folder that holds docs/spec, wherever the test runs. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/spec"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
