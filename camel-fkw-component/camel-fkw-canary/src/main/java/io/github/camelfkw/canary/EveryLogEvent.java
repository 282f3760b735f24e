// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/** Raises every logger to TRACE and looks at each event; what goes to console and files stays as it was configured. */
final class EveryLogEvent extends AbstractAppender {

    /** The simulator's web server: it stands for the platform, which knows the tokens that it is sent. */
    private static final String PLATFORM = "org.eclipse.jetty";

    /** Those, and what {@link Expected#WIRE_LOG} allows all marks anyway: most of what there is at TRACE, for nothing. */
    private static final List<String> NOT_RAISED = List.of(
            PLATFORM,
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http.impl.classic.MainClientExec");

    private final Sightings sightings;

    private EveryLogEvent(Sightings sightings) {
        super("canary", null, null, false, Property.EMPTY_ARRAY);
        this.sightings = sightings;
    }

    static void goesTo(Sightings sightings) {
        LoggerContext context = LoggerContext.getContext(false);
        raise(context, sightings);
        // A test or program may load another configuration.
        context.addPropertyChangeListener(change -> {
            if (LoggerContext.PROPERTY_CONFIG.equals(change.getPropertyName())) {
                raise(context, sightings);
            }
        });
    }

    private static void raise(LoggerContext context, Sightings sightings) {
        Configuration configuration = context.getConfiguration();
        if (configuration.getAppenders().containsKey("canary")) {
            return;
        }
        EveryLogEvent all = new EveryLogEvent(sightings);
        all.start();
        configuration.addAppender(all);
        for (String name : NOT_RAISED) {
            if (!configuration.getLoggers().containsKey(name)) {
                Level level = configuration.getLoggerConfig(name).getLevel();
                configuration.addLogger(name, new LoggerConfig(name, level, true));
            }
        }
        // Where nothing is configured, the root is none of the loggers.
        Set<LoggerConfig> loggers = new HashSet<>(configuration.getLoggers().values());
        loggers.add(configuration.getRootLogger());
        Map<String, Level> configured = new HashMap<>();
        loggers.forEach(logger -> configured.put(logger.getName(), logger.getLevel()));
        for (LoggerConfig logger : loggers) {
            for (AppenderRef ref : Map.copyOf(byName(logger)).values()) {
                var appender = configuration.getAppender(ref.getRef());
                logger.removeAppender(ref.getRef());
                logger.addAppender(appender, ref.getLevel(), new AsConfigured(configuration, configured));
            }
            logger.setLevel(NOT_RAISED.contains(logger.getName()) ? logger.getLevel() : Level.TRACE);
            if (logger == configuration.getRootLogger() || !logger.isAdditive()) {
                logger.addAppender(all, Level.TRACE, null);
            }
        }
        context.updateLoggers();
    }

    private static Map<String, AppenderRef> byName(LoggerConfig logger) {
        Map<String, AppenderRef> refs = new HashMap<>();
        logger.getAppenderRefs().forEach(ref -> refs.put(ref.getRef(), ref));
        return refs;
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLoggerName().startsWith(PLATFORM)) {
            return;
        }
        StringWriter shown = new StringWriter();
        shown.append(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(shown, true));
        }
        sightings.look(Channel.LOG, event.getLoggerName(), shown.toString());
    }

    /** Lets through what the logger's own level, as it was configured, would have let through. */
    private static final class AsConfigured extends AbstractFilter {

        private final Configuration configuration;
        private final Map<String, Level> levels;

        AsConfigured(Configuration configuration, Map<String, Level> levels) {
            this.configuration = configuration;
            this.levels = levels;
        }

        @Override
        public Filter.Result filter(LogEvent event) {
            Level level = levels.get(
                    configuration.getLoggerConfig(event.getLoggerName()).getName());
            return level == null || event.getLevel().isMoreSpecificThan(level) ? Result.NEUTRAL : Result.DENY;
        }
    }
}
