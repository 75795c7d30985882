package dev.tidemark.sync.archive.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** Keeps the pages of one column of a row group, compressed. */
final class ColumnPages implements PageWriter {
    /** Fastest; the levels above gain little on pages that were encoded with a dictionary. */
    private static final int LEVEL = 1;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private long valueCount;
    private long uncompressedBytes;

    @Override
    public void writePage(
            BytesInput bytes,
            int values,
            int rows,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics shapes,
            Encoding repetition,
            Encoding definition,
            Encoding of)
            throws IOException {
        DataPageHeader header = new DataPageHeader(values, format(of), format(definition), format(repetition));
        encodings.addAll(List.of(repetition, definition, of));
        valueCount += values;
        write(
                bytes,
                data,
                (full, compressed) -> new PageHeader(PageType.DATA_PAGE, full, compressed).setData_page_header(header));
    }

    @Override
    @Deprecated
    public void writePage(
            BytesInput bytes,
            int values,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding of) {
        throw older();
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int values,
            int rows,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding of) {
        throw older();
    }

    @Override
    public void writePageV2(
            int rows,
            int nulls,
            int values,
            BytesInput repetition,
            BytesInput definition,
            Encoding of,
            BytesInput bytes,
            Statistics<?> statistics) {
        throw older();
    }

    private static IllegalStateException older() {
        return new IllegalStateException("the encoder that is used writes pages in one way alone");
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        DictionaryPageHeader header = new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding()));
        encodings.add(page.getEncoding());
        write(
                page.getBytes(),
                dictionary,
                (full, compressed) ->
                        new PageHeader(PageType.DICTIONARY_PAGE, full, compressed).setDictionary_page_header(header));
    }

    /** Makes the header of a page from its lengths. */
    private interface Header {
        PageHeader of(int bytes, int compressedBytes);
    }

    private void write(BytesInput bytes, ByteArrayOutputStream to, Header header) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        bytes.writeAllTo(written);
        byte[] full = written.toByteArray();
        byte[] compressed = Zstd.compress(full, LEVEL);
        int before = to.size();
        Util.writePageHeader(header.of(full.length, compressed.length), to);
        uncompressedBytes += to.size() - before + full.length;
        to.write(compressed);
    }

    int size() {
        return dictionary.size() + data.size();
    }

    void writeTo(OutputStream out) throws IOException {
        dictionary.writeTo(out);
        data.writeTo(out);
    }

    /** @param offset where the pages begin in the file */
    ColumnMetaData describe(FileColumn column, long offset) {
        ColumnMetaData metadata = new ColumnMetaData(
                FileSchema.physical(column.type()),
                new ArrayList<>(encodings.stream().map(ColumnPages::format).toList()),
                List.of(column.name()),
                CompressionCodec.ZSTD,
                valueCount,
                uncompressedBytes,
                size(),
                offset + dictionary.size());
        return dictionary.size() == 0 ? metadata : metadata.setDictionary_page_offset(offset);
    }

    private static org.apache.parquet.format.Encoding format(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    @Override
    public long getMemSize() {
        return size();
    }

    @Override
    public long allocatedSize() {
        return size();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + size();
    }
}
