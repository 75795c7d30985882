package dev.tidemark.kernel.host;

import java.util.List;

/** A command that takes the rest of its cell as it stands. */
@FunctionalInterface
public interface CellMagic {
    /** @return the command's value, or null */
    Object run(List<String> words, String body) throws Exception;
}
