package dev.tidemark.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables of cells keep their values when something that their declarations speak of is declared anew: JShell compiles
 * those declarations again then, into new classes, and leaves the values in the old ones. Used by one thread at a time.
 */
final class CellVariables {
    /** A class that JShell wraps a snippet in, and none that a cell declares in it. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*");

    private final ClassLoader classes;
    private final Map<String, Field> holders = new HashMap<>();
    private final Deque<String> loaded = new ArrayDeque<>();
    private final Set<String> emptied = new TreeSet<>();

    CellVariables(ClassLoader classes) {
        this.classes = classes;
    }

    /** A class was compiled. */
    void loaded(String name) {
        if (WRAPPER.matcher(name).matches()) {
            loaded.add(name);
        }
    }

    /**
     * Brings the values over into the classes that were compiled since.
     *
     * @param except the variables that get their first value right after
     */
    void carryOver(Set<String> except) {
        while (!loaded.isEmpty()) {
            String name = loaded.remove();
            try {
                carryOver(Class.forName(name, false, classes), except);
            } catch (ReflectiveOperationException | LinkageError e) {
                // a class that lacks another one: whoever reads the variable is told so
            }
        }
    }

    /** The variables that lost their values since this was last asked, as their types are others now. */
    Set<String> takeEmptied() {
        Set<String> taken = Set.copyOf(emptied);
        emptied.clear();
        return taken;
    }

    private void carryOver(Class<?> wrapper, Set<String> except) throws IllegalAccessException {
        for (Field now : variables(wrapper)) {
            now.setAccessible(true); // public in a class that is not
            Field before = holders.put(now.getName(), now);
            if (before != null && !except.contains(now.getName())) {
                carryOver(before, now);
            }
        }
    }

    /** The fields of a wrapper that cells know as variables. */
    static List<Field> variables(Class<?> wrapper) {
        return Stream.of(wrapper.getDeclaredFields())
                .filter(field -> !field.isSynthetic() && Modifier.isPublic(field.getModifiers()))
                .toList();
    }

    private void carryOver(Field before, Field now) throws IllegalAccessException {
        if (now.getGenericType().getTypeName().equals(before.getGenericType().getTypeName())
                && now.getType() == before.getType()) {
            now.set(null, before.get(null));
        } else {
            emptied.add(now.getName());
        }
    }
}
