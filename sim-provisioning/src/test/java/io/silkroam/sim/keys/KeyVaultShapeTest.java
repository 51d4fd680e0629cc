package io.silkroam.sim.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is public gives a key: what an HSM can do in the vault's place is all there may be. */
class KeyVaultShapeTest {
    private static final List<String> KEYS = List.of(
            "byte[]", "SubscriberKeys", "TransportKey", "SecretKey", "WipeableKey", "Milenage", "ByteBuffer", "char[]");

    @ParameterizedTest
    @ValueSource(classes = {KeyVault.class, SealedKeyVault.class, KeyEncryptionKeys.class, TransportKeys.class})
    void shouldReturnNoKey(Class<?> type) {
        List<String> returned = publicMethods(type)
                .map(method -> method.getGenericReturnType().getTypeName())
                .toList();

        assertThat(returned).isNotEmpty().noneMatch(KeyVaultShapeTest::isAKey);
    }

    @ParameterizedTest
    @ValueSource(classes = {SubscriberKeys.class, TransportKey.class})
    void shouldGiveItsOctetsToNobodyOutside(Class<?> type) {
        assertThat(publicMethods(type)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getGenericReturnType)
                        .map(Type::getTypeName))
                .isNotEmpty()
                .noneMatch(KeyVaultShapeTest::isAKey);
    }

    @Test
    void shouldRecogniseAKeyWhereItSeesOne() throws NoSuchMethodException {
        Executable method = TransportCipher.class.getMethod("decrypt", byte[].class);

        assertThat(isAKey(((Method) method).getGenericReturnType().getTypeName()))
                .isTrue();
        assertThat(isAKey("java.util.Optional<io.silkroam.sim.keys.SubscriberKeys>"))
                .isTrue();
        assertThat(isAKey("java.util.List<io.silkroam.sim.keys.TransportKeys$Listed>"))
                .isFalse();
    }

    private static Stream<Method> publicMethods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> method.getDeclaringClass() != Object.class);
    }

    private static boolean isAKey(String typeName) {
        return KEYS.stream().anyMatch(key -> typeName.matches(".*(^|[.<])" + key.replace("[", "\\[") + "([>,].*|$)"));
    }
}
