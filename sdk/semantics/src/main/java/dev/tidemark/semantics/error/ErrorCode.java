package dev.tidemark.semantics.error;

/** The stable, machine-readable name of each kind of failure. A code is never renamed; its message may improve. */
public enum ErrorCode {
    INVALID_DEFINITION(ErrorCategory.USER),
    DUPLICATE_NAME(ErrorCategory.USER),
    UNKNOWN_NAME(ErrorCategory.USER),
    INVALID_EXPRESSION(ErrorCategory.USER),
    MISSING_COLUMN(ErrorCategory.USER),
    WRONG_TYPE(ErrorCategory.USER),
    INVALID_VALUE(ErrorCategory.USER),
    MISSING_FILE(ErrorCategory.USER),
    UNREADABLE_FILE(ErrorCategory.USER),
    OUTPUT_REFUSED(ErrorCategory.USER),
    OVERFLOW(ErrorCategory.USER),
    UNSUPPORTED(ErrorCategory.USER),
    CORRUPT_STATE(ErrorCategory.EXTERNAL),
    NEWER_STATE(ErrorCategory.USER),
    NEWER_RELEASE(ErrorCategory.USER),
    FOREIGN_VALUE(ErrorCategory.EXTERNAL),
    NOT_SERVED(ErrorCategory.USER),
    CONFLICT(ErrorCategory.USER),
    GATE_FAILED(ErrorCategory.USER),
    PARITY_FAILED(ErrorCategory.INTERNAL),
    STORE_UNREACHABLE(ErrorCategory.EXTERNAL),
    STORE_REFUSED(ErrorCategory.EXTERNAL),
    STORE_FULL(ErrorCategory.RESOURCES),
    STREAM_UNREACHABLE(ErrorCategory.EXTERNAL),
    STREAM_REFUSED(ErrorCategory.EXTERNAL),
    REGISTRY_UNREACHABLE(ErrorCategory.EXTERNAL),
    REGISTRY_REFUSED(ErrorCategory.EXTERNAL),
    CANCELLED(ErrorCategory.USER),
    OUT_OF_MEMORY(ErrorCategory.RESOURCES),
    DISK_FULL(ErrorCategory.RESOURCES),
    ENGINE_FAILED(ErrorCategory.EXTERNAL),
    INTERNAL(ErrorCategory.INTERNAL);

    private final ErrorCategory category;

    ErrorCode(ErrorCategory category) {
        this.category = category;
    }

    public ErrorCategory category() {
        return category;
    }
}
