package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.live.KafkaLiveStream;
import dev.tidemark.cli.live.LiveResult;
import dev.tidemark.cli.live.LiveRun;
import dev.tidemark.cli.live.LiveStream;
import dev.tidemark.cli.live.RedisLiveStream;
import dev.tidemark.cli.quickstart.LiveDefinitions;
import dev.tidemark.cli.quickstart.LivePayments;
import dev.tidemark.cli.quickstart.QuickstartFolder;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.skew.SkewCheck;
import dev.tidemark.core.skew.SkewReport;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.sync.log.FeatureLogSettings;
import java.time.Duration;

/** The last part of the quickstart's story: payments stream in, values move, and the archive gives the same ones offline. */
final class QuickstartLive {
    private final RootCommand root;
    private final QuickstartFolder folder;
    private final Session session;
    private final LiveStory story;
    private final StreamKind kind;
    private LiveResult result;
    private SkewReport proof;

    /** Which stream payments come by. */
    enum StreamKind {
        REDIS,
        KAFKA
    }

    QuickstartLive(RootCommand root, QuickstartFolder folder, Session session, QuickstartStory story, StreamKind kind) {
        this.root = root;
        this.folder = folder;
        this.session = session;
        this.story = new LiveStory(root, story);
        this.kind = kind;
    }

    void run(LivePayments payments, QuickstartServing.Asked asked, Duration length) {
        FeatureStore store = session.store();
        LiveDefinitions definitions;
        try (LiveStream stream = open(store)) {
            definitions = LiveDefinitions.of(folder.writeDefinitions(), stream.binding());
            promote(definitions);
            LiveRun run = new LiveRun(
                    store, stream, LiveDefinitions.SERVICE, QuickstartServing.Asked.AMOUNT, root.cancellation());
            LiveRun.Watched watched = new LiveRun.Watched(asked.card(), asked.merchant());
            result =
                    run.run(payments, watched, length, port -> story.started(port, stream.text(), asked.card()), story);
        }
        story.streamed(result);
        prove(definitions);
    }

    private LiveStream open(FeatureStore store) {
        return kind == StreamKind.KAFKA
                ? new KafkaLiveStream(folder.resolve(".tidemark/kafka").toAbsolutePath())
                : new RedisLiveStream(store.project(), store.config().online());
    }

    private void promote(LiveDefinitions definitions) {
        long start = System.nanoTime();
        PromotionResult promoted = session.store()
                .promote(service(folder.write("live.yaml", definitions.live())))
                .progress(session.progress())
                .cancellation(root.cancellation())
                .commit();
        session.quiet();
        story.bound(definitions.bindingLine(), promoted, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Computes what was served last once more, offline, from what was archived. Reads before, while payments were on their way, may
     * have been answered between a payment's arrival and its being counted.
     */
    private void prove(LiveDefinitions definitions) {
        long start = System.nanoTime();
        FeatureStore store = session.store();
        FeatureService archived = service(folder.write("archive.yaml", definitions.archived()));
        SkewCheck check = new SkewCheck(
                asked -> store.trainingSet(Definitions.of(store.project(), asked), asked.name())
                        .cancellation(root.cancellation()),
                archived);
        proof = check.run(FeatureLogSettings.folderOf(store.project()), result.entities());
        story.proved(proof, result, Duration.ofNanos(System.nanoTime() - start));
    }

    private FeatureService service(String definitions) {
        return DefinitionsYaml.read(definitions, folder.resolve("").toAbsolutePath())
                .service(LiveDefinitions.SERVICE);
    }

    /** Whether all that was served is what is computed offline. */
    boolean passes() {
        return proof.vectors() == result.entities() && proof.mismatches().isEmpty();
    }

    /** How many reads the proof is about, the last ones in the log. */
    int proved() {
        return result.entities();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("stream", result.json());
        json.set("proof", proof.json());
        return json;
    }
}
