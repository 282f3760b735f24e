// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.util.StringHelper;

/** Writes what follows from the component's metadata: the class of properties, and what its Javadoc cannot say. */
final class ConfigurationSource {

    /** Spring needs objects that can be missing. */
    private static final Map<String, String> TYPES = Map.of(
            "boolean", "Boolean",
            "int", "Integer",
            "double", "Double",
            "java.lang.String", "String");

    private static final int WIDTH = 120;

    private final List<ComponentOptionModel> options;

    ConfigurationSource(ComponentModel component) {
        options = component.getComponentOptions();
    }

    static String property(String option) {
        return StringHelper.camelCaseToDash(option);
    }

    String java() {
        StringBuilder java = new StringBuilder("""
                // SPDX-License-Identifier: Apache-2.0
                package io.github.camelfkw.component.fkw.springboot;

                """);
        Stream.concat(
                        Stream.of(
                                "io.github.camelfkw.component.fkw.FkwComponent",
                                "java.util.Set",
                                "java.util.function.UnaryOperator",
                                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                                "org.springframework.boot.context.properties.ConfigurationProperties"),
                        options.stream()
                                .map(ComponentOptionModel::getJavaType)
                                .filter(type -> type(type).equals(type.substring(type.lastIndexOf('.') + 1))
                                        && !TYPES.containsKey(type)))
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(type -> java.append("import ").append(type).append(";\n"));
        java.append("""

                /**
                 * The options of the component {@code fkw}. Written by FkwComponentConfigurationTest from the component's metadata; what is
                 * not set stays as the component has it. Secrets have no public getters: whatever shows beans by their properties would
                 * show them.
                 */
                @ConfigurationProperties(FkwComponentAutoConfiguration.PREFIX)
                final class FkwComponentConfiguration extends ComponentConfigurationPropertiesCommon {

                    /** All names below the prefix. */
                """);
        List<String> names = new ArrayList<>(List.of("customizer", "enabled"));
        options.forEach(option -> names.add(property(option.getName())));
        java.append("    static final Set<String> NAMES = Set.of(\n")
                .append(names.stream()
                        .sorted()
                        .map(name -> "            \"" + name + "\"")
                        .collect(Collectors.joining(",\n")))
                .append(");\n");
        for (ComponentOptionModel option : options) {
            java.append("\n").append(javadoc(option));
            if (option.isDeprecated()) {
                java.append("    @Deprecated\n");
            }
            java.append("    private " + type(option.getJavaType()) + " " + option.getName() + ";\n");
        }
        java.append("""

                    /** Sets what is set here. */
                    void copyTo(FkwComponent component, UnaryOperator<String> placeholders) {
                """);
        for (ComponentOptionModel option : options) {
            String name = option.getName();
            boolean isText = type(option.getJavaType()).equals("String");
            java.append("        if (" + (isText ? "isSet(" + name + ")" : name + " != null")
                    + ") {\n            component.set" + capital(name) + "("
                    + (isText ? "placeholders.apply(" + name + ")" : name) + ");\n        }\n");
        }
        java.append("""
                    }

                    /** A placeholder with an empty default, as in ${FKW_SHOP_ID:}, sets nothing. */
                    private static boolean isSet(String text) {
                        return text != null && !text.isBlank();
                """);
        java.append("    }\n");
        for (ComponentOptionModel option : options) {
            String type = type(option.getJavaType());
            String name = option.getName();
            java.append("\n    " + (option.isSecret() ? "" : "public ") + type + " get" + capital(name)
                    + "() {\n        return " + name + ";\n    }\n\n    public void set" + capital(name) + "(" + type
                    + " "
                    + name + ") {\n        this." + name + " = " + name + ";\n    }\n");
        }
        return java.append("}\n").toString();
    }

    private static String javadoc(ComponentOptionModel option) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("     *");
        for (String word : description(option).split("\\s+")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("     *");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return "    /**\n" + String.join("\n", lines) + "\n     */\n";
    }

    static String description(ComponentOptionModel option) {
        return option.getDescription();
    }

    private static String type(String javaType) {
        return TYPES.getOrDefault(javaType, javaType.substring(javaType.lastIndexOf('.') + 1));
    }

    /** As Spring Boot's metadata calls it. */
    static String boxed(String javaType) {
        return TYPES.containsKey(javaType) ? "java.lang." + TYPES.get(javaType) : javaType;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** Defaults, secrets and values to choose from. */
    String additionalMetadata() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        ArrayNode properties = root.putArray("properties");
        property(properties, "enabled", "java.lang.Boolean", "Whether component fkw is configured by these properties.")
                .put("defaultValue", true);
        property(
                        properties,
                        "customizer.enabled",
                        "java.lang.Boolean",
                        "The same, after the application has started: whether the component is customized by what is set here.")
                .put("defaultValue", true);
        for (ComponentOptionModel option : options) {
            ObjectNode property =
                    property(properties, property(option.getName()), boxed(option.getJavaType()), description(option));
            if (option.getDefaultValue() != null) {
                property.putPOJO("defaultValue", option.getDefaultValue());
            }
            if (option.isDeprecated()) {
                property.putObject("deprecation").put("reason", option.getDeprecationNote());
            }
        }
        ArrayNode hints = root.putArray("hints");
        for (ComponentOptionModel option : options.stream().filter(hasEnum()).toList()) {
            ArrayNode values = hints.addObject()
                    .put("name", FkwComponentAutoConfiguration.PREFIX + "." + property(option.getName()))
                    .putArray("values");
            option.getEnums().forEach(value -> values.addObject().put("value", value));
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static Predicate<ComponentOptionModel> hasEnum() {
        return option -> option.getEnums() != null && !option.getEnums().isEmpty();
    }

    private static ObjectNode property(ArrayNode to, String name, String type, String description) {
        return to.addObject()
                .put("name", FkwComponentAutoConfiguration.PREFIX + "." + name)
                .put("type", type)
                .put("sourceType", FkwComponentConfiguration.class.getName())
                .put("description", description);
    }
}
