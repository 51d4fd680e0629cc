/** The books as rows to export, and the tables of what was given out. The only package of exports that speaks SQL. */
package io.silkroam.billing.export.store;
