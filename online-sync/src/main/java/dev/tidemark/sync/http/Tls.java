package dev.tidemark.sync.http;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The server's certificate and key. */
public final class Tls {
    private static final char[] IN_MEMORY = "in memory".toCharArray();
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

    private final KeyStore store;
    private final char[] password;

    private Tls(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /** From a PKCS#12 or JKS key store. */
    public static Tls keystore(Path file, String password) {
        try {
            return new Tls(KeyStore.getInstance(file.toFile(), password.toCharArray()), password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, "it is no PKCS#12 or JKS key store that this password opens", e);
        }
    }

    /**
     * From PEM files, as authorities issue them.
     *
     * @param certificate the server's, followed by those of its issuers
     * @param key PKCS#8, not encrypted: it begins with {@code -----BEGIN PRIVATE KEY-----}
     */
    public static Tls pem(Path certificate, Path key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key(key), IN_MEMORY, chain(certificate));
            return new Tls(store, IN_MEMORY);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(certificate, "it does not fit its key", e);
        }
    }

    private static Certificate[] chain(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (chain.isEmpty()) {
                throw unreadable(file, "it holds no certificate; write them in PEM, the server's first", null);
            }
            return chain.toArray(Certificate[]::new);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, "it holds no certificates in PEM", e);
        }
    }

    private static PrivateKey key(Path file) {
        String remedy = "it holds no private key in PEM; convert it by: openssl pkcs8 -topk8 -nocrypt -in KEY";
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            int from = text.indexOf("-----BEGIN PRIVATE KEY-----");
            int to = text.indexOf("-----END PRIVATE KEY-----");
            if (from < 0 || to < from) {
                throw unreadable(file, remedy, null);
            }
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(from + 27, to));
            for (String kind : KEY_KINDS) {
                try {
                    return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                } catch (GeneralSecurityException e) {
                    continue; // of another kind
                }
            }
            throw unreadable(file, "its key is neither RSA, EC nor EdDSA", null);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, remedy, e);
        }
    }

    private static TidemarkException unreadable(Path file, String why, Exception cause) {
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE, "Cannot set up TLS by " + file + ": " + why + ".", cause);
    }

    SslContextFactory.Server factory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStore(store);
        factory.setKeyStorePassword(new String(password));
        return factory;
    }
}
