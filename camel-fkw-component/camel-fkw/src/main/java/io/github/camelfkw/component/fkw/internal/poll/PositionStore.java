// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.util.Optional;

/** Where a feed's position is kept. */
public interface PositionStore {

    /** The name that the position is kept under: for messages. */
    String name();

    /** The text of the position, as it was saved; empty on the first start. */
    Optional<String> load();

    /** What belongs to the position and is kept under a key of its own: its name, a colon and this. */
    PositionStore part(String key);

    /** Keeps the text; durable as far as the repository behind it is. */
    void save(String text);
}
