package dev.tidemark.tck;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Everything the kit asserts of an executor. */
public final class Kit {
    private Kit() {}

    /** The cases that were checked by hand. */
    public static List<Check> golden() {
        return GoldenFiles.checks();
    }

    /** What holds of every executor, whatever the data. */
    public static List<Check> laws() {
        return Stream.of(MetamorphicLaws.checks(), AggregateLaws.checks(), TypeTable.checks(), SketchLaws.checks())
                .flatMap(List::stream)
                .toList();
    }

    /** Many events, tiles and questions: slower than all the rest together. */
    public static List<Check> longHistories() {
        return LongHistories.checks();
    }

    /** Dense random plans with these seeds, compared with the oracle. */
    public static List<Check> random(long firstSeed, int count) {
        return LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(RandomPlans::check)
                .toList();
    }
}
