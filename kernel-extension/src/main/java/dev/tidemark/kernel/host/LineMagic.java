package dev.tidemark.kernel.host;

import java.util.List;

/** A command of one line. */
@FunctionalInterface
public interface LineMagic {
    /** @return the command's value, for {@code var x = %name ...}; or null */
    Object run(List<String> words) throws Exception;
}
