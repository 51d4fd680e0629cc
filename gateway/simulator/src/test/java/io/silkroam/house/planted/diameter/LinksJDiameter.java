package io.silkroam.house.planted.diameter;

import org.jdiameter.api.Message;

/** Fault: the product links the simulator's stack. */
public record LinksJDiameter(Message message) {}
