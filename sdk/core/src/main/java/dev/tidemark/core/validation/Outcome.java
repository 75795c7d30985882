package dev.tidemark.core.validation;

import dev.tidemark.core.validation.GateResult.Example;
import java.util.List;
import java.util.OptionalDouble;

/** What was measured for a gate, before its severity says what follows. */
record Outcome(State state, OptionalDouble measured, String shown, String explanation, List<Example> examples) {
    /** How the bound fares. */
    enum State {
        KEPT,
        BROKEN,
        /** It cannot be judged, and that is not as it should be. */
        UNKNOWN,
        /** It cannot be judged before there is a first baseline. */
        NO_BASELINE
    }

    static Outcome of(boolean kept, double measured, String shown, String explanation, List<Example> examples) {
        State state = kept ? State.KEPT : State.BROKEN;
        return new Outcome(state, OptionalDouble.of(measured), shown, explanation, examples);
    }

    static Outcome of(boolean kept, double measured, String explanation) {
        return of(kept, measured, Figures.shown(measured), explanation, List.of());
    }

    static Outcome unknown(String reason) {
        return new Outcome(State.UNKNOWN, OptionalDouble.empty(), "", "cannot be judged: " + reason, List.of());
    }

    static Outcome noBaseline(String reason) {
        return new Outcome(State.NO_BASELINE, OptionalDouble.empty(), "", "not evaluated: " + reason, List.of());
    }
}
