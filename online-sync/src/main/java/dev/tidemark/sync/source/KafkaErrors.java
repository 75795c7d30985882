package dev.tidemark.sync.source;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/** What Kafka's clients report, in Tidemark's words. */
final class KafkaErrors {
    private KafkaErrors() {}

    /** @param doing what is done, as in {@code read topic 'payments'} */
    static <T> T translated(String doing, Supplier<T> calls) {
        try {
            return calls.get();
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(
                    ErrorCode.CANCELLED, "Cancelled: told to stop while waiting to " + doing + ".", e);
        } catch (AuthenticationException | AuthorizationException e) {
            throw error(ErrorCode.STREAM_REFUSED, doing, e, "check user, password and rights under sync.kafka");
        } catch (KafkaException e) {
            throw error(ErrorCode.STREAM_UNREACHABLE, doing, e, "check the broker and sync.kafka.bootstrap.servers");
        }
    }

    private static TidemarkException error(ErrorCode code, String doing, KafkaException e, String remedy) {
        String said = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
        return new TidemarkException(code, "Cannot " + doing + ": Kafka says '" + said + "'; " + remedy + ".", e);
    }
}
