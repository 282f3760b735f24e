// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.springboot;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Makes beans of their names: {@code #bean:name} or {@code #name}, as Camel writes it. */
public final class BeanReferences implements GenericConverter {

    private static final String BEAN = "#bean:";
    private static final String SHORT = "#";

    private final BeanFactory beans;
    private final Set<ConvertiblePair> types;

    /**
     * References to beans of some types.
     *
     * @param types types of a component's options whose values are beans
     */
    public BeanReferences(BeanFactory beans, Class<?>... types) {
        this.beans = beans;
        this.types = Arrays.stream(types)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return types;
    }

    /**
     * The bean.
     *
     * @throws IllegalArgumentException                 the text is no reference; says how one is written
     * @throws org.springframework.beans.BeansException there is no bean of that name and type
     */
    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        String reference = source.toString().strip();
        if (!reference.startsWith(SHORT)) {
            throw new IllegalArgumentException("Not a reference to a bean of type "
                    + targetType.getType().getName() + ": write " + BEAN + " and the bean's name");
        }
        String name = reference.substring(reference.startsWith(BEAN) ? BEAN.length() : SHORT.length());
        return beans.getBean(name, targetType.getType());
    }
}
