package dev.tidemark.kernel.shell;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/** Loads the classes of cells, and what is added to the class path. Thread-safe. */
final class CellClasses extends URLClassLoader {
    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<BiConsumer<String, byte[]>> watchers = new CopyOnWriteArrayList<>();

    CellClasses(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** Tells of every class of a cell before it is first used: its name and its bytecodes as compiled. */
    void watch(BiConsumer<String, byte[]> watcher) {
        compiled.forEach(watcher);
        watchers.add(watcher);
    }

    LoaderDelegate delegate() {
        return new LoaderDelegate() {
            @Override
            public void load(ClassBytecodes[] classes) {
                for (ClassBytecodes each : classes) {
                    compiled.put(each.name(), each.bytecodes());
                    watchers.forEach(watcher -> watcher.accept(each.name(), each.bytecodes()));
                }
            }

            @Override
            public void classesRedefined(ClassBytecodes[] classes) {
                load(classes);
            }

            @Override
            public void addToClasspath(String path) {
                for (String each : path.split(System.getProperty("path.separator"))) {
                    addURL(url(each));
                }
            }

            @Override
            public Class<?> findClass(String name) throws ClassNotFoundException {
                return loadClass(name);
            }
        };
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecodes = compiled.get(name);
        if (bytecodes == null) {
            return super.findClass(name);
        }
        byte[] checked = StopChecks.into(bytecodes);
        return defineClass(name, checked, 0, checked.length);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Cannot add '" + path + "' to the class path: " + e.getMessage(), e);
        }
    }
}
