package dev.tidemark.redis;

import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.redis.memory.MemoryModel;
import dev.tidemark.redis.memory.StatesToCome;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.connection.MasterSlaveEntry;

/** What the servers say of themselves. Thread-safe. */
final class Servers {
    private static final int NEEDED_MAJOR = 6;
    private static final int NEEDED_MINOR = 2;

    private final Client client;

    Servers(Client client) {
        this.client = client;
    }

    /** Throws if a server cannot do what the store needs: PXAT came with 6.2. */
    void check() {
        String doing = "open the online store";
        for (MasterSlaveEntry master : client.masters()) {
            Map<String, String> server = client.ask(doing, master, RedisCommands.INFO_SERVER);
            String version = server.getOrDefault("redis_version", "");
            String[] parts = version.split("\\.", -1);
            int major = Integer.parseInt(parts[0]);
            if (major < NEEDED_MAJOR || major == NEEDED_MAJOR && Integer.parseInt(parts[1]) < NEEDED_MINOR) {
                throw client.refused(doing, "it is version " + version + "; Redis 6.2 or newer is needed");
            }
            if ("cluster".equals(server.get("redis_mode")) && !client.isCluster()) {
                throw client.refused(doing, "it is a part of a cluster; set mode to cluster");
            }
        }
    }

    StoreFacts facts() {
        String doing = "look at the online store";
        String product = "";
        long used = 0;
        long limit = 0;
        boolean limited = true;
        TreeSet<String> runs = new TreeSet<>();
        for (MasterSlaveEntry master : client.masters()) {
            Map<String, String> server = client.ask(doing, master, RedisCommands.INFO_SERVER);
            Map<String, String> memory = client.ask(doing, master, RedisCommands.INFO_MEMORY);
            product = product(server);
            used += Long.parseLong(memory.get("used_memory"));
            long most = Long.parseLong(memory.get("maxmemory"));
            limited &= most > 0;
            limit += most;
            runs.add(server.get("run_id"));
        }
        return new StoreFacts(
                product,
                client.settings().address(),
                used,
                limited ? OptionalLong.of(limit) : OptionalLong.empty(),
                String.join(" ", runs));
    }

    /** As if all servers were one: keys spread evenly over them, and what holds for the whole holds for each share. */
    long predictedBytes(List<ExpectedStates> states, RedisKeys keys) {
        String doing = "look at the online store";
        MemoryModel model = null;
        long here = 0;
        long expiringHere = 0;
        int masters = 0;
        for (MasterSlaveEntry master : client.masters()) {
            masters++;
            Map<String, String> memory = client.ask(doing, master, RedisCommands.INFO_MEMORY);
            model = MemoryModel.of(memory.getOrDefault("mem_allocator", ""));
            here += number(client.ask(doing, master, RedisCommands.INFO_KEYSPACE), "keys");
            expiringHere += number(client.ask(doing, master, RedisCommands.INFO_KEYSPACE), "expires");
        }
        StatesToCome coming = StatesToCome.of(states, keys, model);
        return coming.bytes()
                + masters * model.buckets(here / masters, coming.count() / masters)
                + masters * model.buckets(expiringHere / masters, coming.expiring() / masters);
    }

    /** A number of {@code db0:keys=3,expires=2,avg_ttl=0}; 0 while there is no key. */
    private static long number(Map<String, String> keyspace, String name) {
        for (String part : keyspace.getOrDefault("db0", "").split(",")) {
            if (part.startsWith(name + "=")) {
                return Long.parseLong(part.substring(name.length() + 1));
            }
        }
        return 0;
    }

    private static String product(Map<String, String> server) {
        String valkey = server.get("valkey_version");
        return valkey == null ? "Redis " + server.get("redis_version") : "Valkey " + valkey;
    }
}
