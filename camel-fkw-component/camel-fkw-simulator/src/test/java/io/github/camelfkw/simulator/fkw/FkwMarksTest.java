// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FkwMarksTest {

    @Test
    void findsEachTokenThatIsIssued() {
        try (FkwSimulator simulator = FkwSimulator.builder().build().start()) {
            FkwTokens tokens = simulator.issueTokens();
            for (String token : new String[] {tokens.accessToken(), tokens.refreshToken()}) {
                assertThat(FkwMarks.in("GET /api?access_token=" + token)).containsExactly(FkwMarks.Kind.TOKEN);
                assertThat(FkwMarks.in(URLEncoder.encode("a=" + token, StandardCharsets.UTF_8)))
                        .containsExactly(FkwMarks.Kind.TOKEN);
            }
        }
    }

    @Test
    void tellsCodesFromTokens() {
        try (FkwSimulator simulator = FkwSimulator.builder().build().start()) {
            assertThat(FkwMarks.in("code=" + simulator.issueCode(FkwSimulator.DEFAULT_SHOP_ID)))
                    .containsExactly(FkwMarks.Kind.CODE);
        }
    }

    @Test
    void findsSecretsInBase64WhateverStandsAroundThem() {
        for (String before : new String[] {"", "a", "ab", "abc", "客"}) {
            byte[] text = (before + FkwSimulator.DEFAULT_CLIENT_SECRET + "x").getBytes(StandardCharsets.UTF_8);
            assertThat(FkwMarks.in("Basic " + Base64.getEncoder().encodeToString(text)))
                    .as("after '%s'", before)
                    .containsExactly(FkwMarks.Kind.CLIENT_SECRET);
        }
    }

    @Test
    void findsWhatIsMadeUpAboutPersons() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            String mobile = People.mobile(random);
            assertThat(mobile).hasSize(11);
            assertThat(FkwMarks.in("tel:" + mobile + ",")).containsExactly(FkwMarks.Kind.MOBILE);
            assertThat(FkwMarks.in("收货人" + People.name(random))).contains(FkwMarks.Kind.NAME);
            assertThat(FkwMarks.in(People.street(People.place(random), random))).contains(FkwMarks.Kind.STREET);
            String remark = People.buyerRemark(random);
            assertThat(FkwMarks.in(remark).contains(FkwMarks.Kind.REMARK)).isEqualTo(!remark.isEmpty());
        }
    }

    @Test
    void findsNothingInWhatMayBeShown() {
        assertThat(
                        FkwMarks.in(
                                "Order 20261120001 at 1007123456789: 接口调用过于频繁, FkwTokens[…], 100712345678, access_token=xxxxxx"))
                .isEmpty();
        assertThat(FkwMarks.in(null)).isEmpty();
        assertThat(FkwMarks.in("")).isEmpty();
    }
}
