package dev.tidemark.semantics.state;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The frame of a state's bytes: a mark, the version of the form, what the view keeps, the content, a checksum. What one
 * release wrote the next ones read.
 */
final class StateCodec {
    private static final int MARK = 0x7D;
    private static final int VERSION = 2;
    /** The first form that tells what tiles come to, see {@link Track#write}. */
    private static final int FIRST_WITH_WHOLES = 2;

    private static final int CHECKSUM_BYTES = 4;

    private final String viewName;
    private final int layout;

    StateCodec(ViewPlan view) {
        this.viewName = view.name();
        this.layout = layout(view);
    }

    /** Tells apart states that keep different things; the names of views and features do not matter. */
    private static int layout(ViewPlan view) {
        StringBuilder text = new StringBuilder();
        for (ViewColumn column : view.columns()) {
            text.append(column.type()).append(',');
        }
        for (FeaturePlan feature : view.features()) {
            text.append(';').append(feature.function()).append(',').append(feature.column());
            text.append(',').append(feature.filter()).append(',').append(feature.n());
            text.append(',').append(feature.window().lengthMicros());
            text.append(',').append(feature.window().resolutionMicros());
            text.append(',').append(feature.window().shiftMicros());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return checksum(bytes, 0, bytes.length);
    }

    void writeHeader(long newest, ByteWriter out) {
        out.writeByte(MARK);
        out.writeUnsigned(VERSION);
        out.writeFixedInt(layout);
        out.writeSigned(newest);
    }

    byte[] seal(ByteWriter out) {
        out.writeFixedInt(checksum(out.written(), 0, out.size()));
        return out.toBytes();
    }

    /** Checks the frame of the bytes from an index on; the reader stands at the content. */
    ByteReader open(byte[] bytes, int from) {
        int end = bytes.length - CHECKSUM_BYTES;
        if (end - from < 2 || (bytes[from] & 0xFF) != MARK) {
            throw corrupt("it does not begin like a state");
        }
        ByteReader in = new ByteReader(bytes, from + 1, end);
        long version = in.readUnsigned();
        if (version > VERSION) {
            throw new TidemarkException(
                    ErrorCode.NEWER_STATE,
                    "Cannot read the state of view '" + viewName + "': it has form " + version
                            + ", this release knows up to " + VERSION + "; update Tidemark here.");
        }
        if (checksum(bytes, from, end) != new ByteReader(bytes, end, bytes.length).readFixedInt()) {
            throw corrupt("its checksum does not match");
        }
        if (in.readFixedInt() != layout) {
            throw corrupt("it was written for a view that keeps other aggregates");
        }
        return in;
    }

    /** Whether a state that {@link #open} accepted has what {@link Track#write} puts before many tiles. */
    static boolean tellsWholes(byte[] bytes, int from) {
        return bytes[from + 1] >= FIRST_WITH_WHOLES;
    }

    TidemarkException corrupt(String reason) {
        return new TidemarkException(
                ErrorCode.CORRUPT_STATE,
                "Cannot read the state of view '" + viewName + "': " + reason + "; build it again from the source.");
    }

    private static int checksum(byte[] bytes, int from, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, end - from);
        return (int) checksum.getValue();
    }
}
