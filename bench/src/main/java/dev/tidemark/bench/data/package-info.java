/** Seeded input: how large it is, how its keys fall, and the files it is laid down in. */
package dev.tidemark.bench.data;
