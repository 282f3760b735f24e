// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.internal.cure.UnreadableStateException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A position that no consumer of this process is using: it is changed where it is kept. */
public final class StoredPosition implements LivePosition {

    private final PositionStore store;

    /** @param store where it is kept */
    public StoredPosition(PositionStore store) {
        this.store = store;
    }

    private Optional<OrderPosition> load() {
        return store.load().map(text -> PositionFormat.read(store.name(), text));
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return load().map(position -> new Snapshot(
                position.reached(),
                position.delivered().size(),
                0,
                position.failed().size(),
                List.copyOf(position.again()),
                position.reconciled().map(OrderPosition.Reconciled::until),
                PositionFormat.write(position)));
    }

    @Override
    public void rewindTo(Instant time) {
        change(position -> position.rewoundTo(time));
    }

    @Override
    public void moveTo(Instant time) {
        // What it was does not matter, not even whether it can be read: this is the cure of a corrupt one.
        save(OrderPosition.at(time));
    }

    @Override
    public void deliverAgain(List<String> orderIds) {
        change(position -> position.withAgain(orderIds));
    }

    @Override
    public void restore(String text, Instant platformNow) {
        OrderPosition copy = PositionFormat.readCopy(store.name(), text, platformNow);
        save(loadReadable().orElseGet(() -> OrderPosition.at(copy.reached())).replacedBy(copy));
    }

    /** A copy is the cure of a position that cannot be read. */
    private Optional<OrderPosition> loadReadable() {
        Optional<String> text = store.load();
        try {
            return text.map(saved -> PositionFormat.read(store.name(), saved));
        } catch (UnreadableStateException unreadable) {
            return Optional.empty();
        }
    }

    private void change(UnaryOperator<OrderPosition> change) {
        save(change.apply(load().orElseThrow(() -> new IllegalArgumentException("There is no position " + store.name()
                + " in the offsetRepository. Check the name, or make one with action=set"))));
    }

    private void save(OrderPosition position) {
        store.save(PositionFormat.write(position));
    }
}
