/**
 * How our command lines speak to a gateway: requests that may be repeated without harm, answers, problems, and what
 * each way to fail is worth as an exit code. Knows HTTP and JSON, not one path of the API.
 */
package io.silkroam.cli.remote;
