package dev.tidemark.redis.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Asks a server on this machine how it is, and tells it to end: in less time than a client takes to be set up. */
final class ServerControl {
    private static final int TIMEOUT_MILLIS = 2_000;

    private final ServerConfig config;

    ServerControl(ServerConfig config) {
        this.config = config;
    }

    /** How a server is. */
    enum Health {
        /** Nobody listens. */
        DOWN,
        /** Reading its data. */
        LOADING,
        UP,
        /** Somebody listens there who does not answer in time. */
        BUSY,
        /** Somebody listens there who does not know our password. */
        NOT_OURS
    }

    Health health() throws IOException {
        try {
            String answer = ask("PING");
            if (answer.startsWith("+PONG")) {
                return Health.UP;
            }
            return answer.startsWith("-LOADING") ? Health.LOADING : Health.NOT_OURS;
        } catch (ConnectException e) {
            return Health.DOWN;
        } catch (SocketTimeoutException e) {
            return Health.BUSY;
        } catch (IOException e) {
            return Health.NOT_OURS;
        }
    }

    /** Ends the server once its data is on disk. */
    void shutDown() {
        try {
            ask("SHUTDOWN");
        } catch (IOException e) {
            // it hangs up instead of answering
        }
    }

    private String ask(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), config.port());
            socket.connect(address, TIMEOUT_MILLIS);
            String request = "AUTH " + config.password() + "\r\n" + command + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String known = answers.readLine();
            if (known == null || !known.startsWith("+OK")) {
                return String.valueOf(known);
            }
            return String.valueOf(answers.readLine());
        }
    }
}
