package dev.tidemark.kernel.jupyter;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.ShutdownRequest;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * A kernel's whole life in a few seconds, with nobody watching: run with {@code -XX:ArchiveClassesAtExit=FILE}, it writes the
 * classes that a kernel needs to where the next one finds them at once. Ends with 0 where every cell went well.
 */
public final class Rehearsal {
    private static final int LONGEST_SECONDS = 90;
    private static final int PORTS = 5;

    /** What notebooks begin with; {@code FOLDER} is an empty one. */
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "%tidemark help",
            """
            java.nio.file.Files.writeString(Path.of("FOLDER/e.csv"), "k,t,v\\na,2024-01-01T00:00:00Z,1.5\\n");
            java.nio.file.Files.writeString(Path.of("FOLDER/s.csv"), "k,t\\na,2024-01-02T00:00:00Z\\n");
            var store = FeatureStore.open(Path.of("FOLDER"));
            var view = FeatureView.named("v").of(Entity.named("e").key("k", STRING))
                    .from(Source.csv("e", "e.csv").eventTime("t").column("v", DOUBLE))
                    .feature("sum_7d", sum("v").over(days(7)));
            view
            """,
            """
            var set = store.trainingSet(FeatureService.named("s").with(view)).spine(Spine.csv("s.csv").at("t")).build();
            set
            """,
            "Charts.distribution(set, \"sum_7d\")",
            "set.explain(1)",
            "Table.of(set).page(1)",
            "%tidemark open FOLDER",
            "set.close();\nstore.close();",
            "%tidemark open FOLDER",
            "%%sql\nSELECT 1 AS one",
            "int twice(int x) { return 2 * x; }\nfor (int i = 0; i < 3; i++) System.out.println(twice(i));",
            "store.close();");

    private Rehearsal() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream console = System.err; // which the kernel takes
        endInTime();
        Path folder = Files.createTempDirectory("tidemark-rehearsal");
        try {
            KernelConnectionProperties at = anywhere();
            Path file = Files.writeString(folder.resolve("connection.json"), at.toJsonString());
            Thread kernel = new Thread(() -> live(file), "kernel");
            kernel.start();
            play(at, folder);
        } catch (Exception e) {
            console.println("tidemark kernel: cannot rehearse: " + e);
            delete(folder);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endInTime() {
        Thread watch = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "rehearsal-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void live(Path connection) {
        try {
            Main.main(new String[] {connection.toString()});
        } catch (Exception e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void play(KernelConnectionProperties at, Path folder) throws Exception {
        ZMQ.Context context = ZMQ.context(1);
        try (Client shell = new Client(context, at, at.getShellPort());
                Client control = new Client(context, at, at.getControlPort())) {
            for (String cell : CELLS) {
                String code = cell.replace("FOLDER", folder.toString());
                shell.ask(ExecuteRequest.MESSAGE_TYPE, new ExecuteRequest(code, false, true, Map.of(), false, true));
            }
            delete(folder);
            control.ask(ShutdownRequest.MESSAGE_TYPE, ShutdownRequest.SHUTDOWN);
        }
    }

    private static KernelConnectionProperties anywhere() throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = taken.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket each : taken) {
            each.close();
        }
        return new KernelConnectionProperties(
                "127.0.0.1",
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                "tcp",
                "hmac-sha256",
                UUID.randomUUID().toString());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The front end's end of a socket. */
    private static final class Client extends JupyterSocket {
        Client(ZMQ.Context context, KernelConnectionProperties at, int port) throws Exception {
            super(context, SocketType.DEALER, at.createHMACGenerator(), LoggerFactory.getLogger(Client.class));
            connect(formatAddress(at.getTransport(), at.getIp(), port));
        }

        /** Sends it and waits for the answer, which the base refuses to read where it is that of a failed cell. */
        <T> void ask(MessageType<T> type, T content) {
            sendMessage(new Message<>(new Header<>("rehearsal", type), content));
            try {
                readMessage();
            } catch (ClassCastException e) {
                throw new IllegalStateException("it cannot run " + content, e);
            }
        }

        @Override
        public void bind(KernelConnectionProperties at) {
            throw new UnsupportedOperationException("it connects");
        }
    }
}
