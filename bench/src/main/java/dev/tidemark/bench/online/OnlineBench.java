package dev.tidemark.bench.online;

/** Runs the sections asked for, and reports. */
public final class OnlineBench {
    private OnlineBench() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Reads.Outcome reads = Reads.measure(options);
        System.out.println(reads.eventsPerWeek() + " ev/week, bytes " + reads.bytesPerEntity());
        reads.figures().forEach(System.out::println);
    }
}
