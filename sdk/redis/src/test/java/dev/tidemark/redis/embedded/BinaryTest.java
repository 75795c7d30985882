package dev.tidemark.redis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryTest {
    @TempDir
    Path folder;

    @Test
    void startsOnceNobodyHoldsTheProgramOpenForWriting() throws Exception {
        Path program = Binary.in(folder);
        Process process;
        try (OutputStream held = Files.newOutputStream(program, StandardOpenOption.APPEND)) {
            Executor later = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> close(held), later);
            process = Binary.launch(new ProcessBuilder(program.toString(), "--version"));
            assertThat(closed).isDone();
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("Redis server v=");
        assertThat(process.waitFor()).isZero();
    }

    private static void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
