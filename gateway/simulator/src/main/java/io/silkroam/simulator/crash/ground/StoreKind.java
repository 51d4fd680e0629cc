package io.silkroam.simulator.crash.ground;

/** Where the gateways of the laboratory keep their books. */
public enum StoreKind {
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    private final String title;

    StoreKind(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}
