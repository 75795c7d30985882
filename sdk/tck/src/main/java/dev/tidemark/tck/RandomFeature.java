package dev.tidemark.tck;

import java.util.Map;

/**
 * One feature of a random plan.
 *
 * @param tree as the definitions write it
 * @param length of its window or its time to live; 0 if it has no start
 * @param resolution of its window; 0 where the default stands
 * @param shift how long before the instant the window ends
 */
record RandomFeature(Map<String, Object> tree, long length, long resolution, long shift) {}
