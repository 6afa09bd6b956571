package io.softspoken.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK's class for them has no other, supported name; it is reached by reflection,
 * so that a JDK without it costs the signals and nothing else.
 */
final class Signals {
    private Signals() {}

    /**
     * Runs something, on a thread of its own, whenever a signal comes.
     *
     * @param name without SIG, such as {@code HUP}
     * @return whether that is possible here
     */
    static boolean on(String name, Runnable what) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run = (proxy, method, args) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return switch (method.getName()) {
                        case "equals" -> proxy == args[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "signal handler";
                    };
                }
                what.run();
                return null;
            };
            Object handles = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, run);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handles);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
