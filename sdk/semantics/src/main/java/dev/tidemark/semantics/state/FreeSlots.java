package dev.tidemark.semantics.state;

/** Slots that no tile has: numbers from 0 on, given out again once released. */
final class FreeSlots {
    private static final int FIRST_ROOM = 16;

    private int[] slots = new int[FIRST_ROOM];
    private int size;
    private int room;

    boolean isEmpty() {
        return size == 0;
    }

    /** Doubles the room; only when there is no slot left. Gives how many slots there are now, taken ones included. */
    int grow() {
        int wider = Math.max(FIRST_ROOM, room * 2);
        if (slots.length < wider) {
            slots = new int[wider];
        }
        for (int slot = wider - 1; slot >= room; slot--) {
            slots[size++] = slot;
        }
        room = wider;
        return room;
    }

    int take() {
        return slots[--size];
    }

    void release(int slot) {
        slots[size++] = slot;
    }
}
