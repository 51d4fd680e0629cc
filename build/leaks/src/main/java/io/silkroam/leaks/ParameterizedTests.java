package io.silkroam.leaks;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ArgumentCountValidationMode;

/**
 * JUnit 5.14 looks up a setting when the first parameterized test runs, and keeps how it looked it up, and with that
 * the instance of the test class and everything in its fields, for as long as it runs. Where the setting is there
 * already, it keeps nothing.
 */
final class ParameterizedTests {
    private static final String KEEPER = "org.junit.jupiter.params.ArgumentCountValidator";
    private static final String SETTING = "junit.jupiter.params.argumentCountValidation";

    private ParameterizedTests() {}

    static void letGo(ExtensionContext context) {
        try {
            Class<?> keeper = Class.forName(KEEPER, false, ArgumentCountValidationMode.class.getClassLoader());
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(keeper))
                    .put(SETTING, ArgumentCountValidationMode.NONE);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("another JUnit: see whether it still keeps instances", e);
        }
    }
}
