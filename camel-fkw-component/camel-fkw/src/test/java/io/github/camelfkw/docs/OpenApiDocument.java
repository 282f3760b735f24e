// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An OpenAPI document as the tests read it: its operations with every {@code $ref} followed, and what a JSON Schema
 * validator says of it and of values that it describes.
 */
final class OpenApiDocument {

    static final String PATH = "docs/vendor/fkw-openapi.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Any absolute address will do; nothing is fetched from it. */
    private static final String ADDRESS = "https://openapi.example/fkw-openapi.yaml";

    private static final Set<String> VERBS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final String SCHEMAS = "/components/schemas";

    private final ObjectNode root;
    private SchemaRegistry registry;

    private OpenApiDocument(ObjectNode root) {
        this.root = root;
    }

    static OpenApiDocument read() {
        return parse(Docs.read(PATH));
    }

    static OpenApiDocument parse(String yaml) {
        try {
            return new OpenApiDocument((ObjectNode) YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The document itself, to plant mistakes in; before anything is validated. */
    ObjectNode root() {
        return root;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /**
     * What is wrong with the document: by the schema that the OpenAPI Initiative publishes for documents of 3.1, which
     * cannot know whether a reference leads anywhere, and by following all references.
     */
    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        official -> official.schemaIdResolvers(
                                ids -> ids.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
                .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"))
                .validate(root)
                .forEach(error -> mistakes.add(error.toString()));
        walk("", root, (pointer, node) -> {
            String ref = node.path("$ref").asText("");
            if (!ref.isEmpty() && (!ref.startsWith("#/") || at(ref.substring(1)).isMissingNode())) {
                mistakes.add(pointer + ": leads nowhere: " + ref);
            }
        });
        return mistakes;
    }

    /** What the validator holds against a value that the schema at this place describes. */
    List<String> mistakesOf(JsonNode value, String schemaPointer) {
        if (registry == null) {
            // The whole document passes for a schema, so that references within it are found; without these keywords
            // the
            // validator would warn of each name at the top.
            Dialect.Builder dialect = Dialect.builder(Dialects.getOpenApi31());
            root.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
            registry = SchemaRegistry.withDialect(
                    dialect.build(), known -> known.schemas(Map.of(ADDRESS, root.toString())));
        }
        return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + schemaPointer)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** The same document, whose answers may have no field but those it names. */
    OpenApiDocument closed() {
        ObjectNode copy = root.deepCopy();
        Set<String> parts = new TreeSet<>();
        walk("", copy, (pointer, node) -> node.path("allOf")
                .forEach(part -> parts.add(part.path("$ref").asText("").replaceFirst("^#", ""))));
        copy.at(SCHEMAS).properties().forEach(schema -> {
            boolean describesAnObject =
                    schema.getValue().has("properties") || schema.getValue().has("allOf");
            if (describesAnObject && !parts.contains(SCHEMAS + "/" + schema.getKey())) {
                ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
            }
        });
        return new OpenApiDocument(copy);
    }

    /** Names of the fields that answers can have. */
    Set<String> answerFields() {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Operation operation : operations()) {
            operation.answer().ifPresent(schema -> collect(schema, seen, names));
        }
        return names;
    }

    private void collect(String schemaPointer, Set<String> seen, Set<String> names) {
        if (!seen.add(schemaPointer)) {
            return;
        }
        walk(schemaPointer, at(schemaPointer), (pointer, node) -> {
            node.path("properties").fieldNames().forEachRemaining(names::add);
            if (node.has("$ref")) {
                collect(node.get("$ref").asText().substring(1), seen, names);
            }
        });
    }

    /** Shows every object of the document, examples excepted: these are values, not description. */
    static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(pointer, node);
            node.properties().forEach(field -> {
                if (!field.getKey().equals("example") && !field.getKey().equals("value")
                        || pointer.endsWith("/properties")) {
                    walk(pointer + "/" + escape(field.getKey()), field.getValue(), visitor);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(pointer + "/" + i, node.get(i), visitor);
            }
        }
    }

    /** The place of what is at this one, behind its reference when it has one. */
    String follow(String pointer) {
        String place = pointer;
        while (at(place).has("$ref")) {
            place = at(place).get("$ref").asText().substring(1);
        }
        return place;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (VERBS.contains(verb)) {
                        operations.add(new Operation(path.getKey(), verb, pointer("paths", path.getKey(), verb)));
                    }
                }));
        return operations;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PATH + " has no operation " + id));
    }

    static String pointer(String... names) {
        StringBuilder pointer = new StringBuilder();
        for (String name : names) {
            pointer.append('/').append(escape(name));
        }
        return pointer.toString();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** One call. */
    final class Operation {

        private final String path;
        private final String verb;
        private final String pointer;

        private Operation(String path, String verb, String pointer) {
            this.path = path;
            this.verb = verb;
            this.pointer = pointer;
        }

        String path() {
            return path;
        }

        /** In capitals. */
        String verb() {
            return verb.toUpperCase(Locale.ROOT);
        }

        JsonNode node() {
            return at(pointer);
        }

        String id() {
            return node().path("operationId").asText();
        }

        /** Whether its own parameters may travel in a form. */
        boolean takesForm() {
            return node().path("x-fkw-form").asBoolean();
        }

        /** Whether an access token goes with it. */
        boolean needsToken() {
            return !(node().has("security") ? node().get("security") : at("/security"))
                    .toString()
                    .equals("[]");
        }

        List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 0; i < node().path("parameters").size(); i++) {
                parameters.add(new Parameter(follow(pointer + "/parameters/" + i)));
            }
            return parameters;
        }

        Optional<Parameter> parameter(String name) {
            return parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst();
        }

        /** The name of the one file that it takes. */
        Optional<String> file() {
            JsonNode required = node().at("/requestBody/content/multipart~1form-data/schema/required");
            return required.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(required.get(0).asText());
        }

        /** Where the schema of its JSON answer is; empty when it answers a page. */
        Optional<String> answer() {
            String answer = follow(pointer + "/responses/200");
            String schema = answer + "/content/application~1json/schema";
            return at(schema).isMissingNode() ? Optional.empty() : Optional.of(schema);
        }

        @Override
        public String toString() {
            return id();
        }
    }

    /** One parameter of a call. */
    final class Parameter {

        private final String pointer;
        private final boolean json;

        private Parameter(String pointer) {
            this.pointer = pointer;
            this.json = at(pointer).has("content");
        }

        String name() {
            return at(pointer).path("name").asText();
        }

        boolean required() {
            return at(pointer).path("required").asBoolean();
        }

        boolean deprecated() {
            return at(pointer).path("deprecated").asBoolean();
        }

        /** Where its schema is, without the references that it consists of. */
        String schema() {
            return pointer + (json ? "/content/application~1json/schema" : "/schema");
        }

        /** A limit of its schema; missing when it has none. */
        JsonNode limit(String keyword) {
            return at(follow(schema())).path(keyword);
        }

        /** Its example, or its only value. */
        JsonNode example() {
            JsonNode only = limit("const");
            return only.isMissingNode()
                    ? at(pointer + (json ? "/content/application~1json" : "")).path("example")
                    : only;
        }

        /** The rows of its example, each with one thing in it that the schema of rows does not allow; none without rows. */
        List<String> exampleTextsWithAWrongRow() {
            List<String> texts = new ArrayList<>();
            String row = follow(schema() + "/items");
            for (JsonNode field : at(row + "/required")) {
                texts.add(withRow(changed -> changed.remove(field.asText())));
            }
            at(row + "/properties").properties().forEach(field -> {
                if (field.getValue().has("minimum")) {
                    long least = field.getValue().get("minimum").asLong();
                    texts.add(withRow(changed -> changed.put(field.getKey(), least - 1)));
                }
            });
            return texts;
        }

        private String withRow(Consumer<ObjectNode> change) {
            JsonNode rows = example().deepCopy();
            change.accept((ObjectNode) rows.get(0));
            return rows.toString();
        }

        /** The example as it stands in a request. */
        String exampleText() {
            JsonNode example = example();
            if (json) {
                return example.toString();
            }
            if (example.isArray()) {
                List<String> values = new ArrayList<>();
                example.forEach(value -> values.add(value.asText()));
                return String.join(",", values);
            }
            return example.asText();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** A pointer's parent and last name, to change what it points at. */
    static void put(ObjectNode root, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        ObjectNode parent = (ObjectNode) root.at(place.head());
        parent.set(place.last().getMatchingProperty(), value);
    }
}
