package io.github.pbxrouting.core.regex;

import com.google.re2j.Pattern;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;

/** How deep RE2/J recurses over a pattern, read from its own tree and program. */
final class Re2jInternals {

  /** RE2's flags for Perl's syntax, as {@code Pattern.compile} sets them. */
  private static final int PERL = 0xD4;

  private static final int ALT = 1;
  private static final int FIRST_THAT_READS = 8;
  private static final int MATCH = 6;

  private Re2jInternals() {}

  /** The depth of the tree that is compiled. */
  static int levels(String pattern) throws ReflectiveOperationException {
    Object tree = call("Parser", "parse", pattern, PERL);
    return Math.max(depth(tree), depth(call("Simplify", "simplify", tree)));
  }

  private static int depth(Object regexp) throws ReflectiveOperationException {
    Object subs = field(regexp, "subs");
    int deepest = 0;
    for (int i = 0; subs != null && i < Array.getLength(subs); i++) {
      deepest = Math.max(deepest, depth(Array.get(subs, i)));
    }
    return deepest + 1;
  }

  /** The longest way through the program without reading a character, as matching goes it. */
  static int longestPath(Pattern pattern) throws ReflectiveOperationException {
    Method re2 = Pattern.class.getDeclaredMethod("re2");
    re2.setAccessible(true);
    Object program = field(re2.invoke(pattern), "prog");
    Object instructions = field(program, "inst");
    int longest = add(instructions, (int) field(program, "start"), new HashSet<>());
    for (int i = 1; i < pattern.programSize(); i++) {
      Object instruction = Array.get(instructions, i);
      if ((int) field(instruction, "op") >= FIRST_THAT_READS) {
        int out = (int) field(instruction, "out");
        longest = Math.max(longest, add(instructions, out, new HashSet<>()));
      }
    }
    return longest;
  }

  private static int add(Object instructions, int at, Set<Integer> seen)
      throws ReflectiveOperationException {
    if (at == 0 || !seen.add(at)) {
      return 1;
    }
    Object instruction = Array.get(instructions, at);
    int op = (int) field(instruction, "op");
    if (op >= FIRST_THAT_READS || op == MATCH) {
      return 1;
    }
    int longest = add(instructions, (int) field(instruction, "out"), seen);
    if (op == ALT) {
      longest = Math.max(longest, add(instructions, (int) field(instruction, "arg"), seen));
    }
    return longest + 1;
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  private static Object call(String type, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Method method : Class.forName("com.google.re2j." + type).getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        return method.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }
}
