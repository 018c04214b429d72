package io.github.pbxrouting.dialplan.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a plan file says, read again when the file or another one it names changes (looked at every
 * second) or the process gets SIGHUP. A file that cannot be read is reported, and the last good
 * plan stays.
 *
 * <p>{@link #get} is a read of one volatile field: whoever has taken a plan goes on with it, whole.
 * Safe for use by any number of threads.
 *
 * @param <T> what is made of the file; immutable
 */
public final class LivePlan<T> implements Supplier<T>, AutoCloseable {

  /** Makes something of a plan file. */
  @FunctionalInterface
  public interface Loader<T> {
    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it says something wrong; the message has every problem
     */
    T load(Path file) throws IOException;

    /**
     * The other files this was made of, which are watched like the file itself; none unless said.
     */
    default List<Path> alsoReads(T loaded) {
      return List.of();
    }
  }

  private final Path file;
  private final Loader<T> loader;
  private final PrintStream log;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plan-watcher");
        thread.setDaemon(true);
        return thread;
      });

  private volatile T current;
  private final AtomicInteger reloads = new AtomicInteger();
  private List<Stamp> seen; // empty after a file could not be read

  private LivePlan(Path file, Loader<T> loader, PrintStream log) throws IOException {
    this.file = file;
    this.loader = loader;
    this.log = log;
    Stamp before = Stamp.of(file);
    this.current = loader.load(file);
    this.seen = stamps(current);
    this.seen.set(0, before);
  }

  /**
   * Reads the file and begins to watch it.
   *
   * @param log where reloads and bad files are reported, a line each
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it says something wrong
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the watcher, and reports by itself
  public static <T> LivePlan<T> open(Path file, Loader<T> loader, PrintStream log)
      throws IOException {
    LivePlan<T> plan = new LivePlan<>(file, loader, log);
    plan.watcher.scheduleWithFixedDelay(plan::reloadIfChanged, 1, 1, TimeUnit.SECONDS);
    if (!HangupSignal.onHangup(() -> plan.watcher.execute(plan::reload))) {
      log.println("SIGHUP is not to be had here: a changed file is still noticed");
    }
    return plan;
  }

  /** The newest good plan. */
  @Override
  public T get() {
    return current;
  }

  /** How often a plan has been replaced. */
  public int reloads() {
    return reloads.get();
  }

  private void reloadIfChanged() {
    try {
      if (!stamps(current).equals(seen)) {
        reload();
      }
    } catch (IOException e) {
      if (!seen.isEmpty()) {
        seen = List.of();
        log.println("plan " + file + " cannot be read, the old one stays: " + e);
      }
    }
  }

  private void reload() {
    try {
      // Before the file is read: when it changes meanwhile, it is read once more, not missed.
      seen = stamps(current);
      T loaded = loader.load(file);
      if (!loader.alsoReads(loaded).equals(loader.alsoReads(current))) {
        seen = stamps(loaded);
      }
      current = loaded;
      reloads.incrementAndGet();
      log.println("plan " + file + " read again");
    } catch (IOException | IllegalArgumentException e) {
      log.println("plan " + file + " is no good, the old one stays: " + e.getMessage());
    }
  }

  private List<Stamp> stamps(T plan) throws IOException {
    List<Stamp> stamps = new ArrayList<>();
    stamps.add(Stamp.of(file));
    for (Path other : loader.alsoReads(plan)) {
      stamps.add(Stamp.ofOther(other));
    }
    return stamps;
  }

  /**
   * What tells that a file was changed: times alone do not, as a file may be written twice within
   * one tick of the file system's clock, or be replaced by one as old.
   */
  private record Stamp(FileTime modified, long size, @Nullable Object file) {

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    /** A file that is gone counts as changed, once: the first file may not name it any more. */
    static Stamp ofOther(Path file) {
      try {
        return of(file);
      } catch (IOException e) {
        return new Stamp(FileTime.fromMillis(0), 0, null);
      }
    }
  }

  /** Stops watching; the last plan stays. */
  @Override
  public void close() {
    watcher.shutdownNow();
  }
}
