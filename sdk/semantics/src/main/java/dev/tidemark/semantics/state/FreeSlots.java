package dev.tidemark.semantics.state;

import java.util.Arrays;

/** Slots that no tile has: numbers from 0 on, given out again once released. Not thread-safe. */
final class FreeSlots {
    private static final int FIRST_ROOM = 16;

    private int[] released = new int[FIRST_ROOM];
    private int size;
    /** From here on none was given out since the last {@link #restart}. */
    private int untouched;

    private int room;

    boolean isEmpty() {
        return size == 0 && untouched == room;
    }

    /** How many slots there are, taken ones included. */
    int room() {
        return room;
    }

    /** Makes at least that many slots. */
    void grow(int least) {
        room = Math.max(Math.max(FIRST_ROOM, room * 2), least);
        released = Arrays.copyOf(released, room);
    }

    /** Takes back all slots but the first ones, which are taken. */
    void restart(int taken) {
        size = 0;
        untouched = taken;
    }

    int take() {
        return size > 0 ? released[--size] : untouched++;
    }

    void release(int slot) {
        released[size++] = slot;
    }
}
