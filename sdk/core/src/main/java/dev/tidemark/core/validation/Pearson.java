package dev.tidemark.core.validation;

/** Pearson's correlation of pairs that stream by (Welford's update: stable whatever the means). Not thread-safe. */
final class Pearson implements Association {
    private long n;
    private double meanX;
    private double meanY;
    private double sumXx;
    private double sumYy;
    private double sumXy;

    /** A pair with a value that is not finite is left out. */
    void add(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        n++;
        double dx = x - meanX;
        double dy = y - meanY;
        meanX += dx / n;
        meanY += dy / n;
        sumXx += dx * (x - meanX);
        sumYy += dy * (y - meanY);
        sumXy += dx * (y - meanY);
    }

    @Override
    public long pairs() {
        return n;
    }

    /** The absolute value of the correlation, 0 to 1; 0 if one side never varies. */
    @Override
    public double strength() {
        double scale = Math.sqrt(sumXx) * Math.sqrt(sumYy);
        return scale > 0 && Double.isFinite(scale) ? Math.min(1, Math.abs(sumXy) / scale) : 0;
    }
}
