// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jars of apifm and zvcms are optional: all builders are there without them. */
class OptionalConnectorsTest {

    /** Has the builders' classes, and no class of the two connectors. */
    private static final class WithoutSiblings extends ClassLoader {

        WithoutSiblings() {
            super(OptionalConnectorsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.camelfkw.component.apifm.")
                    || name.startsWith("io.github.camelfkw.component.zvcms.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.camelfkw.builder.endpoint.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private final ClassLoader loader = new WithoutSiblings();

    @ParameterizedTest
    @CsvSource({"fkw, orders", "apifm, goods", "zvcms, communal.user.identity"})
    void aBuilderNeedsNoClassOfTheSiblings(String scheme, String path) throws Exception {
        Class<?> builders = Class.forName(StaticEndpointBuilders.class.getName(), true, loader);
        assertThat(builders.getClassLoader()).isSameAs(loader);
        Object endpoint = builders.getMethod(scheme, String.class).invoke(null, path);
        endpoint.getClass().getMethods(); // the types of all options are looked up
        assertThat(((EndpointProducerBuilder) endpoint).getRawUri()).isEqualTo(scheme + "://" + path);
    }

    @Test
    void theClassesOfTheSiblingsAreOutOfReach() {
        assertThatThrownBy(() -> Class.forName("io.github.camelfkw.component.apifm.ApifmComponent", true, loader))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
