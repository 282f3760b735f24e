// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.MemberApi;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import java.util.Map;

/** The operations about members and points. */
final class MemberHandlers {

    private MemberHandlers() {}

    static void putInto(Map<FkwOperation, OperationHandler> handlers) {
        handlers.put(FkwOperation.members, (input, shop) -> Lists.answer(input, "members", shop.members()::list));
        handlers.put(
                FkwOperation.member, (input, shop) -> one(input, shop.members().get(memberId(input))));
        handlers.put(
                FkwOperation.addMember,
                (input, shop) -> added(shop.members().add(input.body().as(NewMember.class))));
        handlers.put(
                FkwOperation.adjustPoints,
                (input, shop) -> OperationResult.of(shop.members()
                        .adjustPoints(
                                adjustment(input), input.defaults().writes().readFirst())));
    }

    private static String memberId(OperationInput input) {
        return input.id(Field.MEMBER_ID)
                .orElseThrow(() -> new IllegalArgumentException(
                        FkwConstants.MEMBER_ID + " is missing: set it, or give a body with memberId"));
    }

    private static OperationResult one(OperationInput input, FkwDocument<Member> member) {
        return OperationResult.of(
                input.defaults().rawPayload() ? member.json() : member.toRecord(),
                Map.of(FkwConstants.MEMBER_ID, member.id()));
    }

    private static OperationResult added(MemberApi.AddedMember added) {
        OperationResult result = OperationResult.of(added.result());
        return added.memberId() == null ? result : result.with(FkwConstants.MEMBER_ID, added.memberId());
    }

    /** What a body can say: the platform's way, or one number with a sign. */
    record Adjustment(
            @JsonProperty("id") @JsonAlias({"memberId", "member_id"})
            String memberId,

            @JsonProperty("operate") Integer operate,

            @JsonProperty("alter_num") @JsonAlias({"alterNum", "points"})
            Integer alterNum,

            @JsonProperty("change") Integer change,
            @JsonProperty("detail") String detail) {}

    private static PointsAdjustment adjustment(OperationInput input) {
        RequestBody body = input.body();
        if (body.isA(PointsAdjustment.class)) {
            PointsAdjustment given = body.as(PointsAdjustment.class);
            return new PointsAdjustment(
                    input.agreed(Field.MEMBER_ID, given.memberId()), given.operate(), given.alterNum(), given.detail());
        }
        Adjustment given = body.as(Adjustment.class);
        String memberId = input.agreed(Field.MEMBER_ID, given.memberId());
        if (given.change() == null) {
            return new PointsAdjustment(memberId, given.operate(), given.alterNum(), given.detail());
        }
        if (given.operate() != null || given.alterNum() != null) {
            throw new IllegalArgumentException(
                    "adjustPoints: the body has change and also operate or alter_num; give the one or the others");
        }
        return PointsAdjustment.of(memberId, given.change(), given.detail());
    }
}
