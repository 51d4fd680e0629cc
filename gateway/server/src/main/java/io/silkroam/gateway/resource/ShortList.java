package io.silkroam.gateway.resource;

import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A list that is short enough to be read whole, some dozens of things, and is given out in pages all the same. */
final class ShortList {
    private ShortList() {}

    /** @param name the place of a thing in the list; no two have the same */
    static <T> Answer page(Page page, Collection<T> all, Function<T, String> name, Function<T, JsonObject> shape) {
        List<T> behind = all.stream()
                .filter(t -> page.after()
                        .filter(a -> name.apply(t).compareTo(a) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(name))
                .toList();
        List<T> shown = behind.stream().limit(page.limit()).toList();
        Optional<String> next =
                shown.size() < behind.size() ? Optional.of(name.apply(shown.get(shown.size() - 1))) : Optional.empty();
        return Answer.page(shown.stream().map(shape).toList(), next);
    }
}
