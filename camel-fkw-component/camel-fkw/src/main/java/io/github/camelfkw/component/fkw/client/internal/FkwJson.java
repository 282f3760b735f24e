// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelfkw.common.LenientJson;

/** How the platform's JSON is read: lenient in form, exact in numbers, an empty text is no value. */
public final class FkwJson {

    /** Shared by all; a mapper is safe for threads once it is built, and this one is not changed afterwards. */
    private static final ObjectMapper MAPPER = LenientJson.settings()
            .addModule(new SimpleModule("fkw-records").setDeserializerModifier(RecordDeserializer.modifier()))
            .build();

    private FkwJson() {}

    /** The mapper; not to be changed. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
