package dev.tidemark.sync.decode;

import dev.tidemark.sync.source.StreamRecord;
import java.util.List;

/** Reads the bytes of records as typed columns. Not thread-safe. */
public interface RecordDecoder {
    /** The records, decoded; valid until the next call. One that cannot be read says why, and stops no other. */
    DecodedRecords decode(List<StreamRecord> records);
}
