// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.time.Instant;

/**
 * An article as it stands.
 *
 * @param id {@code id} on the wire
 * @param title its title
 * @param categoryId the category it is in
 * @param content HTML; in the detail only
 * @param publishedAt when it was published
 */
public record SimArticle(long id, String title, long categoryId, String content, Instant publishedAt) {}
