package dev.tidemark.bench.harness;

import java.util.List;
import java.util.Optional;

/**
 * One way to do a workload.
 *
 * @param command the process to start
 * @param answer what its output should be, compared with the reference
 * @param obstacle why it cannot run here, if it cannot
 */
record Contender(String name, List<String> command, Answer answer, Optional<String> obstacle) {

    /** How an output relates to the reference of its workload. */
    enum Answer {
        /** The same values; sums and averages to nine digits. */
        EQUAL,
        /** The same values but for events that share an instant. */
        EQUAL_BUT_FOR_TIES,
        /** Windows whose tail is rounded down to the resolution: never fewer events than the exact window. */
        TAIL_ROUNDED,
        /** Nothing is written: a floor. */
        NONE
    }
}
