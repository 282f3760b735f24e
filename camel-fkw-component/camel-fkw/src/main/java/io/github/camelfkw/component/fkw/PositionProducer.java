// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.internal.cure.UnreadableStateException;
import io.github.camelfkw.component.fkw.internal.operation.OperationDefaults;
import io.github.camelfkw.component.fkw.internal.poll.LivePosition;
import io.github.camelfkw.component.fkw.internal.poll.StartFrom;
import io.github.camelfkw.component.fkw.internal.poll.StoredPosition;
import io.github.camelfkw.component.fkw.internal.scan.ScanFeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Looks at positions and changes them, of consumers that run in this component and of those that do not. Calls the
 * platform for nothing.
 */
public class PositionProducer extends DefaultProducer {

    private final FkwEndpoint endpoint;
    private final FkwConfiguration options;

    PositionProducer(FkwEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ConsumerPosition.start(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        message.setBody(
                switch (options.getAction()) {
                    case get -> tell(wanted(message));
                    case list -> list();
                    case set -> set(wanted(message), message);
                    case rewind -> rewind(wanted(message), message);
                });
    }

    /**
     * The position that a message is about.
     *
     * @param name   its name
     * @param spoken the same for messages
     */
    private record Wanted(String name, String spoken) {

        /** A header may hold anything, also a customer: what is no position's name is not quoted. */
        static Wanted byHeader(String name) {
            return new Wanted(
                    name, "of the header " + FkwConstants.POSITION_NAME + " (" + name.length() + " characters)");
        }
    }

    private Wanted wanted(Message message) {
        String fromHeader = message.getHeader(FkwConstants.POSITION_NAME, String.class);
        String name = fromHeader == null ? options.getPositionName() : fromHeader;
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("Which position? Set option positionName or header "
                    + FkwConstants.POSITION_NAME + ". Positions: " + String.join(" · ", names()));
        }
        return fromHeader == null ? new Wanted(name, name) : Wanted.byHeader(name);
    }

    /** The names of positions of orders. */
    private SortedSet<String> names() {
        SortedSet<String> names =
                new TreeSet<>(endpoint.getComponent().positions().names());
        if (options.getOffsetRepository() instanceof FilePositionRepository file) {
            names.addAll(file.names());
        }
        // What belongs to a position and is kept beside it.
        names.removeIf(name -> name.contains(":delivered:") || isOfScan(name));
        return names;
    }

    /** Whether it is what a consumer of products or members remembers, one that runs or one that has run. */
    private boolean isOfScan(String name) {
        PositionsInUse positions = endpoint.getComponent().positions();
        return positions.isInUse(name)
                ? positions.ofRunning(name).isEmpty()
                : ConsumerPosition.named(name, endpoint)
                        .load()
                        .filter(ScanFeed::hasWritten)
                        .isPresent();
    }

    private LivePosition position(Wanted wanted) {
        String name = wanted.name();
        Optional<LivePosition> running = endpoint.getComponent().positions().ofRunning(name);
        if (running.isPresent()) {
            return running.get();
        }
        if (isOfScan(name)) {
            throw new IllegalArgumentException("The position " + name
                    + " is that of a consumer of products or members, which has no time. To deliver all of them again,"
                    + " stop the route and remove it from the offsetRepository");
        }
        if (options.getOffsetRepository() == null) {
            throw new IllegalArgumentException("No consumer with the position " + wanted.spoken()
                    + " runs here. Set option offsetRepository to look into one, or check the name. Positions: "
                    + String.join(" · ", names()));
        }
        return new StoredPosition(ConsumerPosition.named(name, endpoint));
    }

    private Object tell(Wanted wanted) {
        FkwPosition position = requirePosition(wanted);
        return options.isRawPayload() ? position.text() : position;
    }

    private FkwPosition requirePosition(Wanted wanted) {
        return find(wanted)
                .orElseThrow(() -> new IllegalArgumentException("There is no position " + wanted.spoken()
                        + ". Check the name, or make one with action=set. Positions: " + String.join(" · ", names())));
    }

    private Optional<FkwPosition> find(Wanted wanted) {
        boolean running = endpoint.getComponent().positions().isInUse(wanted.name());
        LivePosition position = position(wanted);
        return running || position.snapshot().isPresent()
                ? Optional.of(FkwPosition.of(wanted.name(), running, position))
                : Optional.empty();
    }

    private Object list() throws JsonProcessingException {
        List<FkwPosition> found = names().stream()
                .flatMap(name -> find(new Wanted(name, name)).stream())
                .toList();
        if (!options.isRawPayload()) {
            return found;
        }
        ObjectNode texts = FkwJson.mapper().createObjectNode();
        for (FkwPosition position : found) {
            texts.set(
                    position.name(),
                    position.text() == null ? null : FkwJson.mapper().readTree(position.text()));
        }
        return texts.toString();
    }

    private Object set(Wanted wanted, Message message) {
        Optional<Instant> time = time(message);
        String text = time.isPresent() ? null : message.getBody(String.class);
        if (time.isPresent()) {
            position(wanted).moveTo(time.get());
        } else if (text != null && !text.isBlank()) {
            restore(wanted, text.strip());
        } else {
            throw new IllegalArgumentException("Where to? Set option timeFrom or header " + FkwConstants.POSITION_TIME
                    + " to a time, or give the text of a position as the body");
        }
        return tell(wanted);
    }

    private void restore(Wanted wanted, String text) {
        try {
            position(wanted).restore(text, endpoint.getComponent().platformNow());
        } catch (UnreadableStateException e) {
            // Its text is about what is kept, which no one has looked at.
            throw new IllegalArgumentException("The body, which was to become the position " + wanted.spoken()
                    + ", is corrupt, or of a later release of the connector. Give the text of a position, as"
                    + " action=get tells it with rawPayload=true");
        }
    }

    private Object rewind(Wanted wanted, Message message) {
        Optional<Instant> time = time(message);
        List<String> ids =
                OperationDefaults.split(message.getHeader(FkwConstants.ORDER_IDS, options.getOrderIds(), String.class));
        if (time.isPresent() == !ids.isEmpty()) {
            throw new IllegalArgumentException(
                    "What shall be delivered once more? Set either option timeFrom or header "
                            + FkwConstants.POSITION_TIME
                            + ", for everything that was changed since, or option orderIds or header "
                            + FkwConstants.ORDER_IDS + ", for single orders");
        }
        requirePosition(wanted);
        LivePosition position = position(wanted);
        time.ifPresentOrElse(position::rewindTo, () -> position.deliverAgain(ids));
        return tell(wanted);
    }

    private Optional<Instant> time(Message message) {
        String fromHeader = message.getHeader(FkwConstants.POSITION_TIME, String.class);
        String text = fromHeader == null ? options.getTimeFrom() : fromHeader;
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Instant now = endpoint.getComponent().platformNow();
        StartFrom time = fromHeader == null
                ? StartFrom.parse("timeFrom", text)
                : StartFrom.parseHeader(FkwConstants.POSITION_TIME, text);
        time.check(now);
        return Optional.of(time.resolve(now));
    }
}
