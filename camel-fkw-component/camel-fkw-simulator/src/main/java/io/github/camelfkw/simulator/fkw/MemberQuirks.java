// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Objects;
import java.util.Set;

/**
 * The switches of {@link FkwQuirks} that are about members, beside {@link FkwQuirks#memberPropsField(String)} and
 * {@link FkwQuirks#memberLevelNames(boolean)}. Thread-safe.
 */
public final class MemberQuirks {

    private static final Set<String> SWITCHABLE = Set.of("mobile", "email", "level", "union_id", "prop_list");

    private volatile MemberPropsForm propsForm = MemberPropsForm.ARRAY;
    private volatile boolean levelNamesInList = false;
    private volatile boolean showsIdsInGet = false;
    private volatile Set<String> fieldsSwitchedOff = Set.of();

    MemberQuirks() {}

    /** How answers show a member's own properties. Default: {@code MemberPropsForm.ARRAY}. */
    public MemberQuirks propsForm(MemberPropsForm propsForm) {
        this.propsForm = Objects.requireNonNull(propsForm, "propsForm");
        return this;
    }

    /** The present setting. */
    public MemberPropsForm propsForm() {
        return propsForm;
    }

    /**
     * Whether {@code member/getList} gives the level as a name such as 黄金会员; the document has it in the example of
     * {@code member/get} only. Default: {@code false}.
     */
    public MemberQuirks levelNamesInList(boolean levelNamesInList) {
        this.levelNamesInList = levelNamesInList;
        return this;
    }

    /** The present setting. */
    public boolean levelNamesInList() {
        return levelNamesInList;
    }

    /**
     * Whether {@code member/get} gives {@code id} and {@code wxAppUnionId} too, which the document has in the list only.
     * Default: {@code false}.
     */
    public MemberQuirks showsIdsInGet(boolean showsIdsInGet) {
        this.showsIdsInGet = showsIdsInGet;
        return this;
    }

    /** The present setting. */
    public boolean showsIdsInGet() {
        return showsIdsInGet;
    }

    /**
     * Optional parameters of {@code member/add} that the shop has not switched on (注册时启用) and that are refused
     * therefore: any of {@code mobile}, {@code email}, {@code level}, {@code union_id}, {@code prop_list}. Default: none.
     *
     * @throws IllegalArgumentException for any other
     */
    public MemberQuirks fieldsSwitchedOff(Set<String> fieldsSwitchedOff) {
        if (!SWITCHABLE.containsAll(fieldsSwitchedOff)) {
            throw new IllegalArgumentException("only " + SWITCHABLE + " can be switched off, not " + fieldsSwitchedOff);
        }
        this.fieldsSwitchedOff = Set.copyOf(fieldsSwitchedOff);
        return this;
    }

    /** The present setting. */
    public Set<String> fieldsSwitchedOff() {
        return fieldsSwitchedOff;
    }
}
