package dev.tidemark.semantics.text;

import dev.tidemark.semantics.type.ValueType;

/**
 * Guesses the type of a column of text from some of its values: BOOL, INT64, DOUBLE or TIMESTAMP if every value that is
 * not null is one, otherwise STRING. A guess never changes a text that could be an identifier: whole numbers with a plus
 * sign or leading zeros ({@code 007}), or too large for 64 bits, and dates without a time, make the column STRING.
 */
public final class ColumnTypeGuess {
    private ValueType guess;

    /** Takes one more value into account; null says nothing. */
    public void add(CharSequence value) {
        if (value != null && guess != ValueType.STRING) {
            guess = guess == null ? guess(value) : common(guess, guess(value));
        }
    }

    /** The narrowest type of all values so far; STRING if none was other than null. */
    public ValueType type() {
        return guess == null ? ValueType.STRING : guess;
    }

    private static ValueType common(ValueType one, ValueType other) {
        if (one == other) {
            return one;
        }
        return one.isNumber() && other.isNumber() ? ValueType.DOUBLE : ValueType.STRING;
    }

    private static ValueType guess(CharSequence value) {
        if (NumberScanner.isWord(value, 0, "true") || NumberScanner.isWord(value, 0, "false")) {
            return ValueType.BOOL;
        }
        NumberScanner.Shape shape = NumberScanner.shape(value);
        if (shape != NumberScanner.Shape.NONE) {
            return guessNumber(value, shape);
        }
        boolean instant = value.length() > 10 && TimeScanner.scan(value) >= TextTime.MIN_MICROS;
        return instant ? ValueType.TIMESTAMP : ValueType.STRING;
    }

    private static ValueType guessNumber(CharSequence value, NumberScanner.Shape shape) {
        if (shape == NumberScanner.Shape.NAMED) {
            return ValueType.DOUBLE;
        }
        if (value.charAt(0) == '+' || NumberScanner.hasLeadingZero(value)) {
            return ValueType.STRING;
        }
        if (shape == NumberScanner.Shape.DECIMAL) {
            return ValueType.DOUBLE;
        }
        return TextValues.fitsInt64(value) ? ValueType.INT64 : ValueType.STRING;
    }
}
