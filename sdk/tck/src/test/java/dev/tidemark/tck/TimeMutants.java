package dev.tidemark.tck;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.reference.Event;
import dev.tidemark.semantics.reference.Rules;
import dev.tidemark.semantics.time.Window;
import java.util.List;
import java.util.OptionalLong;

/** Wrong about time, visibility and windows. */
final class TimeMutants {
    private TimeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("TIME-2", "rounds by division", new Rules() {
                    @Override
                    public long floor(long t, long r) {
                        return t / r * r;
                    }
                }),
                Mutant.of("TIME-4", "takes any number for an instant", new Rules() {
                    @Override
                    public long instant(long micros, String what) {
                        return micros;
                    }
                }),
                Mutant.of("VIS-1", "counts an event at the instant", new Rules() {
                    @Override
                    public boolean isVisible(Event event, long at) {
                        return Math.max(event.eventTime(), event.knownTime()) <= at;
                    }

                    @Override
                    public long windowEnd(Window window, long at) {
                        return window.isShifted() ? super.windowEnd(window, at) : at + 1;
                    }
                }),
                Mutant.of("VIS-1", "counts an event known at the instant", new Rules() {
                    @Override
                    public boolean isVisible(Event event, long at) {
                        return Math.max(event.eventTime(), event.knownTime()) <= at;
                    }
                }),
                Mutant.of("VIS-1", "ignores the known time", new Rules() {
                    @Override
                    public boolean isVisible(Event event, long at) {
                        return event.eventTime() < at;
                    }
                }),
                Mutant.of("VIS-2", "lets an early known time make the future visible", new Rules() {
                    @Override
                    public boolean isVisible(Event event, long at) {
                        return event.knownTime() < at;
                    }
                }),
                Mutant.of("VIS-3", "ignores visibleAtItsInstant", new Rules() {
                    @Override
                    public long evaluationInstant(Source source, long asOf) {
                        return asOf;
                    }
                }),
                Mutant.of("VIS-3", "leaves the window's start where it was", new VisibleAtInstantHalfway()),
                Mutant.of("VIS-4", "ignores known-as-of", new Rules() {
                    @Override
                    public boolean keptByKnownAsOf(Event event, OptionalLong knownAsOf) {
                        return true;
                    }
                }),
                Mutant.of("VIS-4", "keeps what became known at known-as-of", new Rules() {
                    @Override
                    public boolean keptByKnownAsOf(Event event, OptionalLong knownAsOf) {
                        return knownAsOf.isEmpty() || event.knownTime() <= knownAsOf.getAsLong();
                    }
                }),
                Mutant.of("VIS-4", "compares known-as-of with the event time", new Rules() {
                    @Override
                    public boolean keptByKnownAsOf(Event event, OptionalLong knownAsOf) {
                        return knownAsOf.isEmpty() || event.eventTime() < knownAsOf.getAsLong();
                    }
                }),
                Mutant.of("WIN-1", "does not round the tail", new Rules() {
                    @Override
                    public OptionalLong windowStart(Window window, long at) {
                        return window.isLifetime()
                                ? OptionalLong.empty()
                                : OptionalLong.of(at - window.shiftMicros() - window.lengthMicros());
                    }
                }),
                Mutant.of("WIN-1", "rounds the tail up", new Rules() {
                    @Override
                    public OptionalLong windowStart(Window window, long at) {
                        return window.isLifetime()
                                ? OptionalLong.empty()
                                : OptionalLong.of(-floor(
                                        window.shiftMicros() + window.lengthMicros() - at, window.resolutionMicros()));
                    }
                }),
                Mutant.of("WIN-1", "rounds the head down too", new Rules() {
                    @Override
                    public long windowEnd(Window window, long at) {
                        return window.resolutionMicros() == Window.UNBOUNDED
                                ? at
                                : floor(at - window.shiftMicros(), window.resolutionMicros());
                    }
                }),
                Mutant.of("WIN-2", "rounds to a divisor of the length", new Rules() {
                    @Override
                    public OptionalLong windowStart(Window window, long at) {
                        return window.isLifetime()
                                ? OptionalLong.empty()
                                : OptionalLong.of(floor(at - window.shiftMicros(), window.resolutionMicros())
                                        - floor(window.lengthMicros(), window.resolutionMicros()));
                    }
                }),
                Mutant.of("WIN-4", "excludes the start", new Rules() {
                    @Override
                    public boolean covers(Window window, long eventTime, long at) {
                        OptionalLong start = windowStart(window, at);
                        return (start.isEmpty() || eventTime > start.getAsLong()) && eventTime < windowEnd(window, at);
                    }
                }),
                Mutant.of("WIN-6", "ends a lifetime after a hundred years", new Rules() {
                    @Override
                    public OptionalLong windowStart(Window window, long at) {
                        return window.isLifetime()
                                ? OptionalLong.of(at - Window.MAX_MICROS)
                                : super.windowStart(window, at);
                    }
                }),
                Mutant.of("WIN-7", "does not round a shifted window's end", new Rules() {
                    @Override
                    public long windowEnd(Window window, long at) {
                        return at - window.shiftMicros();
                    }
                }),
                Mutant.of("WIN-7", "ignores endingBefore at the end", new Rules() {
                    @Override
                    public long windowEnd(Window window, long at) {
                        return at;
                    }
                }),
                Mutant.of("WIN-9", "judges visibility at a shifted window's end", new Rules() {
                    @Override
                    public boolean counts(Event event, Window window, long at) {
                        return isVisible(event, windowEnd(window, at)) && covers(window, event.eventTime(), at);
                    }
                }));
    }

    /** Sees the events at the instant, but keeps the windows of one microsecond earlier. */
    private static final class VisibleAtInstantHalfway extends Rules {
        private boolean moved;

        @Override
        public long evaluationInstant(Source source, long asOf) {
            moved = source.visibleAtItsInstant();
            return super.evaluationInstant(source, asOf);
        }

        @Override
        public OptionalLong windowStart(Window window, long at) {
            return super.windowStart(window, moved ? at - 1 : at);
        }
    }
}
