package io.silkroam.charging.account;

import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.RequestType;

/** A request that was decided, by what makes it the same request again, and what was answered. */
public record Answered(RequestType type, long number, CreditControlAnswer answer) {
    public boolean is(RequestType otherType, long otherNumber) {
        return type == otherType && number == otherNumber;
    }
}
