package io.github.pbxrouting.core.testing;

import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Cuts the tries of every property to the system property {@code tries.most}: an ordinary build
 * shall be short, and mutation testing repeats it thousands of times. Without that, and where a
 * property is tagged {@code exhaustive}, changes nothing.
 */
public final class FewTries implements AroundPropertyHook {

  /** What jqwik's registry calls. */
  public FewTries() {}

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer most = Integer.getInteger("tries.most");
    boolean all =
        context.findRepeatableAnnotations(Tag.class).stream()
            .anyMatch(tag -> tag.value().equals("exhaustive"));
    if (most != null && !all && context.attributes().tries().orElse(most) >= most) {
      context.attributes().setTries(most);
    }
    return property.execute();
  }
}
