package dev.tidemark.sync.serve;

import dev.tidemark.core.config.Setting;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.http.HttpLimits;
import dev.tidemark.sync.http.HttpSettings;
import dev.tidemark.sync.http.Tls;
import dev.tidemark.sync.http.Tokens;
import dev.tidemark.sync.serve.read.ReadLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is set under {@code sync.http.}: where features are served, for whom, and how much at a time. */
public record ServeSettings(HttpSettings http, ReadLimits limits) {
    /** Feast's, so that its clients need no telling. */
    public static final int DEFAULT_PORT = 6566;

    private static final String HTTP = "sync.http.";
    private static final String ANONYMOUS = HTTP + "allowAnonymous";

    /** Every key there is. */
    public static final List<String> KEYS = List.of(
            HTTP + "host",
            HTTP + "port",
            HTTP + "tokens",
            HTTP + "tokensFile",
            ANONYMOUS,
            HTTP + "tlsCertificate",
            HTTP + "tlsKey",
            HTTP + "tlsKeystore",
            HTTP + "tlsKeystorePasswordFile",
            HTTP + "maxBodyBytes",
            HTTP + "maxRows",
            HTTP + "maxEvents",
            HTTP + "maxConnections",
            HTTP + "maxRequests",
            HTTP + "requestTimeout",
            HTTP + "idleTimeout",
            HTTP + "stopTimeout");

    public static ServeSettings read(SettingReader settings) {
        HttpLimits otherwise = HttpLimits.defaults();
        ReadLimits reads = ReadLimits.defaults();
        HttpLimits limits = new HttpLimits(
                settings.whole(HTTP + "maxBodyBytes", 1_024, 1 << 30, otherwise.bodyBytes()),
                settings.whole(HTTP + "maxConnections", 1, 1_000_000, otherwise.connections()),
                settings.whole(HTTP + "maxRequests", 1, 10_000, otherwise.requests()),
                settings.duration(HTTP + "requestTimeout", otherwise.requestTime()),
                settings.duration(HTTP + "idleTimeout", otherwise.idleTime()),
                settings.duration(HTTP + "stopTimeout", otherwise.stopTime()));
        HttpSettings http = new HttpSettings(
                settings.text(HTTP + "host", "127.0.0.1"),
                settings.whole(HTTP + "port", 0, 65_535, DEFAULT_PORT),
                tokens(settings),
                tls(settings),
                limits);
        refuseStrangers(settings, http);
        return new ServeSettings(
                http,
                new ReadLimits(
                        settings.whole(HTTP + "maxRows", 1, 1_000_000, reads.rows()),
                        settings.whole(HTTP + "maxEvents", 1, 1_000_000, reads.events())));
    }

    private static Tokens tokens(SettingReader settings) {
        String file = HTTP + "tokensFile";
        Optional<Setting> inline = settings.find(HTTP + "tokens");
        Optional<String> contents = settings.contents(file);
        if (inline.isPresent() && contents.isPresent()) {
            throw inline.get().invalid("'" + file + "' is set too; leave one of them out.");
        }
        if (inline.isPresent()) {
            return Tokens.of(settings.list(HTTP + "tokens"), inline.get().toString());
        }
        List<String> entries = new ArrayList<>();
        contents.ifPresent(text -> text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(entries::add));
        if (contents.isPresent() && entries.isEmpty()) {
            throw settings.find(file)
                    .orElseThrow()
                    .invalid("the file has no token; write a line like read:TOKEN, or leave the setting out.");
        }
        return Tokens.of(entries, settings.find(file).map(Setting::toString).orElse(""));
    }

    private static Optional<Tls> tls(SettingReader settings) {
        Optional<Path> certificate = settings.path(HTTP + "tlsCertificate");
        Optional<Path> key = settings.path(HTTP + "tlsKey");
        Optional<Path> keystore = settings.path(HTTP + "tlsKeystore");
        Optional<String> password = settings.contents(HTTP + "tlsKeystorePasswordFile");
        requirePair(settings, "tlsCertificate", "tlsKey");
        requirePair(settings, "tlsKeystore", "tlsKeystorePasswordFile");
        if (keystore.isPresent() && certificate.isPresent()) {
            throw settings.find(HTTP + "tlsKeystore")
                    .orElseThrow()
                    .invalid("'" + HTTP + "tlsCertificate' is set too; leave one of them out.");
        }
        if (keystore.isPresent()) {
            return Optional.of(Tls.keystore(keystore.get(), password.orElseThrow()));
        }
        return certificate.map(file -> Tls.pem(file, key.orElseThrow()));
    }

    private static void requirePair(SettingReader settings, String one, String other) {
        Optional<Setting> first = settings.find(HTTP + one);
        Optional<Setting> second = settings.find(HTTP + other);
        if (first.isPresent() != second.isPresent()) {
            String missing = HTTP + (first.isPresent() ? other : one);
            throw first.or(() -> second).orElseThrow().invalid("it needs '" + missing + "' beside it; set both.");
        }
    }

    /** Who listens beyond this machine without tokens must have said that it is meant. */
    private static void refuseStrangers(SettingReader settings, HttpSettings http) {
        boolean meant = settings.flag(ANONYMOUS);
        if (http.tokens().isEmpty() && !meant && !isLoopback(http.host())) {
            throw settings.find(HTTP + "host")
                    .orElseThrow()
                    .invalid("everybody who reaches '" + http.host() + "' could read and push; set '" + HTTP
                            + "tokensFile', or '" + ANONYMOUS + "' to true.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true; // said when it is listened at
        }
    }

    /** How long a stop may take at most. */
    public Duration stopTime() {
        return http.limits().stopTime();
    }
}
