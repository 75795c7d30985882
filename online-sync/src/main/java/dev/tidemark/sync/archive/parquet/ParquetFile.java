package dev.tidemark.sync.archive.parquet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/**
 * A file as its footer tells it. Immutable. It grows by another file that takes its place in one step: whoever opened it before
 * reads on what it was then.
 */
public final class ParquetFile {
    /** What a file is called until it is whole. */
    public static final String UNFINISHED = ".unfinished";

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER = Integer.BYTES + MAGIC.length;

    private final Path path;
    private final FileMetaData footer;

    private ParquetFile(Path path, FileMetaData footer) {
        this.path = path;
        this.footer = footer;
    }

    /** A file that has no rows and is not there. */
    public static ParquetFile none(Path path, List<FileColumn> columns) {
        return new ParquetFile(path, new FileMetaData(1, FileSchema.elements(columns), 0, new ArrayList<>()));
    }

    public static ParquetFile read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            ByteBuffer trailer = read(channel, size - TRAILER, TRAILER);
            int length = trailer.getInt();
            if (trailer.getInt()
                    != ByteBuffer.wrap(MAGIC).order(ByteOrder.LITTLE_ENDIAN).getInt()) {
                throw new IOException("'" + path + "' is no whole file of Parquet");
            }
            ByteBuffer bytes = read(channel, size - TRAILER - length, length);
            return new ParquetFile(path, Util.readFileMetaData(new ByteArrayInputStream(bytes.array())));
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && from >= 0) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                break;
            }
        }
        if (bytes.hasRemaining()) {
            throw new IOException("a file of Parquet ends too early");
        }
        return bytes.flip();
    }

    public Path path() {
        return path;
    }

    public boolean hasColumns(List<FileColumn> columns) {
        return footer.getSchema().equals(FileSchema.elements(columns));
    }

    public int rowGroups() {
        return footer.getRow_groupsSize();
    }

    /** What was written beside the rows; null if nothing was under that name. */
    public String note(String name) {
        return footer.isSetKey_value_metadata()
                ? footer.getKey_value_metadata().stream()
                        .filter(note -> note.getKey().equals(name))
                        .map(KeyValue::getValue)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Where the rows end of the first so many row groups. */
    public long endOf(int groups) {
        if (groups == 0) {
            return MAGIC.length;
        }
        RowGroup last = footer.getRow_groups().get(groups - 1);
        return last.getFile_offset() + last.getTotal_compressed_size();
    }

    /**
     * Puts another in its place, with its first row groups and then one of these rows. Returns when it outlives a crash of
     * the machine.
     *
     * @param kept how many row groups
     * @param rows at least one, with the columns of the file
     */
    public ParquetFile with(int kept, FileRows rows, Map<String, String> notes) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
        FileMetaData after = new FileMetaData(
                1, footer.getSchema(), 0, new ArrayList<>(footer.getRow_groups().subList(0, kept)));
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            copyTo(channel, kept);
            after.addToRow_groups(RowGroupEncoder.write(rows, endOf(kept), out));
            writeFooter(after, notes, out);
            out.flush();
            channel.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent())) {
            folder.force(true);
        }
        return new ParquetFile(path, after);
    }

    private void copyTo(FileChannel to, int kept) throws IOException {
        if (kept == 0) {
            to.write(ByteBuffer.wrap(MAGIC));
            return;
        }
        try (FileChannel from = FileChannel.open(path)) {
            long end = endOf(kept);
            for (long at = 0; at < end; ) {
                at += from.transferTo(at, end - at, to);
            }
        }
    }

    private static void writeFooter(FileMetaData footer, Map<String, String> notes, OutputStream out)
            throws IOException {
        long rows = 0;
        for (RowGroup group : footer.getRow_groups()) {
            rows += group.getNum_rows();
        }
        footer.setNum_rows(rows).setCreated_by("tidemark");
        for (int i = 1; i < footer.getSchemaSize(); i++) {
            footer.addToColumn_orders(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
        }
        new TreeMap<>(notes)
                .forEach((name, value) -> footer.addToKey_value_metadata(new KeyValue(name).setValue(value)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, bytes);
        bytes.writeTo(out);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size())
                .array());
        out.write(MAGIC);
    }
}
