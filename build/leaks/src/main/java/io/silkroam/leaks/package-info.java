/**
 * After every test class: no thread, socket, session or pending request is left. And after much work of an owner that
 * goes on: it holds no more than before.
 */
package io.silkroam.leaks;
