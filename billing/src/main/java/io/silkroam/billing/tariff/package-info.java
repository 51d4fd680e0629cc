/** What partners charge us, by date: tariffs, the caps of the EU on them, rates of exchange. Pure but for its files. */
package io.silkroam.billing.tariff;
