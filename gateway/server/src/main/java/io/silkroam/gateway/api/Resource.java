package io.silkroam.gateway.api;

import java.util.List;

/** A part of the API: its routes and what answers them. */
public interface Resource {
    List<Route> routes();
}
