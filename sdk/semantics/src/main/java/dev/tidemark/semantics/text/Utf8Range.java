package dev.tidemark.semantics.text;

import java.nio.charset.StandardCharsets;

/**
 * A range of UTF-8 bytes seen as text, to read values in place: one is set to range after range. Its characters are the
 * bytes, which is enough for every value but STRING; {@link #toString()} decodes. Not thread-safe.
 */
public final class Utf8Range implements CharSequence {
    private byte[] bytes = {};
    private int start;
    private int end;

    /** Now {@code bytes[startInclusive, endExclusive)}; the bytes are not copied. */
    public Utf8Range set(byte[] bytes, int startInclusive, int endExclusive) {
        this.bytes = bytes;
        this.start = startInclusive;
        this.end = endExclusive;
        return this;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[start + index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new Utf8Range().set(bytes, start + from, start + to);
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
