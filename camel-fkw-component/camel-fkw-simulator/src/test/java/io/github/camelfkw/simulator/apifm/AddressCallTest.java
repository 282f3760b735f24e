// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class AddressCallTest extends ApifmTest {

    private JsonNode add(String linkMan, String mobile) {
        return data(mine("addAddress", "linkMan", linkMan, "mobile", mobile, "address", "天河路1号"));
    }

    @Test
    void theFirstAddressIsTheDefaultOneUntilAnotherIs() {
        assertCode(700, mine("defaultAddress"));
        String first = add("王伟", "10071234567").get("id").asText();
        String second = add("李芳", "10077654321").get("id").asText();
        assertThat(data(mine("defaultAddress")).get("id").asText()).isEqualTo(first);
        assertOk(mine("updateAddress", "id", second, "isDefault", "true"));
        assertThat(data(mine("defaultAddress")).get("id").asText()).isEqualTo(second);
        assertThat(user.addresses()).extracting(SimAddress::isDefault).containsExactly(false, true);
    }

    @Test
    void anUpdateKeepsWhatItDoesNotName() {
        String id = add("王伟", "10071234567").get("id").asText();
        assertOk(mine("updateAddress", "id", id, "address", "学士路2号", "code", "510000"));
        JsonNode address = data(mine("addressDetail", "id", id));
        assertThat(address.get("linkMan").asText()).isEqualTo("王伟");
        assertThat(address.get("address").asText()).isEqualTo("学士路2号");
        assertThat(address.get("code").asText()).isEqualTo("510000");
        assertThat(address.get("isDefault").asBoolean()).isTrue();
    }

    @Test
    void listsByNameAndNumber() {
        String first = add("王伟", "10071234567").get("id").asText();
        add("李芳", "10077654321");
        assertThat(ids(data(mine("queryAddressV2")))).hasSize(2);
        assertThat(ids(data(mine("queryAddressV2", "nameLike", "王")))).containsExactly(Long.valueOf(first));
        assertThat(ids(data(mine("queryAddressV2", "mobileLike", "1234", "pageSize", "1"))))
                .containsExactly(Long.valueOf(first));
        assertCode(700, mine("queryAddressV2", "nameLike", "王", "mobileLike", "7654"));
    }

    @Test
    void aDeletedAddressIsGoneForItsUser() {
        String id = add("王伟", "10071234567").get("id").asText();
        String own = token;
        token = sim.issueToken(shop.addUser().uid());
        assertCode(700, mine("deleteAddress", "id", id));
        token = own;
        assertOk(mine("deleteAddress", "id", id));
        assertCode(700, mine("addressDetail", "id", id));
        assertThat(user.addresses()).isEmpty();
    }

    @Test
    void anAddressNeedsSomebodySomewhere() {
        assertCode(300, mine("addAddress", "linkMan", "王伟", "mobile", "10071234567"));
        assertThat(violations()).containsExactly("parameter address is missing");
        assertThat(user.addresses()).isEmpty();
    }

    @Test
    void showsNoPersonInItsOwnWords() {
        SimAddress address = user.addAddress("王伟", "10071234567", "天河路1号");
        assertThat(address.toString() + user).doesNotContain("王伟", "10071234567", "天河路", "13800138000", token);
    }
}
