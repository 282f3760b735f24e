// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import java.util.function.Consumer;
import org.apache.camel.Message;

/**
 * What a consumer consumes.
 *
 * @param <D> a row
 */
interface FeedSource<D extends FkwDocument<?>> {

    /** The thing, for messages: Order, Product, Member. */
    String what();

    /**
     * The rows to deliver.
     *
     * @param positions where it is kept how far they were
     * @param answered  to be run when the platform has answered; by any thread
     * @param events    tells what happens
     * @throws IllegalArgumentException an option does not fit
     */
    Feed<D> createFeed(PositionStore positions, Runnable answered, FeedListener events);

    /**
     * What stands for this very version of a row, in a repository that several consumers may share.
     *
     * @throws UnsupportedOperationException for rows whose endpoints take no idempotentRepository
     */
    default String idempotentKey(D row) {
        throw new UnsupportedOperationException(what() + " has no key");
    }

    /** Sets the headers that tell of the row. Outlives the delivery, so it does not keep the row, which keeps its page. */
    Consumer<Message> headers(D row);
}
