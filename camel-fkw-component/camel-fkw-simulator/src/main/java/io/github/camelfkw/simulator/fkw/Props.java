// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The document's type {@code prop}: objects with name, value and, for variants, the id of a picture. */
final class Props {

    private Props() {}

    /**
     * A parameter that holds an array of properties; none when it was not sent.
     *
     * @throws Refusal when it is anything else, or when a name or a value is missing
     */
    static List<SimProp> read(FkwRequest request, String parameter) {
        return read(request, parameter, request.array(parameter));
    }

    /** The same for an array inside the parameter. */
    static List<SimProp> read(FkwRequest request, String parameter, JsonNode array) {
        List<SimProp> props = new ArrayList<>();
        for (JsonNode entry : array) {
            SimProp prop = of(entry);
            if (prop.name().isBlank() || prop.value().isBlank()) {
                throw request.malformed(parameter, "a property without name or value");
            }
            JsonNode media = entry.path("media_id");
            if (!media.isMissingNode() && !media.isNull() && !media.isTextual()) {
                throw request.malformed(parameter, "a media_id that is no text");
            }
            props.add(prop);
        }
        return props;
    }

    private static SimProp of(JsonNode entry) {
        return new SimProp(text(entry, "name"), text(entry, "value"), text(entry, "media_id"));
    }

    private static String text(JsonNode entry, String name) {
        return entry.path(name).isTextual() ? entry.get(name).textValue() : "";
    }

    /** What a good {@code addProduct} sent, read again. */
    static List<SimProp> ofSent(JsonNode array) {
        List<SimProp> props = new ArrayList<>();
        array.forEach(entry -> props.add(of(entry)));
        return List.copyOf(props);
    }

    /** What a list shows of a variant, such as {@code 颜色:白色;尺码:XXL}. */
    static List<SimProp> ofShown(String properties) {
        List<SimProp> props = new ArrayList<>();
        for (String pair : properties.split(";")) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                props.add(new SimProp(pair.substring(0, colon), pair.substring(colon + 1), ""));
            }
        }
        return List.copyOf(props);
    }
}
