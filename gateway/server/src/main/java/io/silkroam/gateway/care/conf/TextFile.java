package io.silkroam.gateway.care.conf;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.gateway.care.rules.Countries;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.text.Length;
import io.silkroam.gateway.care.text.Placeholder;
import io.silkroam.gateway.care.text.Samples;
import io.silkroam.gateway.care.text.Template;
import io.silkroam.gateway.care.text.TextName;
import io.silkroam.gateway.care.text.Texts;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The texts of one language: all of them, each tells what it must, and none is longer than it may be. */
final class TextFile {

    /**
     * What texts are tried with.
     *
     * @param maxParts with long values and in each of these countries no text takes more short messages
     */
    record Limits(Countries countries, int maxParts, String help, String number) {}

    private final Language language;
    private final Limits limits;

    private TextFile(Language language, Limits limits) {
        this.language = language;
        this.limits = limits;
    }

    static Texts read(Path path, Language language, Limits limits) {
        ConfigFile file = ConfigFile.read(path, Map.of());
        Map<TextName, Template> templates = new EnumMap<>(TextName.class);
        TextFile texts = new TextFile(language, limits);
        ConfigNode root = file.root();
        for (TextName name : TextName.values()) {
            Template stand = Template.parse(name, Samples.everything(name));
            templates.put(name, root.required(name.key(), text -> texts.checked(name, text), stand));
        }
        file.finish();
        return new Texts(templates);
    }

    private Template checked(TextName name, String text) {
        Template template = Template.parse(name, text.strip());
        Map<Placeholder, String> values = Samples.longest(language, limits.help(), limits.number());
        for (Country country : limits.countries().all()) {
            values.put(Placeholder.COUNTRY, country.name(language));
            values.put(Placeholder.EMERGENCY, country.emergency());
            int parts = Length.parts(template.with(values));
            if (parts > limits.maxParts()) {
                throw new IllegalArgumentException("takes %d short messages in %s, at most %d are allowed"
                        .formatted(parts, country.name(Language.EN), limits.maxParts()));
            }
        }
        return template;
    }
}
