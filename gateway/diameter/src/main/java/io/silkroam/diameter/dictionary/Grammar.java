package io.silkroam.diameter.dictionary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which AVPs a command or a Grouped AVP holds, how often, and whether others may be among them ({@code *[ AVP ]}). */
public final class Grammar {
    /** The answer of {@link #ruleOf} for an AVP that has no line of its own. */
    public static final int NO_RULE = -1;

    /** A group the dictionary does not describe: anything goes. */
    public static final Grammar ANYTHING = new Grammar(List.of(), true, 0);

    private final List<GrammarRule> rules;
    private final boolean open;
    private final byte[] ruleByAvp;
    private final int[] maxima;
    private final int[] required;

    Grammar(List<GrammarRule> rules, boolean open, int definitions) {
        this.rules = List.copyOf(rules);
        this.open = open;
        this.ruleByAvp = new byte[definitions];
        if (rules.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("a grammar of " + rules.size() + " lines");
        }
        this.maxima = rules.stream().mapToInt(GrammarRule::maximum).toArray();
        this.required = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).minimum() > 0)
                .toArray();
        Arrays.fill(ruleByAvp, (byte) NO_RULE);
        for (int i = 0; i < rules.size(); i++) {
            ruleByAvp[rules.get(i).avp().index()] = (byte) i;
        }
    }

    /** The lines in the order of the standard. */
    public List<GrammarRule> rules() {
        return rules;
    }

    public GrammarRule rule(int number) {
        return rules.get(number);
    }

    /** How often the AVP of this rule may occur. */
    public int maximum(int rule) {
        return maxima[rule];
    }

    /** How many of the rules demand an AVP. */
    public int requiredRules() {
        return required.length;
    }

    /** The number of the rule that is the {@code place}th to demand an AVP, from 0. */
    public int requiredRule(int place) {
        return required[place];
    }

    public int size() {
        return rules.size();
    }

    /** Whether AVPs without a line of their own may be present. */
    public boolean isOpen() {
        return open;
    }

    /** The number of this AVP's rule, or {@link #NO_RULE}. */
    public int ruleOf(AvpDefinition avp) {
        return avp.index() < ruleByAvp.length ? ruleByAvp[avp.index()] : NO_RULE;
    }

    /** Whether a message without this AVP breaks the grammar. */
    public boolean requires(AvpDefinition avp) {
        int rule = ruleOf(avp);
        return rule != NO_RULE && rules.get(rule).minimum() > 0;
    }
}
