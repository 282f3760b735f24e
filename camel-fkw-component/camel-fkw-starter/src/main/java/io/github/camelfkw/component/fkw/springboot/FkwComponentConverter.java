// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import io.github.camelfkw.component.fkw.client.token.TokenStore;
import java.util.Set;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Makes beans of their names: {@code #bean:name} or {@code #name}, as Camel writes it. */
final class FkwComponentConverter implements GenericConverter {

    private static final String BEAN = "#bean:";
    private static final String SHORT = "#";

    private final BeanFactory beans;

    FkwComponentConverter(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(
                new ConvertiblePair(String.class, SSLContextParameters.class),
                new ConvertiblePair(String.class, TokenStore.class));
    }

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
