package io.silkroam.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.silkroam.simulator.sms.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ESMEs on other people's libraries can do at a door of ours. */
abstract class ForeignEsmesContract {
    private static final long PATIENCE_SECONDS = 20;
    private static final String SHORT = "Hello from the other side";
    private static final String LONG = "欢迎来到法国！紧急电话112，流量1GB。".repeat(10);

    private Door door;

    /** Whose library it is. */
    enum Library {
        JSMPP(JsmppEsme::new),
        CLOUDHOPPER(CloudhopperEsme::new),
        CAMEL(CamelEsme::new),
        NPM(NpmEsme::new);

        @SuppressWarnings("ImmutableEnumChecker") // a constructor
        private final Binding binding;

        Library(Binding binding) {
            this.binding = binding;
        }

        ForeignEsme bind(Door door) throws Exception {
            if (this == NPM) {
                String missing = NpmEsme.missing();
                assumeTrue(missing.isEmpty(), missing);
            }
            return binding.to(door);
        }
    }

    private interface Binding {
        ForeignEsme to(Door door) throws Exception;
    }

    abstract Door open() throws Exception;

    @BeforeEach
    void openDoor() throws Exception {
        door = open();
    }

    @AfterEach
    void closeDoor() {
        if (door != null) {
            door.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void shouldCarryTextsThereAndReceiptsBack(Library library) throws Exception {
        List<String> ids = new ArrayList<>();
        try (ForeignEsme esme = library.bind(door)) {
            for (String text : List.of(SHORT, LONG, "emoji 😀 and 中文")) {
                ids.addAll(esme.submit(text));
            }
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .until(() -> esme.receipts().size() >= ids.size());
            assertThat(esme.receipts()).containsExactlyInAnyOrderElementsOf(ids);
        }
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(door.texts())
                .containsExactlyInAnyOrder(SHORT, LONG, "emoji 😀 and 中文"));
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void shouldBringWhatASubscriberSends(Library library) throws Exception {
        try (ForeignEsme esme = library.bind(door)) {
            esme.submit(SHORT); // Camel binds its second session only now
            door.deliver(Text.of("BAL", 1));
            door.deliver(Text.of("余额", 2));
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .until(() -> esme.texts().size() >= 2);
            assertThat(esme.texts()).containsExactlyInAnyOrder("BAL", "余额");
        }
    }
}
