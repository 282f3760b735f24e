// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Orders as the simulator renders them, to be written again and again with other ids and times: a million orders need the
 * memory of a page, and the platform hardly any time for one.
 */
final class OrderTemplates {

    /** Digits of each id that is written. */
    static final int ID_LENGTH = 17;

    private static final List<String> TIMES = List.of("created_time", "settle_time", "pay_time", "modified_time");

    /** How long before its last change an order was made, in seconds; and paid, for those that were. */
    private static final int AGE = 90;

    private static final int PAID = 60;

    private final List<Template> templates;

    /**
     * An order in three parts: what comes before its id, the id, what comes after.
     *
     * @param slots where in the tail the times stand, in the order of {@link #TIMES}; -1: the order has none
     */
    private record Template(byte[] head, byte[] tail, int[] slots) {

        int length() {
            return head.length + ID_LENGTH + tail.length;
        }
    }

    private OrderTemplates(List<Template> templates) {
        this.templates = templates;
    }

    /**
     * Takes a page apart.
     *
     * @param page an answer with {@code order_list}
     */
    static OrderTemplates of(byte[] page) throws IOException {
        List<Template> templates = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(page)) {
            while (!"order_list".equals(parser.currentName()) || parser.currentToken() != JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                templates.add(template(parser, page));
            }
        }
        return new OrderTemplates(templates);
    }

    private static Template template(JsonParser parser, byte[] page) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        int id = -1;
        int afterId = -1;
        int[] slots = new int[TIMES.size()];
        Arrays.fill(slots, -1);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int value = (int) parser.currentTokenLocation().getByteOffset() + 1;
            if (name.equals("id")) {
                id = value;
                afterId = value + parser.getText().length();
            } else if (TIMES.contains(name) && parser.getText().length() == ShopSeconds.LENGTH) {
                slots[TIMES.indexOf(name)] = value;
            }
            parser.skipChildren();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] >= 0 && slots[i] < afterId) {
                throw new IOException("a time stands before the id: these templates are not made for that");
            }
            slots[i] -= slots[i] < 0 ? 0 : afterId;
        }
        return new Template(Arrays.copyOfRange(page, start, id), Arrays.copyOfRange(page, afterId, end), slots);
    }

    /** How many bytes an order has. */
    int length(int index) {
        return templates.get(index % templates.size()).length();
    }

    /**
     * Writes an order.
     *
     * @param index    which one: decides its content
     * @param id       of {@value #ID_LENGTH} digits
     * @param modified its last change, in seconds of Unix time
     * @return where the order ends
     */
    int write(byte[] to, int at, int index, long id, long modified) {
        Template template = templates.get(index % templates.size());
        System.arraycopy(template.head, 0, to, at, template.head.length);
        int next = at + template.head.length;
        long digits = id;
        for (int i = ID_LENGTH - 1; i >= 0; i--) {
            to[next + i] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
        next += ID_LENGTH;
        System.arraycopy(template.tail, 0, to, next, template.tail.length);
        long[] times = {modified - AGE, modified - AGE, modified - PAID, modified};
        for (int i = 0; i < times.length; i++) {
            if (template.slots[i] >= 0) {
                ShopSeconds.write(times[i], to, next + template.slots[i]);
            }
        }
        return next + template.tail.length;
    }

    /** The text of an order: for tests. */
    String text(int index, long id, long modified) {
        byte[] bytes = new byte[length(index)];
        write(bytes, 0, index, id, modified);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
