// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** The lines that one of the connector's loggers writes at one level, until it is closed. */
final class LogLines extends AbstractAppender implements AutoCloseable {

    private final String logger;
    private final Level level;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(String logger, Level level) {
        super(logger, null, null, false, Property.EMPTY_ARRAY);
        this.logger = logger;
        this.level = level;
    }

    /** @param logger the last part of its name */
    static LogLines of(String logger, Level level) {
        LogLines made = new LogLines(logger, level);
        made.start();
        ((LoggerContext) LogManager.getContext(false)).getRootLogger().addAppender(made);
        Configurator.setLevel("io.github.camelfkw", Level.INFO);
        return made;
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLevel() == level && event.getLoggerName().endsWith(logger)) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
    }
}
