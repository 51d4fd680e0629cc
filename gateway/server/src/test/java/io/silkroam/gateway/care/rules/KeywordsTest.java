package io.silkroam.gateway.care.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.care.conf.CareFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keywords we ship. */
class KeywordsTest {
    private static final Keywords SHIPPED =
            CareFiles.read(Path.of("../../conf")).keywords();

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            BAL|Balance[]
            bal|Balance[]
              Bal. |Balance[]
            "BAL!"|Balance[]
            ＢＡＬ|Balance[]
            ｂａｌ？|Balance[]
            B A L|Balance[]
            balance|Balance[]
            余额|Balance[]
             余额。|Balance[]
            查余额|Balance[]
            餘額|Balance[]
            流量|Balance[]
            SALDO|Balance[]
            Saldo?|Balance[]
            123456789012|Voucher[code=123456789012]
            1234-5678-9012-3456|Voucher[code=1234567890123456]
            1234 5678 9012 3456|Voucher[code=1234567890123456]
            １２３４５６７８９０１２|Voucher[code=123456789012]
            TOP 123456789012|Voucher[code=123456789012]
            top123456789012|Voucher[code=123456789012]
            Top-up 1234 5678 9012|Voucher[code=123456789012]
            充值123456789012|Voucher[code=123456789012]
            充值 １２３４５６７８９０１２|Voucher[code=123456789012]
            充值：123456789012。|Voucher[code=123456789012]
            儲值 123456789012|Voucher[code=123456789012]
            opwaarderen 123456789012|Voucher[code=123456789012]
            TOP 123|Voucher[code=123]
            TOP|Help[]
            STOP|Stop[]
            Stop!|Stop[]
            退订|Stop[]
            退訂|Stop[]
            TD|Stop[]
            START|Start[]
            订阅|Start[]
            訂閱|Start[]
            LANG ZH|Speak[language=ZH]
            lang en|Speak[language=EN]
            LangNL|Speak[language=NL]
            中文|Speak[language=ZH]
            ENGLISH|Speak[language=EN]
            Nederlands|Speak[language=NL]
            HELP|Help[]
            info|Help[]
            帮助|Help[]
            幫助|Help[]
            12345678901|Unknown[]
            12345678901234567|Unknown[]
            stop it now please|Unknown[]
            BALCONY|Unknown[]
            bal 3|Unknown[]
            你好|Unknown[]
            ？|Unknown[]
            """)
    void shouldUnderstand(String text, String asked) {
        assertThat(SHIPPED.read(text)).hasToString(asked);
    }

    @Test
    void shouldNotBeTakenInByEmptyOrEndlessText() {
        assertThat(SHIPPED.read("")).isEqualTo(new Asked.Unknown());
        assertThat(SHIPPED.read("充值" + "1".repeat(5_000))).isEqualTo(new Asked.Unknown());
        assertThat(SHIPPED.read("\ud83d\ude00\ud83d")).isEqualTo(new Asked.Unknown());
    }
}
