package dev.tidemark.spark.shuffle;

/** Arrays that grow. */
final class Bytes {
    private static final int MOST = Integer.MAX_VALUE - 16;

    private Bytes() {}

    /** An array with room for so many bytes: the same, or a larger one with what was used of it. */
    static byte[] withRoom(byte[] bytes, int used, int size) {
        if (size <= bytes.length) {
            return bytes;
        }
        byte[] larger = new byte[(int) Math.min(MOST, Math.max(size, bytes.length * 2L))];
        System.arraycopy(bytes, 0, larger, 0, used);
        return larger;
    }
}
