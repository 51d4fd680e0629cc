package io.silkroam.gateway.api.server;

import io.silkroam.diameter.transport.Bound;
import io.silkroam.gateway.api.http.Responses;
import io.silkroam.gateway.conf.ApiSettings;
import java.util.concurrent.Executor;

/**
 * What every connection is given.
 *
 * @param workers serve requests and may wait; refuse what is too much
 * @param readers read files that are answers, a piece at a time for each connection
 * @param uploads bounds how many of them uploads may hold
 */
record ServerContext(
        Service service,
        Responses responses,
        Executor workers,
        Executor readers,
        Bound uploads,
        ApiSettings.Timeouts timeouts) {}
