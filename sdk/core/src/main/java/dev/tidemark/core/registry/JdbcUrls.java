package dev.tidemark.core.registry;

import java.util.regex.Pattern;

/** Addresses of databases as messages may show them. */
final class JdbcUrls {
    private static final Pattern PARAMETERS = Pattern.compile("\\?.*", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("//[^/@]*@");

    private JdbcUrls() {}

    /** Without user and parameters, among which may be a password; on one line. */
    static String printable(String url) {
        String bare = PARAMETERS.matcher(url).replaceFirst("");
        return USER.matcher(bare).replaceFirst("//").replaceAll("\\p{Cntrl}", " ");
    }
}
