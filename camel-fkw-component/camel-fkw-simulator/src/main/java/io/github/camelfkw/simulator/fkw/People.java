// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names, addresses and remarks that look like those of real buyers and belong to nobody. */
final class People {

    /** How mobile numbers begin. */
    static final String MOBILE_RANGE = "1007";

    private static final List<String> FAMILY =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "欧阳");
    private static final List<String> GIVEN = List.of(
            "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "秀英", "建国", "志强", "晓燕",
            "梓涵", "子轩", "雨桐", "浩然");
    private static final List<Place> PLACES = List.of(
            new Place("广东省", "广州市", "天河区", "石牌街道", "天河路"),
            new Place("广东省", "深圳市", "南山区", "粤海街道", "科苑南路"),
            new Place("广东省", "东莞市", "", "虎门镇", "人民中路"),
            new Place("浙江省", "杭州市", "余杭区", "五常街道", "文一西路"),
            new Place("浙江省", "宁波市", "鄞州区", "首南街道", "学士路"),
            new Place("江苏省", "南京市", "鼓楼区", "宁海路街道", "北京西路"),
            new Place("江苏省", "苏州市", "工业园区", "娄葑街道", "东环路"),
            new Place("上海市", "上海市", "浦东新区", "张江镇", "祖冲之路"),
            new Place("北京市", "北京市", "朝阳区", "望京街道", "阜通东大街"),
            new Place("四川省", "成都市", "武侯区", "桂溪街道", "天府大道中段"),
            new Place("湖北省", "武汉市", "洪山区", "关山街道", "珞喻路"),
            new Place("湖南省", "长沙市", "岳麓区", "麓谷街道", "麓谷大道"),
            new Place("山东省", "青岛市", "市南区", "八大湖街道", "香港中路"),
            new Place("陕西省", "西安市", "雁塔区", "丈八沟街道", "高新路"),
            new Place("福建省", "厦门市", "思明区", "莲前街道", "吕岭路"),
            new Place("内蒙古自治区", "呼伦贝尔市", "鄂温克族自治旗", "巴彦托海镇", "索伦大街"));
    private static final List<String> BUYER_REMARKS =
            List.of("", "", "", "", "请尽快发货", "送货前请打电话", "不要放快递柜", "生日礼物,请包装好一点", "周末送货");

    /**
     * A place.
     *
     * @param district may be empty: some cities have none
     */
    record Place(String province, String city, String district, String town, String road) {}

    private People() {}

    static String name(SplittableRandom random) {
        return pick(FAMILY, random) + pick(GIVEN, random);
    }

    static Place place(SplittableRandom random) {
        return pick(PLACES, random);
    }

    static String street(Place place, SplittableRandom random) {
        return place.road() + random.nextInt(1, 400) + "号" + random.nextInt(1, 30) + "栋" + random.nextInt(101, 2900)
                + "室";
    }

    /** A number of a range that no carrier hands out to people. */
    static String mobile(SplittableRandom random) {
        return "1007"
                + String.valueOf(10_000_000L + random.nextLong(10_000_000L)).substring(1);
    }

    static String telephone(SplittableRandom random) {
        return random.nextInt(10) == 0 ? "020-" + (80_000_000 + random.nextInt(9_999_999)) : "";
    }

    static String buyerRemark(SplittableRandom random) {
        return pick(BUYER_REMARKS, random);
    }

    static String shop(SplittableRandom random) {
        return pick(FAMILY, random) + "记小超市";
    }

    /** What finds any of these names, streets, numbers and remarks in a text, in the groups {@code mobile} and so on. */
    static Pattern anyOf() {
        return Pattern.compile("(?<mobile>(?<![0-9])" + MOBILE_RANGE
                + "\\d{7}(?![0-9]))|(?<name>(?:" + either(FAMILY.stream()) + ")(?:"
                + either(GIVEN.stream()) + "))|(?<street>(?:"
                + either(PLACES.stream().map(Place::road)) + ")\\d+号)|(?<remark>"
                + either(BUYER_REMARKS.stream()) + ")");
    }

    private static String either(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty())
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
