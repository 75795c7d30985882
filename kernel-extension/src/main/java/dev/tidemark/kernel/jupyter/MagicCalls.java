package dev.tidemark.kernel.jupyter;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** What a line magic becomes in a cell's Java. */
public final class MagicCalls {
    private MagicCalls() {}

    /** Runs a line magic; what it has to show it shows itself. */
    public static void run(String line) throws Exception {
        value(line);
    }

    /** Runs a line magic for its value. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T value(String line) throws Exception {
        List<String> words = MagicSyntax.words(line);
        BaseKernel kernel = BaseKernel.notebookKernel();
        return kernel.getMagicsRegistry().evalLineMagic(kernel, words.get(0), words.subList(1, words.size()));
    }
}
