package dev.tidemark.semantics.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds the name someone meant, for the remedy at the end of a message. */
public final class Closest {
    /** How many names a message lists before it says how many more there are. */
    private static final int LISTED = 20;

    /** How much of a name it lists; a file that is not what it is taken for has no end of a first line. */
    private static final int LONGEST = 80;

    private Closest() {}

    /** {@code ; did you mean 'amount'?}, or the empty text if no name comes close. */
    public static String suggestion(String wanted, Collection<String> names) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best != null && isClose(bestDistance, Math.max(wanted.length(), best.length()))
                ? "; did you mean '" + best + "'?"
                : "";
    }

    private static boolean isClose(int distance, int length) {
        return distance < length && distance <= Math.max(1, length / 3);
    }

    /**
     * The end of a message about an unknown name: the suggestion if a name comes close, then every name there is, as in
     * {@code ; did you mean 'amount'? Columns: amount, card_id.}
     *
     * @param label what the names are, in the plural and capitalised
     */
    public static String hint(String wanted, String label, Collection<String> names) {
        String suggestion = suggestion(wanted, names);
        return (suggestion.isEmpty() ? ". " : suggestion + " ") + label + ": " + list(names) + ".";
    }

    /** The first names, and how many more there are; {@code none} if there are none. */
    public static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        List<String> first = new ArrayList<>(names).subList(0, Math.min(LISTED, names.size()));
        int more = names.size() - first.size();
        first.replaceAll(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…");
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] d) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
