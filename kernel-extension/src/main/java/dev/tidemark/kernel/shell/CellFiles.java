package dev.tidemark.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * What the compiler of cells reads, with a memory of what lies in which package: it asks anew for every cell, and looks into
 * every jar of the class path for it. Thread-safe.
 *
 * <p>The class path is given here and not among the compiler's options: it takes its options in anew for every cell, three times
 * over, and forgets then what it found in the jars.
 */
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private static final String CLASS_PATH = "-classpath";

    private final Map<Asked, List<JavaFileObject>> known = new ConcurrentHashMap<>();

    private record Asked(Location place, String name, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    CellFiles(StandardJavaFileManager files, String classPath) {
        super(files);
        handleOption(CLASS_PATH, List.of(classPath).iterator());
    }

    @Override
    public Iterable<JavaFileObject> list(Location place, String name, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (place.isOutputLocation()) {
            return super.list(place, name, kinds, recurse);
        }
        Asked asked = new Asked(place, name, Set.copyOf(kinds), recurse);
        List<JavaFileObject> found = known.get(asked);
        if (found == null) {
            List<JavaFileObject> read = new ArrayList<>();
            super.list(place, name, kinds, recurse).forEach(read::add);
            found = List.copyOf(read);
            known.put(asked, found);
        }
        return found;
    }

    /** How JShell takes in what is added to the class path, among other things. */
    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        if (current.equals(CLASS_PATH)) {
            known.clear();
        }
        return super.handleOption(current, remaining);
    }

    @Override
    public void setLocation(Location place, Iterable<? extends File> files) throws IOException {
        known.clear();
        fileManager.setLocation(place, files);
    }

    @Override
    public void setLocationFromPaths(Location place, Collection<? extends Path> paths) throws IOException {
        known.clear();
        fileManager.setLocationFromPaths(place, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location place) {
        return fileManager.getLocation(place);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }
}
