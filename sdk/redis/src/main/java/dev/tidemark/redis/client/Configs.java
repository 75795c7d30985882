package dev.tidemark.redis.client;

import dev.tidemark.redis.settings.Mode;
import dev.tidemark.redis.settings.RedisSettings;
import dev.tidemark.redis.settings.Tls;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.SubscriptionMode;

/** Our settings in Redisson's words. Reads and writes go to masters: a compare-and-set must see what was written last. */
final class Configs {
    private static final int MOST_NETTY_THREADS = 8;
    private static final int LISTENER_THREADS = 2;

    private Configs() {}

    static Config of(RedisSettings settings) {
        Config config = new Config();
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.setReferenceEnabled(false);
        config.setUseThreadClassLoader(false);
        config.setThreads(LISTENER_THREADS);
        config.setNettyThreads(
                Math.max(2, Math.min(MOST_NETTY_THREADS, Runtime.getRuntime().availableProcessors())));
        settings.credentials().user().ifPresent(config::setUsername);
        settings.credentials().password().ifPresent(config::setPassword);
        tls(config, settings.tls());
        timeouts(servers(config, settings), settings);
        return config;
    }

    private static BaseConfig<?> servers(Config config, RedisSettings settings) {
        if (settings.mode() == Mode.SENTINEL) {
            var sentinel = config.useSentinelServers()
                    .setMasterName(settings.master())
                    .setDatabase(settings.database())
                    .setCheckSentinelsList(false);
            settings.sentinelCredentials().user().ifPresent(sentinel::setSentinelUsername);
            settings.sentinelCredentials().password().ifPresent(sentinel::setSentinelPassword);
            sentinel.setSentinelAddresses(
                    settings.addresses().stream().map(URI::toString).toList());
            return masters(sentinel, settings);
        }
        if (settings.mode() == Mode.CLUSTER) {
            var cluster = config.useClusterServers();
            cluster.setNodeAddresses(
                    settings.addresses().stream().map(URI::toString).toList());
            return masters(cluster, settings);
        }
        return config.useSingleServer()
                .setAddress(settings.addresses().get(0).toString())
                .setDatabase(settings.database())
                .setConnectionPoolSize(settings.poolSize())
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0);
    }

    private static BaseConfig<?> masters(BaseMasterSlaveServersConfig<?> config, RedisSettings settings) {
        config.setReadMode(ReadMode.MASTER);
        config.setSubscriptionMode(SubscriptionMode.MASTER);
        config.setMasterConnectionPoolSize(settings.poolSize());
        config.setMasterConnectionMinimumIdleSize(1);
        config.setSubscriptionConnectionMinimumIdleSize(0);
        return config;
    }

    /** Connecting fails at the first attempt, so that a wrong password is told at once; commands have retries of their own. */
    private static void timeouts(BaseConfig<?> config, RedisSettings settings) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        config.setTimeout(millis);
        config.setConnectTimeout(millis);
        config.setRetryAttempts(0);
        config.setReconnectionDelay(Retries.DELAY);
    }

    private static void tls(Config config, Tls tls) {
        config.setSslVerificationMode(
                switch (tls.verification()) {
                    case HOST -> SslVerificationMode.STRICT;
                    case CERTIFICATE -> SslVerificationMode.CA_ONLY;
                    case NONE -> SslVerificationMode.NONE;
                });
        tls.truststore().ifPresent(file -> {
            if (!Files.isReadable(file)) {
                throw new TidemarkException(
                        ErrorCode.MISSING_FILE,
                        "Cannot read the file '" + file
                                + "' of online store setting 'truststore': make it readable, or name another.");
            }
            config.setSslTruststore(url(file));
        });
        tls.truststorePassword().ifPresent(config::setSslTruststorePassword);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
