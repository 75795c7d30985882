package dev.tidemark.redis;

import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.redis.client.Client;
import java.util.Map;
import java.util.OptionalLong;
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
        for (MasterSlaveEntry master : client.masters()) {
            Map<String, String> server = client.ask(doing, master, RedisCommands.INFO_SERVER);
            Map<String, String> memory = client.ask(doing, master, RedisCommands.INFO_MEMORY);
            product = product(server);
            used += Long.parseLong(memory.get("used_memory"));
            long most = Long.parseLong(memory.get("maxmemory"));
            limited &= most > 0;
            limit += most;
        }
        return new StoreFacts(
                product, client.settings().address(), used, limited ? OptionalLong.of(limit) : OptionalLong.empty());
    }

    private static String product(Map<String, String> server) {
        String valkey = server.get("valkey_version");
        return valkey == null ? "Redis " + server.get("redis_version") : "Valkey " + valkey;
    }
}
