package dev.tidemark.semantics.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names nearest to a mistyped one, for messages. */
final class Closest {
    private static final int MOST = 3;
    private static final int MOST_LISTED = 100;

    private Closest() {}

    /** {@code "; did you mean 'a' or 'b'?"}, or the full stop if nothing is near. */
    static String suggestion(String wanted, Collection<String> names) {
        int farthest = (wanted.length() + 1) / 3;
        List<String> near = names.stream()
                .filter(name -> distance(wanted, name) <= farthest)
                .sorted(Comparator.comparingInt((String name) -> distance(wanted, name))
                        .thenComparing(name -> name))
                .limit(MOST)
                .map(name -> "'" + name + "'")
                .toList();
        return near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?";
    }

    static String list(Collection<String> names) {
        String listed = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? listed + " and " + (names.size() - MOST_LISTED) + " more" : listed;
    }

    /** Insertions, deletions, replacements and swaps of neighbours, whatever the case. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > (a.length() + 1) / 3) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
