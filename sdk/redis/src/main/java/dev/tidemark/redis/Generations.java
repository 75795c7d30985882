package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineStore.GenerationSize;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.decoder.ListScanResult;
import org.redisson.connection.MasterSlaveEntry;

/** Looks at every key, some at a time, so that reads go on between. Thread-safe. */
final class Generations {
    /** How many keys a server looks at in one step; a step takes it less than a millisecond. */
    private static final String STEP = "1000";
    /** So many keys of a generation are measured, and one of {@link #SAMPLED} from then on. */
    private static final long ALL_SAMPLED = 1_000;

    private static final long SAMPLED = 50;

    private final Client client;
    private final RedisKeys keys;

    Generations(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    long delete(long generation, ProgressMeter progress, Cancellation cancellation) {
        String doing = "delete the states of generation " + generation;
        progress.start(Phase.RETIRE, "generation " + generation, OptionalLong.empty());
        long[] deleted = {0};
        scan(doing, keys.statesPattern(generation), cancellation, found -> {
            Pipeline pipeline = client.pipeline();
            List<Answer<Long>> answers = new ArrayList<>(found.size());
            for (byte[] key : found) {
                answers.add(pipeline.write(key, RedisCommands.UNLINK, key));
            }
            pipeline.run(doing);
            for (Answer<Long> answer : answers) {
                deleted[0] += answer.value();
            }
            progress.advance(found.size());
        });
        progress.finish();
        return deleted[0];
    }

    Map<Long, GenerationSize> sizes(Cancellation cancellation) {
        String doing = "measure the states";
        Map<Long, Measured> measured = new HashMap<>();
        scan(doing, keys.statesPattern(), cancellation, found -> {
            Pipeline pipeline = client.pipeline();
            List<Runnable> answers = new ArrayList<>();
            for (byte[] key : found) {
                OptionalLong generation = RedisKeys.generation(key);
                if (generation.isPresent()) {
                    Measured one = measured.computeIfAbsent(generation.getAsLong(), g -> new Measured());
                    if (one.keys++ < ALL_SAMPLED || one.keys % SAMPLED == 0) {
                        Answer<Long> bytes = pipeline.read(key, RedisCommands.MEMORY_USAGE, key);
                        Answer<Long> expiry = pipeline.read(key, RedisCommands.PTTL, key);
                        answers.add(() -> one.add(bytes.value(), expiry.value()));
                    }
                }
            }
            pipeline.run(doing);
            answers.forEach(Runnable::run);
        });
        Map<Long, GenerationSize> sizes = new TreeMap<>();
        measured.forEach((generation, one) -> sizes.put(generation, one.size()));
        return sizes;
    }

    private void scan(String doing, String pattern, Cancellation cancellation, Consumer<List<byte[]>> found) {
        for (MasterSlaveEntry master : client.masters()) {
            String position = "0";
            do {
                if (cancellation.isCancelled()) {
                    throw new TidemarkException(
                            ErrorCode.CANCELLED,
                            "Cancelled: told to stop before the end. Run it again to do the rest.");
                }
                ListScanResult<byte[]> step =
                        client.ask(doing, master, RedisCommands.SCAN, position, "MATCH", pattern, "COUNT", STEP);
                found.accept(step.getValues());
                position = step.getPos();
            } while (!position.equals("0"));
        }
    }

    /** What is known of a generation so far. */
    private static final class Measured {
        /** What a key takes in the table of keys, and again in that of expiries; MEMORY USAGE leaves both out. */
        private static final long PLACE_BYTES = 22;

        private static final long EXPIRY_BYTES = 42;

        long keys;
        long sampled;
        long sampledBytes;

        /** @param millisLeft negative if the key does not expire */
        void add(Long bytes, Long millisLeft) {
            if (bytes != null) { // else it went between the two looks
                sampled++;
                sampledBytes += bytes + PLACE_BYTES + (millisLeft < 0 ? 0 : EXPIRY_BYTES);
            }
        }

        GenerationSize size() {
            return new GenerationSize(keys, sampled == 0 ? 0 : Math.round((double) sampledBytes / sampled * keys));
        }
    }
}
