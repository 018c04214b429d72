package io.github.pbxrouting.dialplan.live;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGHUP, by which an administrator tells a server to read its files again. Java has no public API
 * for signals; the one in {@code sun.misc} is reached by reflection, because javac warns of its
 * every mention in a way that no build can silence.
 */
final class HangupSignal {

  private HangupSignal() {}

  /**
   * Runs {@code action}, on a thread of the JVM's own, whenever the process gets the signal.
   *
   * @return whether this JVM and system have it, and the process was not started to ignore it, as
   *     {@code nohup} does
   */
  static boolean onHangup(Runnable action) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocations =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object handler =
          Proxy.newProxyInstance(
              HangupSignal.class.getClassLoader(), new Class<?>[] {handlerType}, invocations);
      Object signal = hangup();
      Object before =
          signal
              .getClass()
              .getMethod("handle", signal.getClass(), handlerType)
              .invoke(null, signal, handler);
      return !handlerType.getField("SIG_IGN").get(null).equals(before);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Sends the signal to this process. */
  static void raise() throws ReflectiveOperationException {
    Object signal = hangup();
    signal.getClass().getMethod("raise", signal.getClass()).invoke(null, signal);
  }

  private static Object hangup() throws ReflectiveOperationException {
    return Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance("HUP");
  }
}
