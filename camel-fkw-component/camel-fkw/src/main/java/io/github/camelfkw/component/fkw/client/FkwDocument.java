// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * A row of a list as the very text that the platform sent; read into a record when somebody wants one.
 *
 * @param <T> the record
 */
public interface FkwDocument<T> {

    /** The platform's id of it. */
    String id();

    /** The platform's own text. */
    String json();

    /** A short hash of the text, by which two states of the same thing are told apart. */
    String contentHash();

    /**
     * As a record.
     *
     * @throws FkwProtocolException if a field has a value that does not fit; names the field, not the value
     */
    T toRecord();
}
