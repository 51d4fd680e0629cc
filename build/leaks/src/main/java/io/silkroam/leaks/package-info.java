/** After every test class: no thread, socket, session or pending request is left. */
package io.silkroam.leaks;
