package dev.tidemark.sync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that come and go. */
final class TestingPorts {
    private TestingPorts() {}

    /** One that no connection going out takes while the server is away, nor meets itself at. */
    static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue; // it is taken
            }
        }
    }
}
