package dev.tidemark.kernel.jupyter;

/** Cursors: Jupyter counts characters, Java the halves of those beyond 16 bits. */
final class Positions {
    private Positions() {}

    static int units(String code, int characters) {
        int most = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.max(0, Math.min(characters, most)));
    }

    static int characters(String code, int units) {
        return code.codePointCount(0, units);
    }
}
