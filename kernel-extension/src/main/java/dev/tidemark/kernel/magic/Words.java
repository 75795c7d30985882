package dev.tidemark.kernel.magic;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a magic: options as {@code --name value}, and the rest. */
record Words(Map<String, String> options, List<String> rest) {
    /** @param known the options there are, without dashes; each takes a value */
    static Words of(String magic, List<String> words, List<String> known) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                rest.add(word);
                continue;
            }
            String name = word.substring(2);
            if (!known.contains(name)) {
                throw wrong(magic + " has no option " + word + Closest.hint(name, "Options", known));
            }
            if (++i == words.size()) {
                throw wrong(magic + ": option " + word + " needs a value.");
            }
            options.put(name, words.get(i));
        }
        return new Words(options, rest);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    static TidemarkException wrong(String message) {
        return new TidemarkException(ErrorCode.INVALID_VALUE, message);
    }
}
