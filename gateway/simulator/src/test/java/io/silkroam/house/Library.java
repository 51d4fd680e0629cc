package io.silkroam.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;

/** A family of library types, and the classes of ours past which it does not go. */
enum Library {
    JDIAMETER("org.jdiameter..", "simulator\\.jdiameter\\..*"),
    NETTY("io.netty..", "diameter\\..*", "smpp\\..*", "gateway\\..*", "simulator\\.bench\\..*"),
    JSMPP("org.jsmpp..", "smpp\\.codec\\..*", "simulator\\.jsmpp\\..*"),
    CLOUDHOPPER("com.cloudhopper..", "simulator\\.cloudhopper\\..*"),
    // A command may be asked for its name by the package it stands in, hence the command classes of the simulator.
    PICOCLI("picocli..", "cli\\..*", ".*\\.cli\\..*", "simulator\\.(Simulator|\\w*Command|\\w*Options)(\\$.*)?"),
    // A Connection may be carried by whoever opens the transaction; statements and rows are the stores'.
    JDBC(
            "java.sql..",
            "store\\..*",
            "teststores\\..*",
            ".*\\.store\\..*",
            "billing\\.UsageJournal(\\$.*)?",
            "billing\\.(.*\\.)?\\w+(Store|Rows)(\\$.*)?",
            "access\\.TokenStore(\\$.*)?",
            "sim\\.plan\\.PlanStore(\\$.*)?",
            "messaging\\.(.*\\.)?\\w+(Store|Rows)(\\$.*)?",
            "sim\\.inventory\\.(AuditLog|NextNumber|SimFinder|Where|\\w+Store|\\w+Rows)(\\$.*)?",
            "sim\\.keys\\.(SealedRows|\\w+Table)(\\$.*)?",
            "sim\\.batch\\.(BatchImport|BatchStore)(\\$.*)?",
            "sim\\.voucher\\.\\w+(Store|Table)(\\$.*)?",
            "simulator\\.bench\\.(.*\\.)?\\w+(Store|Rows)(\\$.*)?",
            "simulator\\.simulation\\.\\w+\\.\\w+Rows(\\$.*)?"),
    ZONKY("io.zonky..", "teststores\\..*"),
    SNAKEYAML("org.yaml..", "conf\\..*"),
    JACKSON("com.fasterxml..", "gateway\\..*", "simulator\\.bench\\..*", "cli\\..*", "sim\\.cli\\..*"),
    HIKARI("com.zaxxer..", "store\\..*"),
    FLYWAY("org.flywaydb..", "store\\..*"),
    FASTCSV(
            "de.siegmar..",
            "sim\\.plan\\..*",
            "billing\\.(conf|tariff)\\..*",
            "gateway\\.care\\.conf\\..*",
            "cli\\..*",
            "sim\\.cli\\..*"),
    BOUNCYCASTLE("org.bouncycastle..", "gateway\\.api\\.tls\\..*"),
    CAMEL("org.apache.camel..", "gateway\\.feed\\..*"),
    KAFKA("org.apache.kafka..", "gateway\\.feed\\..*"),
    LIBPHONENUMBER("com.google.i18n..", "sim\\.PhoneNumbers(\\$.*)?"),
    LOGBACK("ch.qos.logback..", "leaks\\..*", "simulator\\.telling\\..*"),
    QRCODEGEN("io.nayuki..", "sim\\.cli\\..*");

    private final String types;

    @SuppressWarnings("ImmutableEnumChecker") // immutable copies
    private final List<String> places;

    Library(String types, String... places) {
        this.types = types;
        this.places = List.of(places);
    }

    /** No class below {@code root} uses the library but those of its places. */
    ArchRule staysInItsPlace(String root) {
        return onlyIn(root, places);
    }

    /** The same without any place: broken wherever the library is used at all. */
    ArchRule isUsedNowhere(String root) {
        return onlyIn(root, List.of());
    }

    private ArchRule onlyIn(String root, List<String> permitted) {
        Pattern allowed = Pattern.compile(Pattern.quote(root + ".") + "(" + String.join("|", permitted) + ")");
        DescribedPredicate<JavaClass> outside = DescribedPredicate.describe(
                "outside of " + permitted,
                c -> c.getName().startsWith(root + ".")
                        && !allowed.matcher(c.getName()).matches());
        DescribedPredicate<JavaClass> its = resideInAPackage(types)
                .and(DescribedPredicate.not(equivalentTo(Connection.class)))
                .as("are of " + types);
        return noClasses().that(outside).should().dependOnClassesThat(its);
    }
}
