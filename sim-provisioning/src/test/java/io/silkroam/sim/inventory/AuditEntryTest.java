package io.silkroam.sim.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void shouldStayOneLineOfBoundedLength() {
        AuditEntry entry = AuditEntry.of(Sims.NOW, "mei", "admin", "retire", "sim", "8931")
                .changed("ACTIVE", "RETIRED")
                .because("lost\nin\u0000the\u001b[31mtrain")
                .saying("x".repeat(5_000));

        assertThat(entry.reason()).isEqualTo("lost in the [31mtrain");
        assertThat(entry.detail()).hasSize(1_000).endsWith("x…");
        assertThat(entry.from()).isEqualTo("ACTIVE");
        assertThat(entry.to()).isEqualTo("RETIRED");
    }
}
