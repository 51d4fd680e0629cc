package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.Grammar;
import io.silkroam.diameter.dictionary.GrammarRule;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one pass over a message's AVPs against the dictionary. It allocates only to describe a fault. The counters are
 * its own, so one validator serves one thread.
 */
final class AvpValidator {
    private final Dictionary dictionary;
    private final CodecLimits limits;
    /** Per depth, how often each rule's AVP was seen. */
    private final int[][] counts;
    /** Where the groups around the present AVP start, outermost first. */
    private final int[] path;

    private byte[] frame;
    private int avps;
    private boolean reachedTheEnd;

    AvpValidator(Dictionary dictionary, CodecLimits limits) {
        this.dictionary = dictionary;
        this.limits = limits;
        this.counts = new int[limits.maxDepth() + 1][dictionary.longestGrammar()];
        this.path = new int[limits.maxDepth()];
    }

    /** Checks the AVPs of a message, which is all of the array. */
    Fault check(byte[] message, Grammar grammar) {
        frame = message;
        avps = 0;
        reachedTheEnd = false;
        return checkAll(DiameterHeader.LENGTH, message.length, grammar, 0);
    }

    /** Whether the pass just made met this AVP at the top of a message of this grammar. */
    boolean saw(Grammar grammar, AvpDefinition avp) {
        int rule = grammar.ruleOf(avp);
        return rule != Grammar.NO_RULE && counts[0][rule] > 0;
    }

    /** Whether the pass just made judged all octets: what it found missing is then missing from the message itself. */
    boolean reachedTheEnd() {
        return reachedTheEnd;
    }

    private Fault checkAll(int start, int end, Grammar grammar, int depth) {
        Arrays.fill(counts[depth], 0, grammar.size(), 0);
        int at = start;
        while (at < end) {
            if (++avps > limits.maxAvps()) {
                return tooMuch("more than " + limits.maxAvps() + " AVPs");
            }
            int length = lengthAt(at, end);
            if (length < 0) {
                return badLength(at, end, depth);
            }
            Fault fault = checkOne(at, length, grammar, depth);
            if (!fault.isNone()) {
                return fault;
            }
            at += AvpLayout.padded(length);
        }
        reachedTheEnd = depth == 0;
        return checkMissing(grammar, depth);
    }

    /** The AVP's length, or -1 if it is shorter than its header or does not fit, padded, in what surrounds it. */
    private int lengthAt(int at, int end) {
        int left = end - at;
        if (left < AvpLayout.SHORT_HEADER) {
            return -1;
        }
        int flagsAndLength = Octets.int32(frame, at + 4);
        int length = flagsAndLength & 0xFF_FFFF;
        boolean fits = length >= AvpLayout.headerLength(flagsAndLength >>> 24) && AvpLayout.padded(length) <= left;
        return fits ? length : -1;
    }

    private Fault checkOne(int at, int length, Grammar grammar, int depth) {
        int flags = Octets.unsigned8(frame, at + 4);
        int vendorId = vendorAt(at, flags);
        // A Vendor-Id of zero contradicts the V bit (RFC 6733 §4.1.1).
        boolean zeroVendor = (flags & AvpLayout.VENDOR) != 0 && vendorId == 0;
        if ((flags & AvpLayout.RESERVED) != 0 || zeroVendor) {
            return offending(ResultCodes.DIAMETER_INVALID_AVP_BITS, at, length, depth, "invalid AVP bits");
        }
        Optional<AvpDefinition> known = dictionary.avp(Octets.int32(frame, at), vendorId);
        if (known.isEmpty()) {
            return (flags & AvpLayout.MANDATORY) == 0
                    ? Fault.NONE
                    : offending(ResultCodes.DIAMETER_AVP_UNSUPPORTED, at, length, depth, "unknown AVP with M bit");
        }
        AvpDefinition avp = known.get();
        int refused = count(avp, grammar, depth);
        if (refused != ValueCheck.SOUND) {
            return offending(refused, at, length, depth, "occurrence of AVP");
        }
        int header = AvpLayout.headerLength(flags);
        refused = ValueCheck.check(avp, frame, at + header, length - header);
        if (refused != ValueCheck.SOUND) {
            return offending(refused, at, length, depth, "content of AVP");
        }
        boolean lookInto = avp.type() == AvpType.GROUPED && !avp.values().opaque();
        return lookInto ? checkGroup(avp, at, header, length, depth) : Fault.NONE;
    }

    private Fault checkGroup(AvpDefinition avp, int at, int header, int length, int depth) {
        if (depth == limits.maxDepth()) {
            return tooMuch("groups nested deeper than " + limits.maxDepth());
        }
        path[depth] = at;
        return checkAll(at + header, at + length, dictionary.group(avp), depth + 1);
    }

    private int count(AvpDefinition avp, Grammar grammar, int depth) {
        int rule = grammar.ruleOf(avp);
        if (rule == Grammar.NO_RULE) {
            return grammar.isOpen() ? ValueCheck.SOUND : ResultCodes.DIAMETER_AVP_NOT_ALLOWED;
        }
        int maximum = grammar.maximum(rule);
        if (++counts[depth][rule] <= maximum) {
            return ValueCheck.SOUND;
        }
        return maximum == 0 ? ResultCodes.DIAMETER_AVP_NOT_ALLOWED : ResultCodes.DIAMETER_AVP_OCCURS_TOO_MANY_TIMES;
    }

    private Fault checkMissing(Grammar grammar, int depth) {
        for (int i = 0; i < grammar.requiredRules(); i++) {
            int rule = grammar.requiredRule(i);
            GrammarRule line = grammar.rule(rule);
            if (counts[depth][rule] < line.minimum()) {
                ByteBuf example = FailedAvp.example(line.avp());
                return new Fault(
                        ResultCodes.DIAMETER_MISSING_AVP,
                        Optional.of(FailedAvp.nested(frame, path, depth, example)),
                        "missing " + line.avp().name());
            }
        }
        return Fault.NONE;
    }

    private Fault badLength(int at, int end, int depth) {
        int minimum = end - at < AvpLayout.SHORT_HEADER ? 0 : minimumAt(at, end);
        ByteBuf avp = FailedAvp.withoutContent(frame, at, end, minimum);
        return new Fault(
                ResultCodes.DIAMETER_INVALID_AVP_LENGTH,
                Optional.of(FailedAvp.nested(frame, path, depth, avp)),
                "AVP does not fit at octet " + at);
    }

    private Fault offending(int resultCode, int at, int length, int depth, String what) {
        ByteBuf avp = FailedAvp.copy(frame, at, length, minimumAt(at, at + length), limits.maxFailedAvpOctets());
        return new Fault(
                resultCode,
                Optional.of(FailedAvp.nested(frame, path, depth, avp)),
                what + " " + Integer.toUnsignedString(Octets.int32(frame, at)) + " at octet " + at);
    }

    private static Fault tooMuch(String reason) {
        return new Fault(ResultCodes.DIAMETER_UNABLE_TO_COMPLY, Optional.empty(), reason);
    }

    private int minimumAt(int at, int end) {
        int flags = Octets.unsigned8(frame, at + 4);
        if (end - at < AvpLayout.headerLength(flags)) {
            return 0;
        }
        return dictionary
                .avp(Octets.int32(frame, at), vendorAt(at, flags))
                .map(avp -> avp.type().minimumLength())
                .orElse(0);
    }

    private int vendorAt(int at, int flags) {
        return (flags & AvpLayout.VENDOR) != 0 ? Octets.int32(frame, at + 8) : 0;
    }
}
