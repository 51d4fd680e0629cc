package io.silkroam.simulator.interop;

/** Other people's ESMEs at our SMPP sessions, with nothing behind them. */
class SessionInteropTest extends ForeignEsmesContract {
    @Override
    Door open() {
        return new BareDoor();
    }
}
