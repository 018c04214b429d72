package io.github.pbxrouting.dialplan.live;

import com.google.common.base.Throwables;
import io.github.pbxrouting.dialplan.file.FileProblems;
import io.github.pbxrouting.dialplan.host.FatalErrors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A plan file's contents, read again when the file or another one it names changes, or the process
 * gets SIGHUP. A file that cannot be read is reported in one line, and the last good plan stays.
 *
 * <ul>
 *   <li>Files are looked at twice a second. A change is read when the files stay the same from one
 *       look to the next, so that a file is not read while it is written; after ten seconds of
 *       changes it is read nevertheless.
 *   <li>After a failure the files are also read again every ten seconds: what was mended may be
 *       something that their attributes do not show. The same problem is reported once.
 *   <li>Only regular files are read, and symbolic links to them: a pipe could keep a reader waiting
 *       without end. A pipe may take the file's place just before it is opened. So a read that
 *       takes more than ten seconds is given up once its files have changed.
 *   <li>A file that is too large to be read beside the plan that serves is not read: to run out of
 *       memory would end the process, and the good plan with it.
 *   <li>An {@link Error}, such as too little memory for a plan, ends the process.
 * </ul>
 *
 * <p>{@link #get} is a read of one volatile field: whoever has taken a plan goes on with it, whole.
 * Safe for use by any number of threads.
 *
 * @param <T> the type of a loaded plan; immutable
 */
public final class LivePlan<T> implements Supplier<T>, AutoCloseable {

  /** Loads a plan from a file. */
  @FunctionalInterface
  public interface Loader<T> {
    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when its contents are invalid; the message has every
     *     problem, a line each
     */
    T load(Path file) throws IOException;

    /** Returns the other files that were read, which are watched like the file itself. */
    default List<Path> alsoReads(T loaded) {
      return List.of();
    }
  }

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Looks until changing files are read nevertheless, and from one failure to the next try. */
  private static final int MAX_LOOKS = 20;

  /** How many bytes of memory a byte of a plan takes, at most, while it is read and compiled. */
  private static final long MEMORY_PER_BYTE = 10;

  /** Plans that take a smaller part of the memory are read without a look at what is free. */
  private static final int SMALL_PART = 4;

  /** How many reads that were given up may still wait; each holds a thread. */
  private static final int MAX_WAITING_READS = 4;

  private final Path file;
  private final Loader<T> loader;
  private final PrintStream log;
  private final Duration look;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plan-watcher");
        thread.setDaemon(true);
        return thread;
      });

  private volatile T current;
  private volatile Instant since = Instant.now();
  private final AtomicInteger reloads = new AtomicInteger();
  private final AtomicInteger failedReloads = new AtomicInteger();

  // Written by the watcher's thread only.
  private List<FileStamp> read; // as the files were when they were last read
  private List<FileStamp> latest; // as they were at the latest look
  private int looksSinceChange;
  private final List<Thread> waitingReads = new ArrayList<>(); // given up, but perhaps not ended
  private volatile String failure = ""; // the latest read's problem; empty when it went well

  private LivePlan(Path file, Loader<T> loader, PrintStream log, Duration look) throws IOException {
    this.file = file;
    this.loader = loader;
    this.log = log;
    this.look = look;
    requireRegularFile(file);
    FileStamp before = FileStamp.of(file);
    this.current = loader.load(file);
    this.read = stamps(current);
    this.read.set(0, before);
    this.latest = read;
  }

  /**
   * Reads the file and begins to watch it.
   *
   * @param log where reloads and their failures are reported, a line each
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when its contents are invalid
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the watcher, and reports by itself
  public static <T> LivePlan<T> open(Path file, Loader<T> loader, PrintStream log)
      throws IOException {
    LivePlan<T> plan = unwatched(file, loader, log, LOOK);
    plan.watcher.scheduleWithFixedDelay(
        plan::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    if (!HangupSignal.onHangup(() -> plan.watcher.execute(plan::reload))) {
      log.println("SIGHUP is not available here; a changed file is still noticed");
    }
    return plan;
  }

  /**
   * Reads the file, and looks at it only when {@link #look} is called.
   *
   * @param look from one look to the next while a read has not ended
   */
  static <T> LivePlan<T> unwatched(Path file, Loader<T> loader, PrintStream log, Duration look)
      throws IOException {
    return new LivePlan<>(file, loader, log, look);
  }

  /**
   * Checks that a file can be read to its end without waiting for somebody to write it. Loaders
   * check the other files that they read.
   *
   * @throws IOException when it is a pipe, a device or a directory, or is missing
   */
  public static void requireRegularFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          file + " is not a regular file, but a pipe, a device or a directory; name a file");
    }
  }

  /** Returns the newest good plan. */
  @Override
  public T get() {
    return current;
  }

  /** Returns how often a plan has been replaced. */
  public int reloads() {
    return reloads.get();
  }

  /** Returns how often the file was read in vain, whatever the reason. */
  public int failedReloads() {
    return failedReloads.get();
  }

  /** Returns when the newest good plan was read. */
  public Instant since() {
    return since;
  }

  /** Returns whether the file's latest read failed, so that an older plan serves. */
  public boolean isFailing() {
    return !failure.isEmpty();
  }

  /** Looks at the files once, and reads them when it is time to. */
  void look() {
    List<FileStamp> now = stamps(current);
    boolean steady = now.equals(latest);
    latest = now;
    looksSinceChange++;
    boolean changed = !now.equals(read);
    if (!changed && failure.isEmpty()) {
      looksSinceChange = 0;
    } else if ((changed && steady) || looksSinceChange >= MAX_LOOKS) {
      reload();
    }
  }

  private void reload() {
    looksSinceChange = 0;
    // Before the file is read: when it changes meanwhile, it is read again, not missed.
    read = stamps(current);
    try {
      requireRegularFile(file);
      requireMemory();
      T loaded = loadOrGiveUp();
      if (!loader.alsoReads(loaded).equals(loader.alsoReads(current))) {
        read = stamps(loaded);
      }
      latest = read;
      current = loaded;
      since = Instant.now();
      reloads.incrementAndGet();
      failure = "";
      log.println("reloaded " + file);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      report(e);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Loads the file in a thread that can be left behind: nothing ends the opening of a pipe. */
  private T loadOrGiveUp() throws IOException, InterruptedException {
    waitingReads.removeIf(thread -> !thread.isAlive());
    if (waitingReads.size() >= MAX_WAITING_READS) {
      throw new IOException(
          waitingReads.size()
              + " earlier reads of "
              + file
              + " still wait; stop what swaps it for a pipe, and start this process again");
    }
    FutureTask<T> loading =
        new FutureTask<>(() -> {
          try {
            return loader.load(file);
          } catch (StackOverflowError e) {
            throw e;
          } catch (Error e) {
            FatalErrors.end(e);
            throw e;
          }
        });
    Thread thread = new Thread(loading, "plan-reader");
    thread.setDaemon(true);
    thread.start();
    for (int looks = 0; ; looks++) {
      try {
        return loading.get(look.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (looks >= MAX_LOOKS && !stamps(current).equals(read)) {
          thread.interrupt();
          waitingReads.add(thread);
          throw new IOException(file + " changed while it was read, and the read did not end", e);
        }
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNull(e.getCause());
        Throwables.throwIfInstanceOf(cause, IOException.class);
        Throwables.throwIfUnchecked(cause);
        throw new IllegalStateException("a loader throws nothing else", e);
      }
    }
  }

  /** Checks that a plan can be read beside the one that serves. */
  private void requireMemory() throws IOException {
    Runtime java = Runtime.getRuntime();
    long needed = MEMORY_PER_BYTE * read.stream().mapToLong(FileStamp::size).sum();
    if (needed > java.maxMemory() / SMALL_PART) {
      System.gc(); // Only then is it known what is free.
      long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
      if (needed > free) {
        throw new IOException(
            file
                + " is too large to be read beside the plan that serves: that may take "
                + (needed >> 20)
                + " MB, more than is free; give Java more memory with -Xmx");
      }
    }
  }

  private static String message(Throwable problem) {
    if (problem instanceof IOException unreadable) {
      return FileProblems.described(unreadable);
    }
    return problem instanceof IllegalArgumentException
        ? String.valueOf(problem.getMessage())
        : problem.toString();
  }

  private void report(Throwable problem) {
    failedReloads.incrementAndGet();
    String message = message(problem);
    if (!message.equals(failure)) {
      List<String> lines = message.lines().toList();
      log.println(
          "reload of "
              + file
              + " failed; keeping the previous plan: "
              + (lines.isEmpty() ? "" : lines.get(0))
              + (lines.size() > 1 ? " (and " + (lines.size() - 1) + " more)" : ""));
    }
    failure = message.isEmpty() ? "unknown" : message;
  }

  private List<FileStamp> stamps(T plan) {
    List<FileStamp> stamps = new ArrayList<>();
    stamps.add(FileStamp.of(file));
    for (Path other : loader.alsoReads(plan)) {
      stamps.add(FileStamp.of(other));
    }
    return stamps;
  }

  /** Stops watching; the last plan stays. */
  @Override
  public void close() {
    watcher.shutdownNow();
  }
}
