// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApifmSimulatorExtensionTest {

    @Nested
    @ExtendWith(ApifmSimulatorExtension.class)
    class AsAParameter {
        @RepeatedTest(2)
        void isRunningAndFresh(ApifmSimulator simulator) {
            ApifmTest.assertOk(new Client(simulator).call("vipLevel"));
            assertThat(simulator.journal().count()).isEqualTo(1);
        }
    }

    @Nested
    class AsASharedField {
        private static final Set<ApifmSimulator> SEEN = new HashSet<>();

        @RegisterExtension
        static final ApifmSimulatorExtension APIFM =
                new ApifmSimulatorExtension(builder -> builder.subDomain("tz")).shared();

        @RepeatedTest(2)
        void isTheSameForAllTests(ApifmSimulator simulator) {
            SEEN.add(simulator);
            assertThat(SEEN).hasSize(1).containsExactly(APIFM.simulator());
            assertThat(simulator.subDomain()).isEqualTo("tz");
        }
    }

    @Nested
    class AsASharedFieldOfAClassWithNestedOnes {
        private static final Set<ApifmSimulator> SEEN = new HashSet<>();

        @RegisterExtension
        static final ApifmSimulatorExtension APIFM = new ApifmSimulatorExtension().shared();

        @AfterAll
        static void staysToTheEndOfTheOuterClass() {
            isTheOnlyOne(APIFM.simulator());
        }

        static void isTheOnlyOne(ApifmSimulator simulator) {
            SEEN.add(simulator);
            assertThat(SEEN).hasSize(1);
        }

        @Nested
        class One {
            @Test
            void hasThatOfTheOuterClass(ApifmSimulator simulator) {
                isTheOnlyOne(simulator);
            }
        }

        @Nested
        class Another {
            @Test
            void hasThatOfTheOuterClass(ApifmSimulator simulator) {
                isTheOnlyOne(simulator);
            }
        }
    }

    @Nested
    class AsAField {
        @RegisterExtension
        final ApifmSimulatorExtension apifm = new ApifmSimulatorExtension();

        private final Map<String, Object> early = apifm.options();

        @Test
        void isThereBeforeTheTestBegins(ApifmShop shop, SimUser user, ApifmChecks checks) {
            assertThat(apifm.options()).isEqualTo(early);
            assertThat(shop).isSameAs(apifm.shop());
            assertThat(user).isEqualTo(apifm.user());
            ApifmTest.assertOk(new Client(apifm.simulator()).call("checkToken", "token", apifm.token()));
            checks.asDocumented().calls("checkToken", 1).orders(user.uid(), 0);
        }

        @Test
        void givesTheOptionsOfAConnectorTwice() {
            String base = apifm.simulator().apiUri().toString().replaceAll("/api$", "");
            assertThat(apifm.options())
                    .containsExactly(
                            entry("subDomain", "demo"),
                            entry("merchantId", "951"),
                            entry("apiUri", base + "/api"),
                            entry("commonUri", base + "/common"),
                            entry("cmsUri", base + "/cms"),
                            entry("ossUri", base + "/oss"),
                            entry("token", apifm.token()));
            assertThat(apifm.properties())
                    .containsEntry("camel.component.apifm.sub-domain", "demo")
                    .containsEntry("camel.component.apifm.merchant-id", "951")
                    .containsEntry("camel.component.apifm.oss-uri", base + "/oss")
                    .containsEntry("camel.component.apifm.token", apifm.token())
                    .hasSize(7);
        }

        @Test
        void checksTellWhatTheySaw() {
            new Client(apifm.simulator()).call("noticeDetail", "pid", "1");
            assertThatThrownBy(() -> apifm.checks().asDocumented())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("unknown parameter pid of noticeDetail");
            assertThatThrownBy(() -> apifm.checks().calls("noticeDetail", 2))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Expected: 2 requests of noticeDetail. Is: 1 requests")
                    .hasMessageContaining("/api/demo/notice/detail");
        }
    }
}
