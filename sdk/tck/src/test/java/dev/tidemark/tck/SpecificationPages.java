package dev.tidemark.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of {@code docs/spec}, each with its rules. A page becomes part of the specification by lying there. */
final class SpecificationPages {
    private static final Pattern RULE = Pattern.compile("(?m)^\\*\\*([A-Z]+-\\d+)\\.\\*\\* ");
    private static final Pattern LIKE_A_RULE = Pattern.compile("(?m)^\\W*[A-Z]+-\\d+\\b[.:*]");

    private static final Pattern BEGINS = Pattern.compile("(?m)^(?=#|\\*\\*[A-Z]+-\\d)");

    private SpecificationPages() {}

    /** The rules of each page, as they stand on it, by the page's file name. */
    static Map<String, List<String>> rules() throws IOException {
        return find(RULE);
    }

    /** The rules of all pages without a worked value. */
    static List<String> unworked() throws IOException {
        List<String> unworked = new ArrayList<>();
        for (Path page : pages()) {
            for (String part : BEGINS.split(Files.readString(page))) {
                Matcher rule = RULE.matcher(part);
                if (rule.lookingAt() && !part.contains("*Worked:*")) {
                    unworked.add(rule.group(1));
                }
            }
        }
        return unworked;
    }

    /** The beginnings of lines that look like a rule, well formed or not, by the page's file name. */
    static Map<String, List<String>> linesLikeRules() throws IOException {
        return find(LIKE_A_RULE);
    }

    private static Map<String, List<String>> find(Pattern pattern) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path page : pages()) {
            found.put(
                    page.getFileName().toString(),
                    pattern.matcher(Files.readString(page))
                            .results()
                            .map(match -> match.group(match.groupCount()))
                            .toList());
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(root().resolve("docs/spec"))) {
            return pages.filter(path -> path.toString().endsWith(".md")).toList();
        }
    }

    /** The folder that holds docs/spec, wherever the test runs. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/spec"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
