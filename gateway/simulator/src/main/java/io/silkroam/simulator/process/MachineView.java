package io.silkroam.simulator.process;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into another virtual machine of this user by its own management interface, on loopback. */
public final class MachineView implements AutoCloseable {
    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final MBeanServerConnection beans;

    private MachineView(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** Attaches to a process. */
    @SuppressWarnings("BanJNDI") // the address comes from a process of ours
    public static MachineView of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                return new MachineView(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " cannot be looked into", e);
        }
    }

    /** Octets that the threads living now have allocated since they began. */
    public long allocatedOctets() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(octets -> octets > 0)
                .sum();
    }

    /** Milliseconds spent in collections so far. */
    public long collectionMillis() throws IOException {
        long sum = 0;
        for (GarbageCollectorMXBean collector :
                ManagementFactory.getPlatformMXBeans(beans, GarbageCollectorMXBean.class)) {
            sum += Math.max(0, collector.getCollectionTime());
        }
        return sum;
    }

    /** Counts forces of files from now on, for as long as this view is open. */
    public ForceCount countForces() throws IOException {
        return ForceCount.begin(beans);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
