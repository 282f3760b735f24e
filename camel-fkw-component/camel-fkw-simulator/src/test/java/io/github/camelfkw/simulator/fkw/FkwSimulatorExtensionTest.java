// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class FkwSimulatorExtensionTest {

    @AfterAll
    static void sharedOnesEndWithTheirClass() {
        for (FkwSimulator simulator : AsASharedFieldOfAClassWithNestedOnes.SEEN) {
            assertThatThrownBy(simulator::baseUri).hasMessageContaining("not started");
        }
    }

    @Nested
    @ExtendWith(FkwSimulatorExtension.class)
    class AsAParameter {
        @RepeatedTest(2)
        void isRunningAndFresh(FkwSimulator simulator) {
            assertThat(new Http(simulator).get("/").statusCode()).isEqualTo(404);
            assertThat(simulator.journal().count()).isEqualTo(1);
        }
    }

    @Nested
    class AsASharedField {
        private static final Set<FkwSimulator> SEEN = new HashSet<>();

        @RegisterExtension
        static final FkwSimulatorExtension FKW =
                new FkwSimulatorExtension(builder -> builder.client("a", "b")).shared();

        @RepeatedTest(2)
        void isTheSameForAllTests(FkwSimulator simulator) {
            SEEN.add(simulator);
            assertThat(SEEN).hasSize(1).containsExactly(FKW.simulator());
        }
    }

    @Nested
    class AsASharedFieldOfAClassWithNestedOnes {
        private static final Set<FkwSimulator> SEEN = new HashSet<>();

        @RegisterExtension
        static final FkwSimulatorExtension FKW = new FkwSimulatorExtension().shared();

        @AfterAll
        static void staysToTheEndOfTheOuterClass() {
            isTheOnlyOne(FKW.simulator());
        }

        static void isTheOnlyOne(FkwSimulator simulator) {
            SEEN.add(simulator);
            assertThat(SEEN).hasSize(1);
        }

        @Nested
        class One {
            @Test
            void hasThatOfTheOuterClass(FkwSimulator simulator) {
                isTheOnlyOne(simulator);
            }
        }

        @Nested
        class Another {
            @Test
            void hasThatOfTheOuterClass(FkwSimulator simulator) {
                isTheOnlyOne(simulator);
            }
        }
    }

    @Nested
    class AsAField {
        @RegisterExtension
        final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

        private final Object early = fkw.options().get("baseUri");

        @Test
        void isThereBeforeTheTestBegins(FkwShop shop, FkwTokens tokens, FkwChecks checks) {
            assertThat(fkw.simulator().baseUri()).hasToString(early.toString());
            assertThat(shop).isSameAs(fkw.shop());
            assertThat(tokens).isSameAs(fkw.tokens());
            assertThat(fkw.properties())
                    .containsEntry("camel.component.fkw.base-uri", early)
                    .containsEntry("camel.component.fkw.client-secret", FkwSimulator.DEFAULT_CLIENT_SECRET)
                    .containsEntry("camel.component.fkw.refresh-token", tokens.refreshToken())
                    .hasSize(5);
            checks.asDocumented();
        }
    }
}
