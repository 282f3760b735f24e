// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.List;

/** The goods that simulated shops sell. A pure function of the number, so that orders and products agree. */
final class Catalogue {

    static final int SIZE = 24;

    private static final List<Article> ARTICLES = List.of(
            new Article("纯棉短袖T恤", 5900, 0.22, "颜色", "尺码"),
            new Article("加绒连帽卫衣", 12900, 0.65, "颜色", "尺码"),
            new Article("直筒牛仔裤", 15900, 0.58, "颜色", "尺码"),
            new Article("轻便跑步鞋", 23900, 0.80, "颜色", "鞋码"),
            new Article("高山乌龙茶250g", 8800, 0.30, "包装", "等级"),
            new Article("云南小粒咖啡豆500g", 7600, 0.55, "烘焙", "研磨"),
            new Article("五常稻花香大米5kg", 6990, 5.10, "包装", "年份"),
            new Article("新疆灰枣1kg", 4580, 1.05, "等级", "包装"),
            new Article("手工牛肉干200g", 5200, 0.24, "口味", "包装"),
            new Article("原味坚果礼盒", 13800, 1.60, "口味", "包装"),
            new Article("不锈钢保温杯500ml", 8900, 0.38, "颜色", "容量"),
            new Article("陶瓷马克杯", 3900, 0.42, "颜色", "容量"),
            new Article("玻璃饭盒三件套", 6800, 1.30, "颜色", "容量"),
            new Article("乳胶记忆枕", 16900, 1.45, "颜色", "高度"),
            new Article("四件套全棉床品", 29900, 2.40, "颜色", "尺寸"),
            new Article("加厚浴巾", 4900, 0.55, "颜色", "尺寸"),
            new Article("儿童积木200粒", 9900, 0.95, "颜色", "套装"),
            new Article("毛绒小熊公仔", 6600, 0.48, "颜色", "尺寸"),
            new Article("便携蓝牙音箱", 19900, 0.52, "颜色", "版本"),
            new Article("氮化镓充电器65W", 11900, 0.16, "颜色", "版本"),
            new Article("补水面膜10片", 7900, 0.35, "功效", "包装"),
            new Article("氨基酸洗面奶", 5500, 0.18, "功效", "容量"),
            new Article("宠物冻干猫粮500g", 9800, 0.56, "口味", "包装"),
            new Article("多肉植物盆栽", 2580, 0.40, "品种", "花盆"));

    private static final List<String> FIRST = List.of("白色", "黑色", "雾霾蓝");
    private static final List<String> SECOND = List.of("标准", "加大");

    /**
     * @param name what it is called
     * @param cents its base price
     * @param kilos the weight of one piece
     */
    private record Article(String name, int cents, double kilos, String firstProperty, String secondProperty) {}

    private Catalogue() {}

    static String productId(int index) {
        return String.valueOf(10_001 + index);
    }

    static String title(int index) {
        int round = index / SIZE;
        return article(index).name() + (round == 0 ? "" : " " + (round + 1) + "号");
    }

    static int skuCount(int index) {
        return 1 + Math.floorMod(index * 7 + 3, FIRST.size() * SECOND.size());
    }

    static String skuId(int index, int sku) {
        return productId(index) + "_" + (sku + 1);
    }

    static String skuProperties(int index, int sku) {
        Article article = article(index);
        return article.firstProperty() + ":" + FIRST.get(sku % FIRST.size()) + ";" + article.secondProperty() + ":"
                + SECOND.get(sku / FIRST.size() % SECOND.size());
    }

    static String productCode(int index, int sku) {
        return "SP" + productId(index) + "-" + (char) ('A' + sku);
    }

    static long cents(int index, int sku) {
        return article(index).cents() + sku * 500L;
    }

    static double kilos(int index) {
        return article(index).kilos();
    }

    static String picture(int index) {
        return "https://img.example.invalid/goods/" + productId(index) + ".jpg";
    }

    private static Article article(int index) {
        return ARTICLES.get(Math.floorMod(index, SIZE));
    }
}
