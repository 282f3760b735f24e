// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.camelfkw.simulator.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The calls on {@code /api/member/}. */
final class MemberCalls {

    private static final List<String> LEVEL_NAMES =
            List.of("普通会员", "白银会员", "黄金会员", "铂金会员", "钻石会员", "黑金会员", "星耀会员", "王者会员", "荣耀会员", "至尊会员");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_]{1,50}");
    private static final List<Pattern> PASSWORD_KINDS = List.of(
            Pattern.compile("[0-9]"),
            Pattern.compile("[A-Z]"),
            Pattern.compile("[a-z]"),
            Pattern.compile("[^0-9A-Za-z]"));

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_MOBILE = 11;
    private static final int LONGEST_DETAIL = 200;

    private final World world;

    MemberCalls(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.list(
                        Life.Subject.MEMBERS,
                        "/api/member/getList",
                        "",
                        List.of(),
                        Set.of("page_no", "page_size"),
                        this::list),
                Route.get("/api/member/get", "", List.of("id"), Set.of(), this::get),
                Route.post(
                        "/api/member/add",
                        "",
                        List.of(),
                        Set.of("acct", "pwd", "name", "mobile", "email", "level", "union_id", "prop_list"),
                        this::add),
                Route.post(
                        "/api/member/setIgt",
                        "",
                        List.of("id", "operate", "alter_num"),
                        Set.of("detail"),
                        this::adjustPoints));
    }

    private Reply list(FkwRequest request) {
        int pageNo = request.pageNo();
        int pageSize = request.pageSize(world.quirks.maxPageSize());
        List<SimMember> all = request.shop().members();
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode list = body.putArray("member_list");
        for (SimMember member : Answers.page(all, pageNo, pageSize)) {
            ObjectNode node = list.addObject();
            Json.id(node, "id", String.valueOf(member.id()), world.quirks.numericIds());
            node.put("wxAppUnionId", member.unionId());
            fill(request.shop(), node, member, world.quirks.members().levelNamesInList());
        }
        body.put("total", all.size());
        return Answers.reply(body);
    }

    private Reply get(FkwRequest request) {
        SimMember member = member(request);
        ObjectNode body = Answers.ok("查询成功");
        ObjectNode node = body.putObject("member");
        if (world.quirks.members().showsIdsInGet()) {
            Json.id(node, "id", String.valueOf(member.id()), world.quirks.numericIds());
            node.put("wxAppUnionId", member.unionId());
        }
        fill(request.shop(), node, member, world.quirks.memberLevelNames());
        return Answers.reply(body);
    }

    private static SimMember member(FkwRequest request) {
        return request.shop()
                .member(request.requiredInteger("id"))
                .orElseThrow(() -> Refusal.of(Rt.NOT_FOUND, "会员不存在"));
    }

    private void fill(FkwShop shop, ObjectNode node, SimMember member, boolean levelName) {
        node.put("acct", member.acct())
                .put("name", member.name())
                .put("mobile", member.mobile())
                .put("email", member.email());
        if (levelName) {
            node.put("level", LEVEL_NAMES.get(member.level()));
        } else {
            node.put("level", member.level());
        }
        node.put("currentIgt", member.currentPoints()).put("totalIgt", member.totalPoints());
        putProps(node, member);
        shop.roll().fields(member.id()).forEach((name, value) -> node.set(name, Json.tree(value)));
    }

    private void putProps(ObjectNode node, SimMember member) {
        ArrayNode props = Json.object().arrayNode();
        member.props()
                .forEach((name, value) -> props.addObject().put("name", name).put("value", value));
        String field = world.quirks.memberPropsField();
        MemberPropsForm form = world.quirks.members().propsForm();
        if (form == MemberPropsForm.ARRAY || props.isEmpty()) {
            node.set(field, props);
        } else if (form == MemberPropsForm.OBJECT) {
            node.set(field, props.get(0));
        } else {
            String text = Json.text(props);
            node.putRawValue(field, new RawValue(text.substring(1, text.length() - 1)));
        }
    }

    private Reply add(FkwRequest request) {
        List<String> empty = List.of("acct", "pwd", "name").stream()
                .filter(name -> request.text(name).isEmpty())
                .toList();
        if (!empty.isEmpty()) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT,
                    "新增失败(具体原因:必填字段“" + String.join("、", empty) + "”为空)",
                    "parameters " + empty + " are missing");
        }
        for (String field : world.quirks.members().fieldsSwitchedOff()) {
            if (!request.text(field).isEmpty()) {
                throw Refusal.of(Rt.BAD_ARGUMENT, "新增失败(具体原因:参数“" + field + "”未开启注册时启用)");
            }
        }
        check(ACCOUNT.matcher(request.text("acct")).matches(), "会员账号格式错误", "parameter acct breaks the rule");
        if (!isPassword(request.text("pwd"))) {
            throw Refusal.of(Rt.BAD_ARGUMENT, "密码格式错误");
        }
        check(request.length("name") <= LONGEST_NAME, "会员名称过长", "parameter name is longer than " + LONGEST_NAME);
        check(
                request.length("mobile") <= LONGEST_MOBILE,
                "手机号格式错误",
                "parameter mobile is longer than " + LONGEST_MOBILE);
        int level = request.integer("level", 0);
        Map<String, String> props = new LinkedHashMap<>();
        Props.read(request, "prop_list").forEach(prop -> props.put(prop.name(), prop.value()));
        SimMember added = request.shop()
                .roll()
                .add(blank -> new SimMember(
                        blank.id(),
                        request.text("acct"),
                        request.text("name"),
                        request.text("mobile"),
                        request.text("email"),
                        level < 0 || level > 9 ? 0 : level,
                        request.text("union_id"),
                        0,
                        0,
                        props));
        return Answers.reply(Answers.ok("新增成功").put("id", added.id()));
    }

    /** 8 to 20 characters, at least two of: digits, capitals, small letters, others. */
    private static boolean isPassword(String text) {
        long kinds = PASSWORD_KINDS.stream()
                .filter(kind -> kind.matcher(text).find())
                .count();
        return text.length() >= 8 && text.length() <= 20 && kinds >= 2;
    }

    private static void check(boolean good, String message, String violation) {
        if (!good) {
            throw Refusal.violation(Rt.BAD_ARGUMENT, message, violation);
        }
    }

    private Reply adjustPoints(FkwRequest request) {
        int operate = request.requiredInteger("operate");
        int amount = request.requiredInteger("alter_num");
        check(operate == 0 || operate == 1, "参数【operate】格式错误", "operate is " + operate + ", documented are 0 and 1");
        check(amount > 0, "参数【alter_num】必须大于0", "alter_num " + amount + " is not above 0");
        String detail = request.atMost("detail", LONGEST_DETAIL);
        MemberRoll roll = request.shop().roll();
        synchronized (roll) {
            roll.points(member(request).id(), operate == 0 ? amount : -amount, detail);
        }
        return Answers.reply(Answers.ok(operate == 0 ? "商家赠送积分成功" : "商家扣除积分成功"));
    }
}
