package dev.tidemark.kernel.magic;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The names that a notebook can type: magics, their words, and what the project defines. */
public final class Names {
    private static volatile Project project;

    private Names() {}

    static void offer(Project about) {
        project = about;
    }

    /** What can follow {@code begun}, a line that is a magic or stands in one, up to the cursor. */
    public static List<String> inMagic(String begun) {
        String line = begun.stripLeading();
        if (line.matches("%%?\\w*")) {
            return starting(line, List.of("%tidemark", "%explain", "%live", "%%sql", "%%features"));
        }
        String word = lastWord(begun);
        Collection<String> all = new ArrayList<>(defined());
        if (line.matches("%tidemark\\s+\\w*")) {
            all = TidemarkMagic.COMMANDS;
        } else if (line.startsWith("%explain")) {
            all.addAll(options(ExplainMagic.OPTIONS));
        } else if (line.startsWith("%live")) {
            all.addAll(options(LiveMagic.OPTIONS));
        } else if (line.startsWith("%%sql")) {
            all.addAll(options(SqlMagic.OPTIONS));
        }
        return starting(word, all);
    }

    /** What can stand in a text of the SDK that has begun so. */
    public static List<String> inText(String begun) {
        return begun.isEmpty() || begun.contains(" ") ? List.of() : starting(begun, defined());
    }

    private static List<String> options(List<String> names) {
        return names.stream().map(name -> "--" + name).toList();
    }

    /** The part of a line that a completion replaces. */
    public static String lastWord(String begun) {
        int at = begun.length();
        while (at > 0
                && (Character.isLetterOrDigit(begun.charAt(at - 1)) || "_-%.".indexOf(begun.charAt(at - 1)) >= 0)) {
            at--;
        }
        return begun.substring(at);
    }

    private static List<String> starting(String with, Collection<String> names) {
        return names.stream().filter(name -> name.startsWith(with)).distinct().toList();
    }

    private static Collection<String> defined() {
        Project current = project;
        TreeSet<String> names = new TreeSet<>();
        if (current == null) {
            return names;
        }
        Definitions definitions = current.definitions();
        definitions.entities().forEach(each -> {
            names.add(each.name());
            each.keys().forEach(key -> names.add(key.name()));
        });
        definitions.sources().forEach(each -> {
            names.add(each.name());
            names.addAll(each.columns().keySet());
        });
        for (FeatureView view : definitions.views()) {
            names.add(view.name());
            view.features().forEach(feature -> names.add(feature.name()));
        }
        definitions.services().forEach(each -> names.add(each.name()));
        return names;
    }
}
