/** The benchmark of Diameter's side of a request, beside the classes it measures. */
package io.silkroam.gateway.gy;
