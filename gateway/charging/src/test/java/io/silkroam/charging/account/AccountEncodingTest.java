package io.silkroam.charging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.sim.plan.Unit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whole accounts make the round trip at every step of the rules' tests; here is what those cannot reach. */
class AccountEncodingTest {
    private static final SubscriberId SEVEN = new SubscriberId(7);

    private final AccountEncoding encoding = new AccountEncoding(Catalogue::find);

    @Test
    void storedConstantsShouldKeepTheirPlaces() {
        assertThat(AccountStatus.values())
                .startsWith(AccountStatus.ACTIVE, AccountStatus.SUSPENDED, AccountStatus.LOST, AccountStatus.EXPIRED);
        assertThat(SignalKind.values()).startsWith(SignalKind.RAR, SignalKind.ASR);
        assertThat(Unit.values()).startsWith(Unit.OCTETS, Unit.SECONDS, Unit.MESSAGES, Unit.MONEY);
        assertThat(Stacking.values()).startsWith(Stacking.QUEUE, Stacking.PARALLEL, Stacking.EXTEND);
        assertThat(RequestType.values())
                .startsWith(RequestType.INITIAL, RequestType.UPDATE, RequestType.TERMINATION, RequestType.EVENT);
        assertThat(ChargingResult.values())
                .startsWith(
                        ChargingResult.SUCCESS,
                        ChargingResult.CREDIT_LIMIT_REACHED,
                        ChargingResult.END_USER_SERVICE_DENIED,
                        ChargingResult.CREDIT_CONTROL_NOT_APPLICABLE,
                        ChargingResult.RATING_FAILED,
                        ChargingResult.USER_UNKNOWN,
                        ChargingResult.AUTHORIZATION_REJECTED,
                        ChargingResult.UNKNOWN_SESSION_ID,
                        ChargingResult.UNABLE_TO_COMPLY,
                        ChargingResult.TOO_BUSY);
    }

    @Test
    void damagedRowsShouldBeAnErrorNotAnAccount() {
        byte[] row = encoding.encode(Account.opened(SEVEN, "204080000000001"));
        for (int length = 0; length < row.length; length++) {
            byte[] cut = Arrays.copyOf(row, length);
            assertThatThrownBy(() -> encoding.decode(SEVEN, cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(row, row.length + 1);
        assertThatThrownBy(() -> encoding.decode(SEVEN, longer)).hasMessageContaining("1 octets too many");
    }

    @Test
    void rowOfANewerProgramShouldBeRefusedByName() {
        byte[] row = encoding.encode(Account.opened(SEVEN, "204080000000001"));
        row[0] = 4;
        assertThatThrownBy(() -> encoding.decode(SEVEN, row))
                .hasMessageContaining("version 4, this program knows 1 to 3");
        row[0] = 0;
        assertThatThrownBy(() -> encoding.decode(SEVEN, row)).hasMessageContaining("version 0");
    }

    @Test
    void newAccountShouldBeSmall() {
        assertThat(encoding.encode(Account.opened(SEVEN, "204080000000001")).length)
                .isLessThan(32);
    }
}
