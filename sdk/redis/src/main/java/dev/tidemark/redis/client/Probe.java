package dev.tidemark.redis.client;

import dev.tidemark.redis.settings.RedisSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;

/** Knocks before Redisson does: it says at once, and says why, when nobody is there. */
final class Probe {
    private Probe() {}

    /** Returns if one of the addresses takes a connection; throws what is wrong with the last one if none does. */
    static void check(RedisSettings settings, Failures failures, String doing) {
        String why = "";
        IOException last = null;
        for (URI address : settings.addresses()) {
            InetSocketAddress host = new InetSocketAddress(address.getHost(), address.getPort());
            try (Socket socket = new Socket()) {
                socket.connect(host, Math.toIntExact(settings.timeout().toMillis()));
                return;
            } catch (UnknownHostException e) {
                why = "there is no host '" + address.getHost() + "'; correct the address";
                last = e;
            } catch (SocketTimeoutException e) {
                why = "it does not answer in time; see that it runs, or set a longer 'timeout'";
                last = e;
            } catch (IOException e) {
                why = "nobody listens there; see that it runs and that the address is right";
                last = e;
            }
        }
        throw failures.unreachable(doing, why, last);
    }
}
