package dev.tidemark.core.online;

import java.io.Serializable;

/** Opens a store in the process it was sent to. It may hold passwords. */
public interface StoreOpener extends Serializable {
    /** Connects as the process that sent it did, or throws; the caller closes the store. */
    OnlineStore open();
}
