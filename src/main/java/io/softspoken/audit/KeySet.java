package io.softspoken.audit;

/** A set of 64-bit keys that takes little more room than they do: a million in 16 MB. */
final class KeySet {
    private long[] table = new long[1024];
    private int size;
    private boolean hasZero;

    /** Adds a key; false if it was there. */
    boolean add(long key) {
        if (key == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (size * 2 >= table.length) {
            long[] old = table;
            table = new long[old.length * 2];
            for (long one : old) {
                if (one != 0) {
                    table[slot(one)] = one;
                }
            }
        }
        int slot = slot(key);
        if (table[slot] == key) {
            return false;
        }
        table[slot] = key;
        size++;
        return true;
    }

    boolean contains(long key) {
        return key == 0 ? hasZero : table[slot(key)] == key;
    }

    private int slot(long key) {
        int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (table.length - 1);
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
