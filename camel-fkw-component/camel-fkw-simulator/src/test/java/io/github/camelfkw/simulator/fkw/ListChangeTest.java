// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Lists of products and members that change while they are read. */
class ListChangeTest extends FkwTest {

    private JsonNode products(int pageNo, int pageSize) {
        return get(
                "/api/product/getList", "method", "getProductList", "page_no", "" + pageNo, "page_size", "" + pageSize);
    }

    private JsonNode members(int pageNo, int pageSize) {
        return get("/api/member/getList", "page_no", "" + pageNo, "page_size", "" + pageSize);
    }

    private static List<String> ids(JsonNode answer, String list) {
        List<String> ids = new ArrayList<>();
        answer.get(list).forEach(entry -> ids.add(entry.get("id").asText()));
        return ids;
    }

    @Nested
    class ByTheDice {

        @Test
        void aForwardReaderOfAChangingProductListMissesSome() {
            Set<String> stayed = new HashSet<>();
            shop.addProducts(200).forEach(product -> stayed.add(product.id()));
            sim.life().betweenRequests(20);

            Set<String> read = new HashSet<>();
            for (int page = 1; page <= 10; page++) {
                read.addAll(ids(products(page, 20), "product_list"));
            }

            stayed.removeIf(id -> shop.product(id).isEmpty());
            stayed.removeAll(read);
            assertThat(stayed)
                    .as("products that were there all the time and never seen")
                    .isNotEmpty();
            assertThat(sim.life().changes()).isEqualTo(200);
            assertThat(shop.orderCount()).as("nothing happens to orders").isZero();
            assertThat(violations()).isEmpty();
        }

        @Test
        void membersComeGoAndChange() {
            List<SimMember> before = shop.addMembers(100);
            sim.life().betweenRequests(50);

            members(1, 50);

            assertThat(shop.members()).isNotEqualTo(before);
            assertThat(before).anyMatch(member -> shop.member(member.id()).isEmpty());
            assertThat(shop.members()).anyMatch(member -> member.id() > 100);
            assertThat(before)
                    .anyMatch(member -> !shop.pointChanges(member.id()).isEmpty());
            assertThat(sim.life().changes()).isEqualTo(50);
        }

        @Test
        void theSameSeedAndRequestsGiveTheSameCourse() {
            assertThat(course(3)).isEqualTo(course(3)).isNotEqualTo(course(4));
        }

        private List<Object> course(long seed) {
            try (FkwSimulator simulator = FkwSimulator.builder()
                    .seed(seed)
                    .clock(SimulatorClock.fixed(NOON))
                    .build()
                    .start()) {
                simulator.shop().addProducts(50);
                simulator.shop().addMembers(50);
                simulator.life().betweenRequests(10);
                String token = simulator.issueTokens().accessToken();
                Http client = new Http(simulator);
                List<Object> course = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    course.add(client.getJson(
                            "/api/product/getList", "access_token", token, "page_no", "1", "page_size", "200"));
                    course.add(client.getJson("/api/member/getList", "access_token", token, "page_size", "200"));
                }
                return course;
            }
        }

        @Test
        void onlyTheWeightedEventsAreDrawn() {
            shop.addProducts(10);
            for (Life.Event event : Life.Event.values()) {
                sim.life().weight(event, event == Life.Event.PRODUCT_ADDED ? 1 : 0);
            }
            sim.life().betweenRequests(7);
            products(1, 10);
            members(1, 10);
            assertThat(shop.products()).hasSize(17);
            assertThat(sim.life().changes()).as("no event is left for members").isEqualTo(7);
        }

        @Test
        void everyEventNeedsSomethingThatItCanHappenTo() {
            Set<Life.Event> others = EnumSet.range(Life.Event.PRODUCT_ADDED, Life.Event.POINTS_CHANGED);
            Set<Life.Event> additions = EnumSet.of(Life.Event.PRODUCT_ADDED, Life.Event.MEMBER_ADDED);
            for (Life.Event event : others) {
                assertThat(sim.life().happen(shop, event)).isEqualTo(additions.contains(event));
                shop.products().forEach(product -> shop.deleteProduct(product.id()));
                shop.members().forEach(member -> shop.deleteMember(member.id()));
            }
        }

