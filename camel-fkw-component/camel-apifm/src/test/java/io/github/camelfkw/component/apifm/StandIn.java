// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.Reply;
import io.github.camelfkw.simulator.SimulatorServer;
import io.github.camelfkw.simulator.Site;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A server that answers what a test tells it to, and remembers each request as it came. The hosts are path prefixes. */
final class StandIn implements Site, AutoCloseable {

    static final String SUCCESS = "{\"code\":0,\"data\":{},\"msg\":\"success\"}";

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final FaultPlan faults = new FaultPlan(1);
    private final SimulatorServer server = new SimulatorServer(this, faults, new Journal(), 0, false);
    private volatile Function<Call, String> answers = call -> SUCCESS;

    StandIn() {
        server.start();
    }

    /** What is answered from now on. */
    void answer(String json) {
        answers = call -> json;
    }

    void answer(Function<Call, String> json) {
        answers = json;
    }

    FaultPlan faults() {
        return faults;
    }

    /** All requests so far, oldest first; those that a fault kept from being answered are not among them. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    String uri(String host) {
        return server.baseUri() + "/" + host;
    }

    /** A component that talks to it. */
    ApifmComponent component() {
        ApifmComponent component = new ApifmComponent();
        component.setSubDomain("demo");
        component.setMerchantId("951");
        component.setApiUri(uri("api"));
        component.setCommonUri(uri("common"));
        component.setCmsUri(uri("cms"));
        component.setOssUri(uri("oss"));
        component.setSleeper(time -> {});
        return component;
    }

    @Override
    public Reply answer(Call call) {
        calls.add(call);
        return Reply.json(answers.apply(call).getBytes(StandardCharsets.UTF_8), 0);
    }

    @Override
    public Reply throttled() {
        return Reply.html(429, "");
    }

    @Override
    public Reply tokenRefused() {
        return refused(2000, "登录超时,请重新登录");
    }

    @Override
    public Reply refused(int code, String message) {
        return Reply.json(
                ("{\"code\":" + code + ",\"msg\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8), code);
    }

    @Override
    public Reply maintenancePage() {
        return Reply.html(200, "<html>系统维护</html>");
    }

    @Override
    public Set<String> secretParams() {
        return Set.of();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public boolean sendsDate() {
        return false;
    }

    @Override
    public void close() {
        server.close();
    }
}
