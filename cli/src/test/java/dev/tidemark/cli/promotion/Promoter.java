package dev.tidemark.cli.promotion;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorProvider;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionTools;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** A process that promotes the second version of a shop's service and stands still somewhere on its way, to be killed there. */
final class Promoter implements AutoCloseable {
    static final String MID_LOAD = "MID_LOAD";
    static final String FLIPPED = "FLIPPED";
    private static final int STATES_BEFORE = 100;
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;
    private final Path mark;

    private Promoter(Process process, Path log, Path mark) {
        this.process = process;
        this.log = log;
        this.mark = mark;
    }

    /** @param where the name of a state of a promotion, {@link #MID_LOAD} or {@link #FLIPPED} */
    static Promoter start(Shop shop, String where) throws IOException {
        Path log = shop.folder().resolve("promoter-" + where + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Promoter.class.getName(),
                        shop.folder().toString(),
                        where)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Promoter(process, log, mark(shop, where));
    }

    /** Waits until it stands there. */
    Promoter stands() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(mark)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("it ended or never came there: " + Files.readString(log));
            }
            Thread.sleep(5);
        }
        return this;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Path mark(Shop shop, String where) {
        return shop.folder().resolve("stands-at-" + where);
    }

    public static void main(String[] args) {
        Shop shop = new Shop(Path.of(args[0]));
        String where = args[1];
        Runnable stand = () -> stand(mark(shop, where));
        try (FeatureStore store = FeatureStore.open(shop.folder());
                Executor executor = executor(shop)) {
            OnlineStore hooked = switch (where) {
                case MID_LOAD -> HookedStore.midLoad(store.onlineStore(), STATES_BEFORE, stand);
                case FLIPPED -> HookedStore.flipped(store.onlineStore(), stand);
                default -> store.onlineStore();
            };
            PromotionTools tools = new PromotionTools(shop.folder(), () -> executor, () -> hooked, store::registry);
            Shop.upToCutOff(Promotion.of(tools, Shop.second()))
                    .steps((promotion, state) -> {
                        if (where.equals(state.name())) {
                            stand.run();
                        }
                    })
                    .commit();
        }
    }

    /** An engine of its own. */
    static Executor executor(Shop shop) {
        List<ExecutorProvider> found = ServiceLoader.load(ExecutorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        File work = shop.folder().resolve("work").toFile();
        return found.get(0).open(new ExecutorSettings(256L << 20, 256L << 20, 2, work.toPath()));
    }

    private static void stand(Path mark) {
        try {
            Files.writeString(mark, "");
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