        @Test
        void everyEventChangesWhatItSays() {
            SimProduct product = shop.addProduct(spec -> spec.createdOn(LocalDate.parse("2026-01-01")));
            SimMember member = shop.addMember(spec -> spec.points(0, 0));
            for (int i = 0; i < 20; i++) {
                SimProduct before = shop.product(product.id()).orElseThrow();
                sim.life().happen(shop, Life.Event.STOCK_CHANGED);
                sim.life().happen(shop, Life.Event.PRODUCT_RENAMED);
                sim.life().happen(shop, Life.Event.SHELF_CHANGED);
                SimProduct after = shop.product(product.id()).orElseThrow();
                assertThat(after.skus()).isNotEqualTo(before.skus());
                assertThat(after.name()).isNotEqualTo(before.name()).hasSizeLessThan(100);
                assertThat(after.onShelf()).isNotEqualTo(before.onShelf());
                assertThat(after.updatedOn()).hasToString("2026-03-01");

                SimMember poorer = shop.member(member.id()).orElseThrow();
                sim.life().happen(shop, Life.Event.POINTS_CHANGED);
                sim.life().happen(shop, Life.Event.MEMBER_RENAMED);
                SimMember richer = shop.member(member.id()).orElseThrow();
                assertThat(richer.currentPoints())
                        .isNotEqualTo(poorer.currentPoints())
                        .isNotNegative();
                assertThat(richer.name()).isNotEqualTo(poorer.name());
            }
        }
    }

    @Nested
    class ByPlan {

        @Test
        void aDeletionAfterTheFirstPageHidesAProductFromTheSecond() {
            shop.addProducts(4);
            List<String> all = ids(products(1, 4), "product_list");
            sim.life().afterListRequest(1, living -> living.deleteProduct(all.get(0)));

            assertThat(ids(products(1, 2), "product_list")).isEqualTo(all.subList(0, 2));
            assertThat(ids(products(2, 2), "product_list"))
                    .as("the third is skipped")
                    .isEqualTo(all.subList(3, 4));
        }

        @Test
        void aChangeBeforeTheSecondPageHidesAMember() {
            shop.addMembers(4);
            sim.life().beforeListRequest(2, living -> {
                living.deleteMember(1);
                living.addMember(spec -> spec.acct("late"));
            });

            assertThat(ids(members(1, 2), "member_list")).containsExactly("1", "2");
            JsonNode second = members(2, 2);
            assertThat(ids(second, "member_list")).containsExactly("4", "5");
            assertThat(second.get("total").asInt()).isEqualTo(4);
        }

        @Test
        void happensOnceAndOnlyAtItsRequest() {
            List<String> calls = new ArrayList<>();
            sim.life()
                    .beforeListRequest(2, living -> calls.add("before 2"))
                    .afterListRequest(2, living -> calls.add("after 2"))
                    .afterListRequest(1, "/product/getList", living -> calls.add("after the first of products"))
                    .afterListRequest(3, living -> calls.add("after 3 in " + living.id()));

            members(1, 10);
            assertThat(calls).isEmpty();
            get("/api/product/getProductLibList");
            assertThat(calls).as("no paged list").isEmpty();
            members(2, 10);
            assertThat(calls).containsExactly("before 2", "after 2");
            products(1, 10);
            products(2, 10);
            assertThat(calls)
                    .containsExactly("before 2", "after 2", "after the first of products", "after 3 in 11039290");
        }

        @Test
        void goesTogetherWithWhatHappensEachTime() {
            List<String> calls = new ArrayList<>();
            sim.life().betweenRequests(living -> calls.add("each")).afterListRequest(1, living -> calls.add("once"));
            list();
            list();
            assertThat(calls).containsExactly("each", "once", "each");
        }

        @Test
        void stopForgetsThePlan() {
            sim.life()
                    .beforeListRequest(1, FkwShop::addOrder)
                    .afterListRequest(1, FkwShop::addOrder)
                    .stop();
            list();
            assertThat(shop.orderCount()).isZero();
            assertThatThrownBy(() -> sim.life().afterListRequest(0, living -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
