// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of an endpoint. */
@UriParams
public class ApifmConfiguration {

    static final int DEFAULT_PAGE_SIZE = 50;
    static final long DEFAULT_MAX_FILE_SIZE = 50L * 1024 * 1024;
    static final String DEFAULT_ID_FIELD = "id";

    @UriParam(
            prefix = "arg.",
            multiValue = true,
            description =
                    "Arguments of the call by their names in the document, such as arg.categoryId=12. Headers and body win over them. Not for secrets: the token is an option of the component.")
    private Map<String, Object> arguments = new LinkedHashMap<>();

    @UriParam(
            defaultValue = "false",
            description = "Gives data (for a consumer: each row) as JSON text instead of maps, lists and values.")
    private boolean rawPayload;

    @UriParam(
            label = "advanced",
            description =
                    "For apifm:call: what stands between host and query, such as /{subDomain}/shop/goods/list. {subDomain} and {merchantId} are filled in.")
    private String path;

    @UriParam(
            label = "advanced",
            enums = "GET,POST",
            description = "For apifm:call: GET sends parameters in the query, POST as a form. Required there.")
    private String verb;

    @UriParam(
            label = "advanced",
            defaultValue = "api",
            enums = "api,common,cms,oss",
            description =
                    "For apifm:call: the host, whose address is the component's apiUri, commonUri, cmsUri or ossUri.")
    private String host;

    @UriParam(
            label = "advanced",
            defaultValue = "write",
            enums = "read,write",
            description =
                    "For apifm:call: whether it changes anything. Only a read is repeated after a trouble in which it may have been done. The verb does not tell: a GET is a write, too, unless this says read. A consumer always reads.")
    private String effect;

    @UriParam(
            label = "producer",
            defaultValue = "" + DEFAULT_MAX_FILE_SIZE,
            description = "Largest file that an upload sends, in bytes. The platform's own limit is not documented.")
    private long maxFileSize = DEFAULT_MAX_FILE_SIZE;

    @UriParam(
            label = "consumer",
            defaultValue = "" + DEFAULT_PAGE_SIZE,
            description =
                    "Rows a page that a consumer asks for, 1 to 1000; less where the document has a limit. The platform may give less.")
    private int pageSize = DEFAULT_PAGE_SIZE;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Delivers only rows that were not delivered before; the idempotentRepository remembers them by their id. A row that the route did not accept comes again with the next poll.")
    private boolean newOnly;

    @UriParam(
            label = "consumer",
            description =
                    "With newOnly: remembers which rows were delivered, each when its exchange has succeeded. Consumers that share one deliver a row of the same call at least once: twice where they read it at the same time. Default: in memory, the last "
                            + ApifmConsumer.REMEMBERED + " rows, forgotten at a restart.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = DEFAULT_ID_FIELD,
            description =
                    "Field of a row that holds its id. Rows without it are told apart by a hash of their content.")
    private String idField = DEFAULT_ID_FIELD;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Field of data that holds the rows. Default: data itself where it is an array, else its field result, else the only array in it.")
    private String rowsField;

    @UriParam(label = "consumer", defaultValue = "0", description = "Most rows that one poll delivers; 0: no limit.")
    private int maxMessagesPerPoll;

    public Map<String, Object> getArguments() {
        return arguments;
    }

    public void setArguments(Map<String, Object> arguments) {
        this.arguments = arguments;
    }

    public boolean isRawPayload() {
        return rawPayload;
    }

    public void setRawPayload(boolean rawPayload) {
        this.rawPayload = rawPayload;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getVerb() {
        return verb;
    }

    public void setVerb(String verb) {
        this.verb = verb;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public String getEffect() {
        return effect;
    }

    public void setEffect(String effect) {
        this.effect = effect;
    }

    public long getMaxFileSize() {
        return maxFileSize;
    }

    public void setMaxFileSize(long maxFileSize) {
        this.maxFileSize = maxFileSize;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public boolean isNewOnly() {
        return newOnly;
    }

    public void setNewOnly(boolean newOnly) {
        this.newOnly = newOnly;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getIdField() {
        return idField;
    }

    public void setIdField(String idField) {
        this.idField = idField;
    }

    public String getRowsField() {
        return rowsField;
    }

    public void setRowsField(String rowsField) {
        this.rowsField = rowsField;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }
}
