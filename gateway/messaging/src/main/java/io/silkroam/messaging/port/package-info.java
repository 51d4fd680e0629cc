/** What messaging is given: how it is set up, and the calls that go up to whoever knows routes, money and sockets. */
package io.silkroam.messaging.port;
