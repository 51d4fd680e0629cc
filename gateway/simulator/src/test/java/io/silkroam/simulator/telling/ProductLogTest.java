package io.silkroam.simulator.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ProductLogTest {
    private static final Logger PRODUCTS = LoggerFactory.getLogger("io.silkroam.charging.Lanes");

    @Test
    void shouldSayNothingMeanwhile() {
        assertThat(PRODUCTS.isWarnEnabled()).isTrue();
        assertThat(ProductLog.<Boolean, RuntimeException>during(false, PRODUCTS::isErrorEnabled))
                .isFalse();
        assertThat(PRODUCTS.isWarnEnabled()).isTrue();
    }

    @Test
    void shouldSayAllThatWasSaidBeforeWhereItIsWished() {
        assertThat(ProductLog.<Boolean, RuntimeException>during(true, PRODUCTS::isWarnEnabled))
                .isTrue();
    }

    @Test
    void shouldSpeakAgainAfterAFailure() {
        assertThatThrownBy(() -> ProductLog.<Boolean, RuntimeException>during(false, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(PRODUCTS.isWarnEnabled()).isTrue();
    }
}
