// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import java.util.List;
import java.util.Optional;

/**
 * What a consumer delivers, slice by slice. Reading is one thread's; completion may come from any.
 *
 * @param <D> what is delivered
 */
public interface Feed<D extends FkwDocument<?>> {

    /**
     * Reads what was saved.
     *
     * @throws IllegalStateException if it is corrupt
     */
    void open();

    /** Begins a poll. */
    void begin();

    /**
     * The next slice; may be without any row.
     *
     * @return empty when this poll has come to its end, or cannot go on
     */
    Optional<List<D>> next();

    /**
     * Tells that a row of the current slice goes to the route now.
     *
     * @return the handle to tell the outcome by
     */
    Delivery deliver(D row);

    /** Ends the current slice: saves how far it is done. */
    void endSlice();

    /** Saves what was completed since the last slice; nothing is read or delivered afterwards. */
    void close();

    /** Why it cannot go on although the platform answers; empty where it can. */
    default Optional<String> held() {
        return Optional.empty();
    }

    /** Whether it is held, or has rows that the route has not accepted: then a poll that gives nothing has not found nothing. */
    default boolean isWaiting() {
        return held().isPresent();
    }

    /** A row on its way through the route. */
    interface Delivery {

        /** The route is done with it. */
        void done();

        /**
         * The route did not accept it.
         *
         * @return whether to try again. If not, {@link #givenUp()} has to follow, once somebody was told, or else
         *         {@link #putOff()}
         */
        Verdict failed();

        /** It is not tried any more, and somebody who can keep it has been told. Until then it counts as under way. */
        default void givenUp() {}

        /** It was not given to the route after all, and comes again. */
        void putOff();

        /** Whether somebody asked for just this row, so that it goes out whatever is remembered of it. */
        default boolean isAskedFor() {
            return false;
        }

        /** How often the route has not accepted this very row before; 0 where that is not counted. */
        default int failures() {
            return 0;
        }
    }

    /** What becomes of a row that the route did not accept. */
    enum Verdict {
        /** It is delivered again. */
        AGAIN,
        /** It is not tried any more. */
        GIVEN_UP
    }
}
