package dev.tidemark.core.input;

import dev.tidemark.core.executor.DataFiles;

/** What engines say of an unsigned number of 64 bits that no INT64 holds. */
public final class UnsignedNumbers {
    private UnsignedNumbers() {}

    /**
     * The message of an INVALID_VALUE.
     *
     * @param file as it is shown
     */
    public static String tooLarge(String value, String column, String file, DataFiles files) {
        return "Cannot read " + value + " as INT64 in column '" + column + "' of " + file + " (" + files.what()
                + "): it does not fit 64 signed bits; declare the column DOUBLE, or store it in 64 signed bits.";
    }
}
