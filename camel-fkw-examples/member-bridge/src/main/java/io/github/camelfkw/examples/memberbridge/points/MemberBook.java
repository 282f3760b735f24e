// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.zvcms.client.model.UserIdentity;
import io.github.camelfkw.examples.memberbridge.DurableFile;
import io.github.camelfkw.examples.memberbridge.ForPeople;
import io.github.camelfkw.examples.memberbridge.NotYet;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Which ZVCMS member is which FKW member. A member whom the bridge enrols gets an account that is made of his ZVCMS id, so
 * that he is found again in the list of members, whatever was lost: FKW has no call that finds one by account.
 */
public final class MemberBook {

    private static final int LONGEST_NAME = 50;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 18;

    private final Path file;
    private final String accountPrefix;
    private final Random random;
    private final Map<String, String> memberIds = new ConcurrentHashMap<>();

    /**
     * @param file          keeps the pairs
     * @param accountPrefix begins the accounts: letters A to Z, digits and underscores
     * @param random        makes passwords; has to be one that cannot be guessed
     */
    public MemberBook(Path file, String accountPrefix, Random random) {
        this.file = file;
        this.accountPrefix = accountPrefix;
        this.random = random;
        for (String line : DurableFile.lines(file)) {
            String[] pair = line.split(" ");
            memberIds.put(pair[0], pair[1]);
        }
    }

    /**
     * Whether points may be booked for whom ZVCMS has identified.
     *
     * @throws ForPeople they may not
     */
    public void admit(@Body UserIdentity identity) {
        if (identity.id() == null || identity.id().isBlank()) {
            throw new ForPeople("ZVCMS has identified the member, but gives no id");
        }
        if (identity.frozen()) {
            throw new ForPeople("the account of the member (ZVCMS id " + identity.id() + ") is frozen at ZVCMS");
        }
    }

    /** The FKW member's id; null: not known here. */
    public String known(@ExchangeProperty("identity") UserIdentity identity) {
        return memberIds.get(identity.id());
    }

    /**
     * The FKW member's id, from the list of all members; null: he is none.
     *
     * @throws ForPeople two members have his account
     */
    public String find(@Body Iterator<Member> members, @ExchangeProperty("identity") UserIdentity identity) {
        String account = account(identity);
        String found = null;
        while (members.hasNext()) {
            Member member = members.next();
            if (account.equals(member.acct())) {
                if (found != null) {
                    throw new ForPeople("FKW has two members with the account " + account + ": " + found + " and "
                            + member.id() + ". Keep one, and drop the row again");
                }
                found = member.id();
            }
        }
        return found;
    }

    /** What he is enrolled with. Nobody knows the password: he sets one by the shop's own way for forgotten ones. */
    public NewMember newMember(@ExchangeProperty("identity") UserIdentity identity) {
        String nickname = identity.userInfo().nickname();
        String name = nickname == null || nickname.isBlank() ? "会员" + identity.id() : nickname.strip();
        int end = name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
        return NewMember.of(account(identity), password(), name.substring(0, end));
    }

    private String password() {
        // The platform wants two kinds of characters, whatever is drawn.
        StringBuilder password = new StringBuilder("-");
        while (password.length() < PASSWORD_LENGTH) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private String account(UserIdentity identity) {
        return accountPrefix + identity.id();
    }

    /**
     * Keeps the pair.
     *
     * @throws NotYet the platform has enrolled the member and not told his id: the list of members will
     */
    public void remember(
            @ExchangeProperty("identity") UserIdentity identity, @ExchangeProperty("memberId") String memberId) {
        if (memberId == null) {
            throw new NotYet("FKW has enrolled the member and told no id; it is looked for in the list of members");
        }
        DurableFile.append(file, identity.id() + " " + memberId);
        memberIds.put(identity.id(), memberId);
    }

    /** FKW refuses the member that was remembered, as one that was deleted there: the next row searches for him again. */
    public void forget(
            @ExchangeProperty("identity") UserIdentity identity,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (identity != null
                && failure instanceof FkwApiException refusal
                && FkwOperation.member.name().equals(refusal.getOperation())) {
            memberIds.remove(identity.id());
        }
    }
}
