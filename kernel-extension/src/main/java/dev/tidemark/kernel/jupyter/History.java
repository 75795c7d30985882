package dev.tidemark.kernel.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/** The cells that were run since the kernel started. Thread-safe. */
final class History {
    /** Sessions are counted; this kernel remembers its own. */
    private static final int SESSION = 1;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int number, String code, String result) {}

    synchronized void add(int number, String code, String result) {
        entries.add(new Entry(number, code, result));
    }

    /** What is asked for, each as session, number and code, or code and result. */
    synchronized List<Object> find(HistoryRequest request) {
        return chosen(request).stream()
                .map(each -> (Object) List.of(
                        SESSION,
                        each.number,
                        request.includeOutput() ? java.util.Arrays.asList(each.code, each.result) : each.code))
                .toList();
    }

    private List<Entry> chosen(HistoryRequest request) {
        if (request instanceof HistoryRequest.Tail tail) {
            return last(entries, tail.getMaxReturnLength());
        }
        if (request instanceof HistoryRequest.Range range) {
            boolean ours = range.getSessionIndex() == 0 || range.getSessionIndex() == SESSION;
            return entries.stream()
                    .filter(each -> ours && each.number >= range.getStart() && each.number < range.getStop())
                    .toList();
        }
        HistoryRequest.Search search = (HistoryRequest.Search) request;
        Pattern pattern = glob(search.getPattern() == null ? "*" : search.getPattern());
        List<Entry> found = new ArrayList<>();
        for (Entry each : entries) {
            if (pattern.matcher(each.code).matches()) {
                if (search.filterUnique()) {
                    found.removeIf(earlier -> earlier.code.equals(each.code));
                }
                found.add(each);
            }
        }
        return last(found, search.getMaxReturnLength());
    }

    /** @param most all if not positive */
    private static List<Entry> last(List<Entry> from, int most) {
        return most <= 0 ? from : from.subList(Math.max(0, from.size() - most), from.size());
    }

    /** A pattern of SQLite's GLOB: {@code *}, {@code ?} and {@code [a-z]}. */
    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (close > 0) {
                String set = glob.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
                regex.append('[').append(set).append(']');
                i = close;
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
