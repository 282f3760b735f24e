// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import java.util.Map;

/** Something that the platform tells of: its fields, and those that the vendor has added since. */
public interface ZvcmsRecord {

    /** Fields that the vendor sends and the record does not name, by their name on the wire; written back. Never null. */
    Map<String, Object> otherFields();
}
