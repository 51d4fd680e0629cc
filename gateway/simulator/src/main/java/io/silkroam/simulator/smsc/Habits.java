package io.silkroam.simulator.smsc;

import io.silkroam.smpp.pdu.CommandStatus;
import java.time.Duration;

/**
 * How an SMSC behaves. Shares are of 100 messages and are looked at in the order of the parameters.
 *
 * @param answerAfter from a request to its response
 * @param cutOff how many end the connection unanswered
 * @param unanswered how many are never answered
 * @param throttled how many are answered ESME_RTHROTTLED
 * @param queueFull how many are answered ESME_RMSGQFUL
 * @param refused how many are answered {@code refusal}
 * @param refusal a command_status
 * @param bindStatus the answer to a bind; 0 lets everybody in
 */
public record Habits(
        Duration answerAfter,
        int cutOff,
        int unanswered,
        int throttled,
        int queueFull,
        int refused,
        int refusal,
        int bindStatus,
        Receipts receipts) {
    public Habits {
        Share.require(cutOff);
        Share.require(unanswered);
        Share.require(throttled);
        Share.require(queueFull);
        Share.require(refused);
        Share.require(cutOff + unanswered + throttled + queueFull + refused);
    }

    /** Accepts everything at once and returns no receipts. */
    public static Habits plain() {
        return new Habits(
                Duration.ZERO, 0, 0, 0, 0, 0, CommandStatus.ESME_RSUBMITFAIL, CommandStatus.ESME_ROK, Receipts.none());
    }

    public Habits answeringAfter(Duration time) {
        return new Habits(time, cutOff, unanswered, throttled, queueFull, refused, refusal, bindStatus, receipts);
    }

    public Habits cuttingOff(int percent) {
        return new Habits(
                answerAfter, percent, unanswered, throttled, queueFull, refused, refusal, bindStatus, receipts);
    }

    public Habits silentTo(int percent) {
        return new Habits(answerAfter, cutOff, percent, throttled, queueFull, refused, refusal, bindStatus, receipts);
    }

    public Habits throttling(int percent) {
        return new Habits(answerAfter, cutOff, unanswered, percent, queueFull, refused, refusal, bindStatus, receipts);
    }

    public Habits fullFor(int percent) {
        return new Habits(answerAfter, cutOff, unanswered, throttled, percent, refused, refusal, bindStatus, receipts);
    }

    public Habits refusing(int percent, int status) {
        return new Habits(answerAfter, cutOff, unanswered, throttled, queueFull, percent, status, bindStatus, receipts);
    }

    public Habits answeringBindsWith(int status) {
        return new Habits(answerAfter, cutOff, unanswered, throttled, queueFull, refused, refusal, status, receipts);
    }

    public Habits returning(Receipts other) {
        return new Habits(answerAfter, cutOff, unanswered, throttled, queueFull, refused, refusal, bindStatus, other);
    }

    /** What becomes of the request with this number, from 1. */
    public Fate fate(long number) {
        int place = Share.place(number);
        if (place < cutOff) {
            return new Fate.CutOff();
        }
        if (place < cutOff + unanswered) {
            return new Fate.Unanswered();
        }
        if (place < cutOff + unanswered + throttled) {
            return new Fate.Refused(CommandStatus.ESME_RTHROTTLED);
        }
        if (place < cutOff + unanswered + throttled + queueFull) {
            return new Fate.Refused(CommandStatus.ESME_RMSGQFUL);
        }
        return place < cutOff + unanswered + throttled + queueFull + refused
                ? new Fate.Refused(refusal)
                : new Fate.Accepted();
    }
}
