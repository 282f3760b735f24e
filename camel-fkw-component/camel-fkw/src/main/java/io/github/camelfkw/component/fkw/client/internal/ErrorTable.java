// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * From the platform's ({@code rt}, {@code msg}) to a class. The vendor document shows three pairs only, so this is data:
 * the first row that fits counts, and what fits none is {@link ErrorClass#REJECTED}.
 */
public final class ErrorTable {

    /**
     * A row.
     *
     * @param code    the {@code rt}; null fits each
     * @param message found in the {@code msg}
     * @param meaning the class
     */
    public record Row(Integer code, Pattern message, ErrorClass meaning) {

        private boolean fits(int rt, String msg) {
            return (code == null || code == rt) && message.matcher(msg).find();
        }
    }

    private static final List<Row> ROWS = List.of(
            row("(?i)过于频繁|请求频繁|调用频率|too (many|frequent)|rate limit", ErrorClass.THROTTLED),
            row(
                    "(?i)(access_?token|refresh_?token|授权码?|令牌|token|client_id|client_secret).*"
                            + "(过期|无效|失效|错误|不存在|不正确|未授权|已取消|expired|invalid)",
                    ErrorClass.AUTHORIZATION),
            row(
                    "(?i)(无效|失效|过期|错误|invalid|expired).{0,6}(access_?token|refresh_?token|授权|令牌|token)",
                    ErrorClass.AUTHORIZATION),
            row("未授权|(?i)unauthorized", ErrorClass.AUTHORIZATION),
            row("系统(繁忙|错误|异常|维护)|服务(繁忙|异常|不可用)|稍后(再试|重试)|(?i)system (busy|error)|timeout", ErrorClass.TRANSIENT));

    private ErrorTable() {}

    private static Row row(String message, ErrorClass meaning) {
        return new Row(null, Pattern.compile(message), meaning);
    }

    /** The class of a refusal. */
    public static ErrorClass classify(int rt, String msg) {
        return ROWS.stream()
                .filter(row -> row.fits(rt, msg))
                .map(Row::meaning)
                .findFirst()
                .orElse(ErrorClass.REJECTED);
    }
}
