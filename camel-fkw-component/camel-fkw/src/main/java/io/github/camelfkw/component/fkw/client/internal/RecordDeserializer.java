// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.github.camelfkw.component.fkw.client.model.FkwRecord;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the records of the wire. Rows have their fields in the same order, one like the other: so the name that followed
 * last time is compared with the bytes first, which is much cheaper than to read a name and look it up. And values go
 * straight into the constructor's arguments. Which fields there are, how a value is read and what an error says is
 * databind's, and so is everything that is not an object. Better than by databind, fields without a name in the record
 * stay in their order, the last of two counts, and one that is called {@code otherFields} is one of them.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {

    private static final long serialVersionUID = 1L;

    private static final int UNKNOWN = -1;
    private static final int END = -2;

    private final BeanDeserializerBase databind;
    private final Set<String> ignored;
    private final int components;
    private final int othersIndex;
    private SettableBeanProperty[] fields;
    private SerializedString[] names;
    private Map<String, Integer> byName;
    private JsonDeserializer<Object> others;

    /** The field that came after a field, and at the end the one that came first: a guess, shared by threads as it is. */
    private int[] follower;

    private RecordDeserializer(BeanDeserializerBase databind, Set<String> ignored) {
        super(databind.handledType());
        this.databind = databind;
        this.ignored = ignored;
        RecordComponent[] all = handledType().getRecordComponents();
        components = all.length;
        int index = components - 1;
        while (!all[index].getName().equals("otherFields")) {
            index--;
        }
        othersIndex = index;
    }

    /** Puts this in the place of databind's deserializer of each record of the wire. */
    static BeanDeserializerModifier modifier() {
        return new Modifier();
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription type, JsonDeserializer<?> databind) {
            if (!FkwRecord.class.isAssignableFrom(type.getBeanClass())
                    || !type.getBeanClass().isRecord()
                    || !(databind instanceof BeanDeserializerBase known)) {
                return databind;
            }
            Set<String> ignored = config.getDefaultPropertyIgnorals(type.getBeanClass(), type.getClassInfo())
                    .findIgnoredForDeserialization();
            return new RecordDeserializer(known, ignored);
        }
    }

    @Override
    public boolean isCachable() {
        return true;
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        databind.resolve(context);
        fields = new SettableBeanProperty[components];
        names = new SerializedString[components];
        byName = new HashMap<>();
        follower = new int[components + 1];
        int last = components;
        for (Iterator<SettableBeanProperty> all = databind.creatorProperties(); all.hasNext(); ) {
            SettableBeanProperty field = all.next();
            int index = field.getCreatorIndex();
            if (index != othersIndex) {
                fields[index] = field;
                names[index] = new SerializedString(field.getName());
                byName.put(field.getName(), index);
                field.findAliases(context.getConfig()).forEach(alias -> byName.put(alias.getSimpleName(), index));
                follower[last] = index;
                last = index;
            }
        }
        others = context.findContextualValueDeserializer(context.constructType(Object.class), null);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return databind.deserialize(parser, context);
        }
        Object[] values = new Object[components];
        Map<String, Object> unknown = null;
        int last = components;
        for (int index = next(parser, last); index != END; index = next(parser, last)) {
            if (index == UNKNOWN) {
                unknown = keep(unknown, parser, context);
            } else {
                values[index] = value(fields[index], parser, context);
                last = index;
            }
        }
        values[othersIndex] = unknown;
        return databind.getValueInstantiator().createFromObjectWith(context, values);
    }

    /** Moves on to the next name, and tells whose it is. */
    private int next(JsonParser parser, int last) throws IOException {
        int guess = follower[last];
        if (parser.nextFieldName(names[guess])) {
            return guess;
        }
        if (!parser.hasToken(JsonToken.FIELD_NAME)) {
            return END;
        }
        Integer index = byName.get(parser.currentName());
        if (index == null) {
            return UNKNOWN;
        }
        follower[last] = index;
        return index;
    }

    private Object value(SettableBeanProperty field, JsonParser parser, DeserializationContext context)
            throws IOException {
        parser.nextToken();
        try {
            return field.deserialize(parser, context);
        } catch (IOException | RuntimeException e) {
            return databind.wrapAndThrow(e, handledType(), field.getName(), context);
        }
    }

    private Map<String, Object> keep(Map<String, Object> unknown, JsonParser parser, DeserializationContext context)
            throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (ignored.contains(name)) {
            parser.skipChildren();
            return unknown;
        }
        Map<String, Object> kept = unknown == null ? new LinkedHashMap<>() : unknown;
        kept.put(name, value == JsonToken.VALUE_NULL ? null : others.deserialize(parser, context));
        return kept;
    }
}
