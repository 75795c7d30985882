package dev.tidemark.cli.notebook;

import dev.tidemark.kernel.install.KernelSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jupyter on a folder, with settings of its own and the kernel that these tests were compiled to. */
final class JupyterServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final String address;
    private final String token;

    private JupyterServer(Process process, String address, String token) {
        this.process = process;
        this.address = address;
        this.token = token;
    }

    /** Starts it and waits until it answers. */
    static JupyterServer start(Jupyter jupyter, Path folder) throws IOException, InterruptedException {
        Path own = folder.resolve("jupyter");
        KernelSpec.onJava(
                        Path.of(System.getProperty("java.home")),
                        Runtime.version().feature(),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
                .writeTo(own.resolve("data/kernels"));
        int port = freePort();
        String token = UUID.randomUUID().toString();
        List<String> options = new ArrayList<>(List.of("--no-browser", "--ip=127.0.0.1", "--port=" + port));
        String settings = jupyter.application().equals("lab") ? "--ServerApp." : "--NotebookApp.";
        options.addAll(List.of(settings + "port_retries=0", settings + "token=" + token));
        Path log = folder.resolve("jupyter.log");
        ProcessBuilder builder = new ProcessBuilder(jupyter.serve(folder, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings(own, jupyter));
        JupyterServer server = new JupyterServer(builder.start(), "http://127.0.0.1:" + port, token);
        server.awaitAnswer(log);
        return server;
    }

    /** What every address that is asked for begins with, and no other may be. */
    String address() {
        return address;
    }

    /** Where the classic Notebook shows a notebook. */
    String notebook(String name) {
        return address + "/notebooks/" + name + "?token=" + token;
    }

    /** Where JupyterLab does. */
    String lab(String name) {
        return address + "/lab/tree/" + name + "?token=" + token;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy(); // it ends its kernels first
        if (!process.waitFor(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static Map<String, String> settings(Path own, Jupyter jupyter) {
        return Map.of(
                "PATH", jupyter.pathFirst(System.getenv("PATH")),
                "LC_ALL", "C.UTF-8",
                "JUPYTER_DATA_DIR", own.resolve("data").toString(),
                "JUPYTER_CONFIG_DIR", own.resolve("config").toString(),
                "JUPYTER_RUNTIME_DIR", own.resolve("run").toString());
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        HttpRequest status = HttpRequest.newBuilder(URI.create(address + "/api/status?token=" + token))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(status, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(50); // it does not listen yet
            }
        }
        close();
        throw new AssertionError("Jupyter does not answer at " + address + "\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
