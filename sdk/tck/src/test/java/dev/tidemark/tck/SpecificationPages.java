package dev.tidemark.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private SpecificationPages() {}

    /** The rules of each page, as they stand on it, by the page's file name. */
    static Map<String, List<String>> rules() throws IOException {
        return find(RULE);
    }

    /** The beginnings of lines that look like a rule, well formed or not, by the page's file name. */
    static Map<String, List<String>> linesLikeRules() throws IOException {
        return find(LIKE_A_RULE);
    }

    private static Map<String, List<String>> find(Pattern pattern) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> pages = Files.list(root().resolve("docs/spec"))) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".md")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(page));
                found.put(
                        page.getFileName().toString(),
                        matcher.results()
                                .map(match -> match.group(match.groupCount()))
                                .toList());
            }
        }
        return found;
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
