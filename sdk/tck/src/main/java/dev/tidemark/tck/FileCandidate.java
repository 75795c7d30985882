package dev.tidemark.tck;

import java.nio.file.Path;

/** An executor with what reads and writes files around it, as the kit sees it. */
@FunctionalInterface
public interface FileCandidate {
    /**
     * Builds the training set of the service {@code svc}.
     *
     * @param definitions a YAML file; the paths of its sources are relative to it
     * @param spine a CSV file whose time column is {@code at}
     * @param out a CSV file to write
     * @throws dev.tidemark.semantics.error.TidemarkException where the specification says so
     */
    void build(Path definitions, Path spine, Path out) throws Exception;
}
