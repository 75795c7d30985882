package dev.tidemark.tck;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random streams, written by several users at once: however they come, the same is stored and the same is served. */
final class StoreStreams {
    private static final long FIRST_SEED = 70_000;

    private StoreStreams() {}

    static StoreCheck inDisorder(long seed) {
        return new StoreCheck(
                "serve_11_anyOrderBatchingAndRepetition, seed " + seed,
                Set.of("SERVE-11"),
                users -> disorder(users, FIRST_SEED + seed));
    }

    static StoreCheck inOrder(long seed) {
        return new StoreCheck(
                "serve_12_consumersOfTheSameStream, seed " + seed,
                Set.of("SERVE-12"),
                users -> order(users, FIRST_SEED + seed));
    }

    /** Each user delivers all of it in a disorder of its own; one of them is a zombie. */
    private static void disorder(StoreUsers users, long seed) throws Exception {
        Dice dice = new Dice(seed);
        Scenario scenario = RandomPlans.scenario(seed);
        ServedScenario served = new ServedScenario(scenario.question());
        OnlineStore store = users.connect();
        List<Long> generations = new ArrayList<>();
        for (ViewPlan view : served.plan().views()) {
            long generation = store.nextNumber();
            generations.add(generation);
            StreamOfView stream = new StreamOfView(served, view, dice);
            OnlineStore zombie = new ZombieStore(users.connect());
            OnlineStore other = users.connect();
            var ours = stream.inDisorder(dice);
            var theirs = stream.inDisorder(dice);
            Crowd.run(List.of(
                    () -> StreamOfView.write(zombie, view, generation, ours),
                    () -> StreamOfView.write(other, view, generation, theirs)));
            stream.assertStored(store, generation, false);
            StreamOfView.write(store, view, generation, stream.inOrder(dice));
            stream.assertStored(store, generation, true);
        }
        served.release(store, generations);
        assertServed(scenario, served, store);
    }

    /** Each user consumes the partitions in their order, from the beginning. */
    private static void order(StoreUsers users, long seed) throws Exception {
        Dice dice = new Dice(seed);
        ServedScenario served = new ServedScenario(RandomPlans.scenario(seed).question());
        OnlineStore store = users.connect();
        for (ViewPlan view : served.plan().views()) {
            long generation = store.nextNumber();
            StreamOfView stream = new StreamOfView(served, view, dice);
            OnlineStore zombie = new ZombieStore(users.connect());
            OnlineStore other = users.connect();
            var ours = stream.inOrder(dice);
            var theirs = stream.inOrder(dice);
            Crowd.run(List.of(
                    () -> StreamOfView.write(zombie, view, generation, ours),
                    () -> StreamOfView.write(other, view, generation, theirs)));
            stream.assertStored(store, generation, true);
        }
    }

    /** At instants after every event, each row reads as the oracle has it. */
    private static void assertServed(Scenario scenario, ServedScenario served, OnlineStore store) {
        long newest = Long.MIN_VALUE;
        for (ViewPlan view : served.plan().views()) {
            newest = Math.max(newest, newest(served, view));
        }
        for (SpineRow row : scenario.spine()) {
            long at = Math.max(row.asOfMicros(), newest + 1);
            SpineRow asked = new SpineRow(at, row.values());
            FeatureVectors read =
                    OnlineReader.of(store).asOf(at).readAll(served.service(), List.of(served.lookup(asked)));
            Optional<Result> expected = expected(scenario.withSpine(List.of(asked)));
            if (expected.isEmpty()) {
                if (read.error(0).isEmpty() || read.error(0).get().code() != ErrorCode.OVERFLOW) {
                    throw new AssertionError("a sum does not fit, but it was served: " + read.vector(0));
                }
                continue;
            }
            Result actual =
                    Result.of(List.of(new ArrayList<>(read.vector(0).toMap().values())));
            Judgement.sameAs(served.plan(), expected.get(), actual);
        }
    }

    private static long newest(ServedScenario served, ViewPlan view) {
        return served.events(view).byKey().values().stream()
                .flatMap(List::stream)
                .mapToLong(ViewEvents.Row::visible)
                .max()
                .orElse(Long.MIN_VALUE + 1);
    }

    private static Optional<Result> expected(Scenario scenario) {
        try {
            return Optional.of(scenario.expected());
        } catch (TidemarkException e) {
            if (e.code() == ErrorCode.OVERFLOW) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
