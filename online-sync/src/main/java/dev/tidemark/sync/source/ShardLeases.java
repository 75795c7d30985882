package dev.tidemark.sync.source;

import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.sync.config.SyncConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which shards of a stream this instance consumes: its share among the instances that work. A lease keeps two from doing the
 * same work; that it would do no harm is for fences to see to, so a lease that was lost unnoticed is no danger. For one thread.
 */
final class ShardLeases implements AutoCloseable {
    private static final int RENEWALS_A_TERM = 3;

    private final RedisStreams streams;
    private final String prefix;
    private final int shards;
    private final SyncConfig config;
    private final Set<Integer> held = new TreeSet<>();
    private String ownSeat;
    private long heldUntil;
    private long nextRenewal;

    ShardLeases(RedisStreams streams, String namespace, String stream, int shards, SyncConfig config) {
        this.streams = streams;
        this.prefix = namespace + ":lease:" + stream + ":";
        this.shards = shards;
        this.config = config;
        this.nextRenewal = System.nanoTime();
    }

    /** The shards that are held now. */
    Set<Integer> held() {
        return held;
    }

    /** Holds on to leases when it is time, takes free ones and leaves those above its share; whether it was time. */
    boolean renew() {
        long now = System.nanoTime();
        if (now - nextRenewal < 0) {
            return false;
        }
        if (now - heldUntil > 0) {
            held.clear(); // another may have had them meanwhile
        }
        Duration term = config.leaseTerm();
        int share = share();
        Set<Integer> before = new TreeSet<>(held);
        held.clear();
        for (int shard : before) {
            hold(shard, share);
        }
        for (int shard = 0; shard < shards; shard++) {
            if (!before.contains(shard)) {
                hold(shard, share);
            }
        }
        heldUntil = now + term.toNanos();
        nextRenewal = now + term.toNanos() / RENEWALS_A_TERM;
        return true;
    }

    private void hold(int shard, int share) {
        if (held.size() >= share) {
            streams.leave(prefix + shard, config.instance());
        } else if (streams.hold(prefix + shard, config.instance(), config.leaseTerm())) {
            held.add(shard);
        }
    }

    /** Each instance that works has a seat; how many shards are this one's part: those that sit first take what is over. */
    private int share() {
        List<String> seats =
                IntStream.range(0, shards).mapToObj(i -> prefix + "seat:" + i).toList();
        List<String> holders = new ArrayList<>(streams.holders(seats));
        int seat = holders.indexOf(config.instance());
        if (seat < 0) {
            seat = holders.indexOf(null);
        }
        if (seat >= 0 && streams.hold(seats.get(seat), config.instance(), config.leaseTerm())) {
            holders.set(seat, config.instance());
            ownSeat = seats.get(seat);
        }
        List<String> working =
                holders.stream().filter(Objects::nonNull).distinct().toList();
        int rank = working.indexOf(config.instance());
        if (rank < 0) {
            return 0; // there are more instances than shards: this one waits for a seat
        }
        return shards / working.size() + (rank < shards % working.size() ? 1 : 0);
    }

    @Override
    public void close() {
        held.forEach(shard -> streams.leave(prefix + shard, config.instance()));
        held.clear();
        if (ownSeat != null) {
            streams.leave(ownSeat, config.instance());
        }
    }
}
