// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.zvcms.client.model.UserIdentity;
import io.github.camelfkw.component.zvcms.client.model.UserInfo;
import io.github.camelfkw.examples.memberbridge.ForPeople;
import io.github.camelfkw.examples.memberbridge.NotYet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberBookTest {

    @TempDir
    Path folder;

    private Path file;
    private MemberBook book;

    @BeforeEach
    void open() {
        file = folder.resolve("members");
        book = book();
    }

    private MemberBook book() {
        return new MemberBook(file, "zv_", new Random(1));
    }

    private static UserIdentity identity(String id, String nickname) {
        return new UserIdentity(new UserInfo(id, nickname, null, null, 1, 0L, null, null, null), "0", null, null, null);
    }

    @Test
    void remembersAlsoAfterARestart() {
        book.remember(identity("7", "n"), "12");
        assertThat(book().known(identity("7", "n"))).isEqualTo("12");
        assertThat(book().known(identity("8", "n"))).isNull();
    }

    @Test
    void keepsNoNamesAndNumbersOfPersons() throws Exception {
        book.remember(identity("7", "小张"), "12");
        assertThat(Files.readString(file)).isEqualTo("7 12\n");
    }

    @Test
    void anEnrolmentWithoutAnIdIsLookedForLater() {
        assertThatThrownBy(() -> book.remember(identity("7", "n"), null)).isInstanceOf(NotYet.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void aMemberWithoutAnIdIsForPeople() {
        assertThatThrownBy(() -> book.admit(identity(" ", "n"))).isInstanceOf(ForPeople.class);
    }

    @Test
    void namesAreCutWhereThePlatformEndsAndNeverWithinACharacter() {
        assertThat(book.newMember(identity("7", "𠮷".repeat(60))).name()).isEqualTo("𠮷".repeat(50));
        assertThat(book.newMember(identity("7", " ")).name()).isEqualTo("会员7");
    }

    @Test
    void eachMemberGetsAPasswordOfHisOwnThatThePlatformTakes() {
        NewMember one = book.newMember(identity("7", "n"));
        NewMember two = book.newMember(identity("8", "n"));
        assertThat(one.acct()).isEqualTo("zv_7");
        assertThat(one.pwd()).hasSize(18).matches("-[A-Za-z2-9]+").isNotEqualTo(two.pwd());
    }
}
