// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.springboot.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;

/** Writes what an IDE is told and the Javadoc of properties cannot say: defaults, and values to choose from. */
final class AdditionalMetadata {

    private final List<ComponentOptionModel> options;
    private final String scheme;
    private final String source;

    /** @param source the class of the properties */
    AdditionalMetadata(ComponentModel model, Class<?> source) {
        this.options = model.getComponentOptions();
        this.scheme = model.getScheme();
        this.source = source.getName();
    }

    String json() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        ArrayNode properties = root.putArray("properties");
        property(
                properties,
                "enabled",
                "java.lang.Boolean",
                "Whether component " + scheme + " is configured by these properties.",
                true);
        property(
                properties,
                "customizer.enabled",
                "java.lang.Boolean",
                "The same, after the application has started: whether the component is customized by what is set here.",
                true);
        for (ComponentOptionModel option : options) {
            ObjectNode property = property(
                    properties,
                    ConfigurationSource.property(option.getName()),
                    ConfigurationSource.boxed(option.getJavaType()),
                    option.getDescription(),
                    option.getDefaultValue());
            if (option.isDeprecated()) {
                property.putObject("deprecation").put("reason", option.getDeprecationNote());
            }
        }
        addHints(root.putArray("hints"));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode property(ArrayNode to, String name, String type, String description, Object defaultValue) {
        ObjectNode property = to.addObject()
                .put("name", fullName(name))
                .put("type", type)
                .put("sourceType", source)
                .put("description", description);
        return defaultValue == null ? property : property.putPOJO("defaultValue", defaultValue);
    }

    private void addHints(ArrayNode hints) {
        for (ComponentOptionModel option : options) {
            if (option.getEnums() != null && !option.getEnums().isEmpty()) {
                ArrayNode values = hints.addObject()
                        .put("name", fullName(ConfigurationSource.property(option.getName())))
                        .putArray("values");
                option.getEnums().forEach(value -> values.addObject().put("value", value));
            }
        }
    }

    private String fullName(String name) {
        return "camel.component." + scheme + "." + name;
    }
}
