// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.internal.JsonSlice;
import io.github.camelfkw.component.fkw.client.internal.Limits;
import io.github.camelfkw.component.fkw.client.internal.ListReader;
import io.github.camelfkw.component.fkw.client.internal.ResultEnvelope;
import io.github.camelfkw.component.fkw.client.internal.Wire;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.component.fkw.client.model.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls about members and points, for one shop. Blocking; safe for threads. */
public final class MemberApi {

    private static final String HEADER = "CamelFkwMemberId";

    private final FkwGateway gateway;
    private final String shopId;

    MemberApi(FkwGateway gateway, String shopId) {
        this.gateway = gateway;
        this.shopId = shopId;
    }

    /** As {@link #list(int, int, RecordReading)}, with {@link RecordReading#ON_DEMAND}. */
    public ListPage<FkwDocument<Member>> list(int pageNo, int pageSize) {
        return list(pageNo, pageSize, RecordReading.ON_DEMAND);
    }

    /**
     * One page of the members; the document states no order.
     *
     * @param  pageNo   from 1
     * @param  pageSize 1 to {@value ListPage#MAX_SIZE}
     * @param  reading  when the rows become records
     * @throws FkwException each kind, see there
     */
    public ListPage<FkwDocument<Member>> list(int pageNo, int pageSize, RecordReading reading) {
        ApiMethod method = ApiMethod.GET_MEMBER_LIST;
        return ListReader.page(
                method,
                gateway.call(
                        method,
                        shopId,
                        ListReader.parameters(pageNo, pageSize),
                        ListReader.recordOf(reading, Member.class)),
                row -> RecordDocument.of(method.operation(), "member", row, Member.class, Member::id),
                "member_list");
    }

    /**
     * One member. The platform's answer does not carry the id; the document does.
     *
     * @throws IllegalArgumentException blank id
     * @throws FkwException             each kind, see there
     */
    public FkwDocument<Member> get(String memberId) {
        ApiMethod method = ApiMethod.GET_MEMBER;
        Limits.of(method.operation()).required("memberId", HEADER, memberId).enforce();
        ResultEnvelope answer =
                gateway.call(method, shopId, Map.of("id", memberId.strip())).envelope();
        JsonSlice member = answer.object("member")
                .orElseThrow(() -> new FkwProtocolException(
                        method.operation(),
                        method.operation() + ": the answer has no field member; it has " + answer.fieldNames(),
                        null));
        return new KnownMember(method.operation(), memberId.strip(), member);
    }

    private record KnownMember(String operation, String id, JsonSlice slice) implements FkwDocument<Member> {

        @Override
        public String json() {
            return slice.text();
        }

        @Override
        public String contentHash() {
            return slice.hash();
        }

        @Override
        public Member toRecord() {
            Member member =
                    slice.read(Member.class, operation, ApiSubject.member(id).describe("member"));
            return member.id() == null ? member.withId(id) : member;
        }

        @Override
        public String toString() {
            return "Member[id=" + id + "]";
        }
    }

    /**
     * Adds a member.
     *
     * @return the new member's id, as the platform gave it
     * @throws IllegalArgumentException   a limit of the document is not kept; names field, limit and length
     * @throws FkwOutcomeUnknownException the answer was lost; not sent again
     * @throws FkwException               each other kind, see there
     */
    public AddedMember add(NewMember member) {
        check(member);
        FkwGateway.Success success = OnceOnly.send(
                () -> gateway.call(ApiMethod.ADD_MEMBER, shopId, Wire.parameters(member)),
                lost -> new FkwOutcomeUnknownException(
                        lost,
                        "The platform has no call to find a member by account: look in its back office",
                        Map.of()));
        return new AddedMember(success.envelope().text("id").orElse(null), WriteResult.of(success));
    }

    /**
     * What became of {@link #add}.
     *
     * @param memberId the new member's id; null where the platform did not say
     * @param result   its answer
     */
    public record AddedMember(String memberId, WriteResult result) {}

    private static void check(NewMember member) {
        Limits limits = Limits.of(ApiMethod.ADD_MEMBER.operation())
                .required("acct", member.acct())
                .account("acct", member.acct())
                .atMost("acct", 50, member.acct())
                .required("pwd", member.pwd())
                .password("pwd", member.pwd())
                .required("name", member.name())
                .atMost("name", 50, member.name())
                .atMost("mobile", 11, member.mobile())
                .between("level", 0, 9, member.level());
        List<Property> properties = member.propList();
        for (int i = 0; i < properties.size(); i++) {
            limits.required("propList[" + i + "].name", properties.get(i).name())
                    .required("propList[" + i + "].value", properties.get(i).value());
        }
        limits.enforce();
    }

    /** As {@link #adjustPoints(PointsAdjustment, boolean)}, without reading the points first. */
    public WriteResult adjustPoints(PointsAdjustment adjustment) {
        return adjustPoints(adjustment, false);
    }

    /**
     * Adds points to a member, or deducts some.
     *
     * @param  readFirst whether the member's points are read before, so that an unknown outcome tells both
     * @throws IllegalArgumentException   a limit of the document is not kept; names field, limit and length
     * @throws FkwOutcomeUnknownException the answer was lost; never sent again: it would count twice
     * @throws FkwException               each other kind, see there
     */
    public WriteResult adjustPoints(PointsAdjustment adjustment, boolean readFirst) {
        check(adjustment);
        Map<String, String> known = new LinkedHashMap<>();
        known.put("memberId", adjustment.memberId());
        known.put("change", (adjustment.operate() == PointsAdjustment.DEDUCT ? "-" : "") + adjustment.alterNum());
        if (readFirst) {
            known.put("pointsBefore", points(adjustment.memberId()));
        }
        return OnceOnly.send(
                () -> WriteResult.of(gateway.call(ApiMethod.SET_POINTS, shopId, Wire.parameters(adjustment))),
                lost -> unknown(lost, known));
    }

    private static void check(PointsAdjustment adjustment) {
        Limits.of(ApiMethod.SET_POINTS.operation())
                .required("memberId", HEADER, adjustment.memberId())
                .check(adjustment.operate() != null, "operate is missing: 0 adds, 1 deducts")
                .between("operate", PointsAdjustment.ADD, PointsAdjustment.DEDUCT, adjustment.operate())
                .atLeast("alterNum", 1, adjustment.alterNum())
                .atMost("detail", 200, adjustment.detail())
                .enforce();
    }

    private String points(String memberId) {
        return String.valueOf(get(memberId).toRecord().currentPoints());
    }

    private FkwOutcomeUnknownException unknown(FkwTransportException lost, Map<String, String> known) {
        try {
            known.put("pointsNow", points(known.get("memberId")));
        } catch (FkwException alsoThis) {
            lost.addSuppressed(alsoThis);
        }
        String before = known.containsKey("pointsBefore") ? "before it had " + known.get("pointsBefore") + ", " : "";
        String now = known.containsKey("pointsNow") ? "now has " + known.get("pointsNow") : "cannot be read now";
        return new FkwOutcomeUnknownException(
                lost, "The change was " + known.get("change") + " points; " + before + "the member " + now, known);
    }
}
