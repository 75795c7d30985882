package dev.tidemark.core.registry;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of an open registry, which run on each database. */
abstract class RegistrySuite {
    @TempDir
    Path project;

    RegistrySettings settings;
    Registry registry;

    /** Of a registry without content, for this test alone. */
    abstract RegistrySettings settings(Path project);

    @BeforeEach
    void open() {
        settings = settings(project);
        registry = Registry.open(settings);
    }
}
