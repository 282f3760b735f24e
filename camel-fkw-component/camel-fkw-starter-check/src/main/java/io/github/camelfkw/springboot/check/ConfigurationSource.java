// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.springboot.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.util.StringHelper;

/** Writes the class of properties that follows from a component's metadata. */
final class ConfigurationSource {

    /** Spring needs objects that can be missing. */
    private static final Map<String, String> TYPES = Map.of(
            "boolean", "Boolean",
            "int", "Integer",
            "double", "Double",
            "java.lang.String", "String");

    private static final int WIDTH = 120;

    private final List<ComponentOptionModel> options;
    private final String scheme;
    private final String component;
    private final String componentType;

    ConfigurationSource(ComponentModel model) {
        options = model.getComponentOptions();
        scheme = model.getScheme();
        componentType = model.getJavaType();
        component = simple(componentType);
    }

    /** An option's name as a property has it. */
    static String property(String option) {
        return StringHelper.camelCaseToDash(option);
    }

    /** As Spring Boot's metadata calls it. */
    static String boxed(String javaType) {
        return TYPES.containsKey(javaType) ? "java.lang." + TYPES.get(javaType) : javaType;
    }

    String java() {
        StringBuilder java = new StringBuilder("// SPDX-License-Identifier: Apache-2.0\npackage "
                + componentType.substring(0, componentType.lastIndexOf('.')) + ".springboot;\n\n");
        imports().forEach(type -> java.append("import ").append(type).append(";\n"));
        java.append("\n")
                .append(
                        javadoc(
                                "",
                                "The options of the component {@code " + scheme + "}. Written by "
                                        + component
                                        + "ConfigurationTest from the component's metadata; what is not set stays as the component"
                                        + " has it. Secrets have no public getters: whatever shows beans by their properties would show them."));
        java.append("@ConfigurationProperties(" + component + "AutoConfiguration.PREFIX)\nfinal class " + component
                + "Configuration extends ComponentConfigurationPropertiesCommon {\n\n");
        java.append(names());
        options.forEach(option -> java.append("\n")
                .append(javadoc("    ", option.getDescription()))
                .append(option.isDeprecated() ? "    @Deprecated\n" : "")
                .append("    private " + type(option) + " " + option.getName() + ";\n"));
        java.append(copyTo());
        options.forEach(option -> java.append(accessors(option)));
        return java.append("}\n").toString();
    }

    private TreeSet<String> imports() {
        return Stream.concat(
                        Stream.of(
                                componentType,
                                "java.util.Set",
                                "java.util.function.UnaryOperator",
                                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                                "org.springframework.boot.context.properties.ConfigurationProperties"),
                        options.stream()
                                .map(ComponentOptionModel::getJavaType)
                                .filter(type -> !TYPES.containsKey(type)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String names() {
        return Stream.concat(
                        Stream.of("customizer", "enabled"), options.stream().map(option -> property(option.getName())))
                .sorted()
                .map(name -> "            \"" + name + "\"")
                .collect(Collectors.joining(",\n", """
                            /** All names below the prefix. */
                            static final Set<String> NAMES = Set.of(
                        """, ");\n"));
    }

    private String copyTo() {
        StringBuilder java = new StringBuilder("""

                    /** Sets what is set here. */
                    void copyTo(%s component, UnaryOperator<String> placeholders) {
                """.formatted(component));
        for (ComponentOptionModel option : options) {
            String name = option.getName();
            boolean isText = type(option).equals("String");
            java.append("        if (" + (isText ? "isSet(" + name + ")" : name + " != null") + ") {\n"
                    + "            component.set" + capital(name) + "("
                    + (isText ? "placeholders.apply(" + name + ")" : name) + ");\n        }\n");
        }
        return java.append("""
                    }

                    /** A placeholder with an empty default, as in ${NAME:}, sets nothing. */
                    private static boolean isSet(String text) {
                        return text != null && !text.isBlank();
                    }
                """).toString();
    }

    private static String accessors(ComponentOptionModel option) {
        return """

                    %1$s%2$s get%4$s() {
                        return %3$s;
                    }

                    public void set%4$s(%2$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """.formatted(
                        option.isSecret() ? "" : "public ", type(option), option.getName(), capital(option.getName()));
    }

    private static String javadoc(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent + " *");
        for (String word : text.split("\\s+")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent + " *");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return indent + "/**\n" + String.join("\n", lines) + "\n" + indent + " */\n";
    }

    private static String type(ComponentOptionModel option) {
        return TYPES.getOrDefault(option.getJavaType(), simple(option.getJavaType()));
    }

    private static String simple(String javaType) {
        return javaType.substring(javaType.lastIndexOf('.') + 1);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
