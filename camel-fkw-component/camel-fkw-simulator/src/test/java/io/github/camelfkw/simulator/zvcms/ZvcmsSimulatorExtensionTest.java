// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class ZvcmsSimulatorExtensionTest {

    @Nested
    @ExtendWith(ZvcmsSimulatorExtension.class)
    class AsAParameter {
        private static final Set<ZvcmsSimulator> SEEN = new HashSet<>();

        @RepeatedTest(2)
        void isFresh(ZvcmsSimulator simulator) {
            assertThat(SEEN.add(simulator)).isTrue();
        }
    }

    @Nested
    class AsASharedFieldOfAClassWithNestedOnes {
        private static final Set<ZvcmsSimulator> SEEN = new HashSet<>();

        @RegisterExtension
        static final ZvcmsSimulatorExtension ZVCMS = new ZvcmsSimulatorExtension().shared();

        @AfterAll
        static void staysToTheEndOfTheOuterClass() {
            isTheOnlyOne(ZVCMS.simulator());
        }

        static void isTheOnlyOne(ZvcmsSimulator simulator) {
            SEEN.add(simulator);
            assertThat(SEEN).hasSize(1);
        }

        @Nested
        class One {
            @Test
            void hasThatOfTheOuterClass(ZvcmsSimulator simulator) {
                isTheOnlyOne(simulator);
            }
        }

        @Nested
        class Another {
            @Test
            void hasThatOfTheOuterClass(ZvcmsSimulator simulator) {
                isTheOnlyOne(simulator);
            }
        }
    }

    @Nested
    class AsAField {
        @RegisterExtension
        final ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension();

        @Test
        void givesTheOptionsOfAConnectorTwice() {
            String base = zvcms.simulator().baseUri().toString();
            assertThat(zvcms.options())
                    .containsExactly(
                            entry("baseUri", base),
                            entry("openId", ZvcmsSimulator.DEFAULT_OPEN_ID),
                            entry("secret", ZvcmsSimulator.DEFAULT_SECRET),
                            entry("grantCode", ZvcmsSimulator.DEFAULT_GRANT_CODE));
            assertThat(zvcms.properties())
                    .containsEntry("camel.component.zvcms.base-uri", base)
                    .containsEntry("camel.component.zvcms.grant-code", ZvcmsSimulator.DEFAULT_GRANT_CODE)
                    .hasSize(4);
        }
    }
}
