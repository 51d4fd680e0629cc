package io.silkroam.billing.export.sheet;

import io.silkroam.billing.export.csv.CsvLine;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One value of a row, and how it becomes a cell.
 *
 * @param text the value where it is text; empty for others
 * @param ofRun whether it differs between rows of one record
 */
public record Field<R>(String name, Nature nature, Function<R, String> text, Cell<R> cell, boolean ofRun) {

    /** Writes one cell. */
    @FunctionalInterface
    public interface Cell<R> {
        void write(R row, CsvLine line);
    }

    static <R> Field<R> text(String name, Function<R, String> value) {
        return new Field<>(name, Nature.TEXT, value, (row, line) -> line.text(value.apply(row)), false);
    }

    static <R> Field<R> word(String name, Function<R, String> value) {
        return new Field<>(name, Nature.WORD, value, (row, line) -> line.word(value.apply(row)), false);
    }

    static <R> Field<R> identifier(String name, Function<R, String> value) {
        return new Field<>(name, Nature.IDENTIFIER, value, (row, line) -> line.identifier(value.apply(row)), false);
    }

    static <R> Field<R> personal(String name, Function<R, String> value) {
        return new Field<>(name, Nature.PERSONAL, value, (row, line) -> line.identifier(value.apply(row)), false);
    }

    static <R> Field<R> value(String name, Cell<R> cell) {
        return new Field<>(name, Nature.VALUE, row -> "", cell, false);
    }

    Field<R> inEachRun() {
        return new Field<>(name, nature, text, cell, true);
    }

    /** The cell with its text changed. */
    public Cell<R> masked(UnaryOperator<String> mask) {
        return (row, line) -> line.identifier(mask.apply(text.apply(row)));
    }
}
