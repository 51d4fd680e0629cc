package io.silkroam.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The commands below a command, which {@link CommandTree} adds as far as they are needed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Subcommands {
    Class<?>[] value();

    /** Whether the command speaks of all commands there are, as completion does. */
    boolean needsAll() default false;
}
