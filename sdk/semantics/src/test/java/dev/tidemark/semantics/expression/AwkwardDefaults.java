package dev.tidemark.semantics.expression;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test class where i has a dot above when large, and clocks stand 45 minutes off the hour. */
final class AwkwardDefaults implements BeforeAllCallback, AfterAllCallback {
    private Locale locale;
    private TimeZone zone;

    @Override
    public void beforeAll(ExtensionContext context) {
        locale = Locale.getDefault();
        zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }
}
