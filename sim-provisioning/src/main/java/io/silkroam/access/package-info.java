/** Who may do what by the API: roles, and the access tokens that stand for people and programs. */
package io.silkroam.access;
