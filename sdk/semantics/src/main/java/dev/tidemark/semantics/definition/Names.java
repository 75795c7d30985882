package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be a name: {@code [A-Za-z_][A-Za-z0-9_]*}, compared exactly, so that it reads the same in every engine. */
final class Names {
    private static final int MAX_LENGTH = 200;

    private Names() {}

    /** The name itself; one that is not letters, digits and underscores is refused. */
    static String check(String kind, String name) {
        if (name == null || name.isEmpty()) {
            throw invalid(kind + " without a name: give it one of letters, digits and _, like card_activity.");
        }
        if (name.length() > MAX_LENGTH) {
            throw invalid(kind + " '" + name.substring(0, 40) + "…': its name has " + name.length()
                    + " characters; at most " + MAX_LENGTH + " are allowed.");
        }
        if (!isName(name)) {
            throw invalid(
                    kind + " '" + printable(name) + "': a name is letters A-Z a-z, digits and _, and does not begin"
                            + " with a digit; write '" + repaired(name) + "'.");
        }
        return name;
    }

    /** A column of a file may have any name but the empty one. */
    static String checkColumn(String thing, String what, String column) {
        if (column == null || column.isBlank()) {
            throw invalid(thing + ": its " + what + " names no column; give the name of a column.");
        }
        return column;
    }

    static String checkSql(String thing, String what, String sql) {
        if (sql == null || sql.isBlank()) {
            throw invalid(thing + ": its " + what + " is empty; write an SQL expression, like amount > 500.");
        }
        return sql;
    }

    /** Refuses the first name that stands twice. */
    static void checkDistinct(String thing, String kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw duplicate(thing, kind, name);
            }
        }
    }

    static TidemarkException duplicate(String thing, String kind, String name) {
        return new TidemarkException(
                ErrorCode.DUPLICATE_NAME,
                "Cannot define " + thing + ": " + kind + " '" + name + "' stands twice; rename or remove one.");
    }

    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isNamePart(text.charAt(i), i > 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isNamePart(char c, boolean digitAllowed) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (digitAllowed && c >= '0' && c <= '9');
    }

    private static String repaired(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i == 0 && c >= '0' && c <= '9') {
                out.append('_');
            }
            out.append(isNamePart(c, true) ? c : '_');
        }
        return out.toString();
    }

    /** The text with line breaks and other controls as spaces: a message stays on one line. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    static TidemarkException invalid(String message) {
        return new TidemarkException(ErrorCode.INVALID_DEFINITION, "Cannot define " + message);
    }
}
