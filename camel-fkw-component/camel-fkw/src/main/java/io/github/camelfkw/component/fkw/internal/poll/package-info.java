// SPDX-License-Identifier: Apache-2.0
/**
 * The order feed: how a list that changes while it is read is read without losing an order. Windows, pages, position.
 * Knows neither exchanges nor threads' names. Not exported.
 *
 * <p>{@link io.github.camelfkw.component.fkw.internal.poll.OrderFeed} puts a poll together out of three parts:
 * {@code WantedAgain}, {@code ChangedOrders}, {@code ReconciledOrders}. Where each rule of the feed lives:
 *
 * <ol>
 * <li>Only closed windows: {@code ChangedOrders.begin} by the time that is known, {@code WindowReader.read} by the
 *     platform's.
 * <li>Optimistic first, careful when it moved: {@code WindowReader}.
 * <li>A second that will not fit: {@code WindowReader.denseSecond}; the position does not move:
 *     {@code ChangedOrders.holdBefore}, {@code Hold}.
 * <li>Windows share their ends: {@code TimeWindow}.
 * <li>Lookback: {@code LookBack}; what was delivered within it: {@code DeliveryBook}; nothing from before the begin:
 *     {@code FirstBegin}, {@code Progress.liesBefore}.
 * <li>The position moves only when the route is done: {@code Progress} by the {@code DeliveryBook}; what becomes of each
 *     order: {@code Deliveries}; where reading goes on meanwhile: {@code Frontier}.
 * <li>Backfill is the same engine, slice by slice: {@code SliceReader}.
 * <li>Reconciliation: {@code Reconciliation}, {@code DeliveredLedger}; its part of a poll: {@code ReconciledOrders}.
 * <li>Calls are the scarce thing: {@code SliceReader.begin} as one slice, {@code Pause} for what did not help.
 * </ol>
 */
package io.github.camelfkw.component.fkw.internal.poll;
