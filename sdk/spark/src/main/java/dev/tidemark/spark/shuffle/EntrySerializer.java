package dev.tidemark.spark.shuffle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.unsafe.Platform;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;

/** Entries as they are: their bytes one after the other. Only what a shuffle asks of a serializer. */
final class EntrySerializer extends Serializer implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public SerializerInstance newInstance() {
        return new Instance();
    }

    @Override
    public boolean supportsRelocationOfSerializedObjects() {
        return true;
    }

    private static final class Instance extends SerializerInstance {
        @Override
        public SerializationStream serializeStream(OutputStream out) {
            return new Out(out);
        }

        @Override
        public DeserializationStream deserializeStream(InputStream in) {
            return new In(in);
        }

        @Override
        public <T> ByteBuffer serialize(T value, ClassTag<T> tag) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassTag<T> tag) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassLoader loader, ClassTag<T> tag) {
            throw new UnsupportedOperationException();
        }
    }

    /** Leaves the number of the part out: who reads knows it. */
    private static final class Out extends SerializationStream {
        private final OutputStream out;

        Out(OutputStream out) {
            this.out = out;
        }

        @Override
        public <T> SerializationStream writeKey(T key, ClassTag<T> tag) {
            return this;
        }

        @Override
        public <T> SerializationStream writeValue(T value, ClassTag<T> tag) {
            Entry entry = (Entry) value;
            try {
                out.write((byte[]) entry.base(), (int) (entry.offset() - Platform.BYTE_ARRAY_OFFSET), entry.size());
            } catch (IOException e) {
                Platform.throwException(e); // Spark's methods do not declare what they throw
            }
            return this;
        }

        @Override
        public <T> SerializationStream writeObject(T value, ClassTag<T> tag) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                Platform.throwException(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                Platform.throwException(e);
            }
        }
    }

    private static final class In extends DeserializationStream {
        private final InputStream in;

        In(InputStream in) {
            this.in = in;
        }

        @Override
        public Iterator<Tuple2<Object, Object>> asKeyValueIterator() {
            return new EntryReader(in);
        }

        @Override
        public <T> T readObject(ClassTag<T> tag) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                Platform.throwException(e);
            }
        }
    }
}
