package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.host.Host;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.lang.model.SourceVersion;

/** Gives cells a variable whose value was made outside of them. */
public final class Variables {
    private static final Map<String, Object> HANDED_OVER = new ConcurrentHashMap<>();

    private Variables() {}

    /** Called by the declaration that {@link #define} evaluates. */
    public static Object take(String name) {
        return HANDED_OVER.remove(name);
    }

    /** Declares the variable anew; of that type, which cells can name. */
    static void define(Host host, String name, Class<?> type, Object value) throws Exception {
        String variable = javaName(name);
        HANDED_OVER.put(variable, value);
        host.evaluate(type.getCanonicalName() + " " + variable + " = (" + type.getCanonicalName() + ") "
                + Variables.class.getName() + ".take(\"" + variable + "\");");
    }

    /** The name as a variable of Java. */
    static String javaName(String name) {
        String safe = name.replaceAll("[^\\p{Alnum}_]", "_");
        return SourceVersion.isKeyword(safe) || Character.isDigit(safe.charAt(0)) ? "_" + safe : safe;
    }
}
