// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** {@code vote} and {@code myVote}: a user votes once; whether for an item that there is, is not checked. */
final class VoteCalls {

    private final World world;

    VoteCalls(World world) {
        this.world = world;
    }

    Map<String, Handler> handlers() {
        return Map.of("vote", this::vote, "myVote", VoteCalls::mine);
    }

    private JsonNode vote(ApifmRequest request) {
        Account.Vote vote = new Account.Vote(request.text("items"), request.text("remark"), world.now());
        if (request.user().votes.putIfAbsent(request.id("voteId"), vote) != null) {
            throw Refusal.of(Code.WRONG_STATE, "您已经投过票了");
        }
        return null;
    }

    /** The document: 700 for a user who has not voted. The fields are assumed. */
    private static JsonNode mine(ApifmRequest request) {
        Account.Vote vote = request.user().votes.get(request.id("voteId"));
        if (vote == null) {
            throw Refusal.nothing("您还没有投票");
        }
        return Json.object()
                .put("voteId", request.id("voteId"))
                .put("items", vote.items())
                .put("remark", vote.remark())
                .put("dateAdd", Times.format(vote.at()));
    }
}
