// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/** In which order fields go into the text that is signed. */
public enum SignOrder {
    /** By their names, as their bytes compare: {@code Action} first, {@code Timestamp} last. */
    byName,
    /** By their values, as their bytes compare: the way of WeChat's own servers. */
    byValue,
    /** As they are listed. */
    asListed
}
