package dev.tidemark.core.validation;

import dev.tidemark.semantics.type.ValueType;

/**
 * A column that a training set will have.
 *
 * @param index among all columns: the spine's, then the outputs of the plan
 * @param type null if no feature could read it
 */
record TableColumn(int index, String name, ValueType type) {}
