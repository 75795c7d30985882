package dev.tidemark.tck;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Everything the kit asserts of an executor. */
public final class Kit {
    private static final long FIRST_PLAN = 70_000;
    private static final int PLANS = 8;
    private static final int FEW_PLANS = 2;

    private Kit() {}

    /** The cases that were checked by hand. */
    public static List<Check> golden() {
        return GoldenFiles.checks();
    }

    /** What holds of every executor, whatever the data. */
    public static List<Check> laws() {
        return laws(PLANS);
    }

    /** The same laws, those that are judged on random plans on a few of them. */
    public static List<Check> lawsOnFewPlans() {
        return laws(FEW_PLANS);
    }

    /** What the few plans leave out. */
    public static List<Check> lawsOnMorePlans() {
        return MetamorphicLaws.checks(FIRST_PLAN + FEW_PLANS, PLANS - FEW_PLANS);
    }

    private static List<Check> laws(int plans) {
        return Stream.of(
                        MetamorphicLaws.checks(FIRST_PLAN, plans),
                        AggregateLaws.checks(),
                        TypeTable.checks(),
                        SketchLaws.checks())
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
