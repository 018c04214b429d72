package io.github.pbxrouting.dialplan.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.pbxrouting.api.BrandRouter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Routes the calls of a stream of records: one thread reads and cuts, others parse, route and
 * count, and the counts are added up in the order of the records. So the outcome does not depend on
 * the number of threads, and memory does not grow with the number of records. Used once.
 */
public final class Replay {

  /** Hears how far a replay is. */
  public interface Progress {

    /**
     * Hears of it.
     *
     * @param records how many records are done
     * @param bytes how many bytes of the stream were read, compressed as they are
     */
    void update(long records, long bytes);
  }

  private final CallFormat format;
  private final int threads;
  private final @Nullable OutputStream picked;
  private final @Nullable OutputStream aside;
  private final Progress progress;

  private final Map<Malformed, MalformedRecords> malformed = new EnumMap<>(Malformed.class);
  private long records;

  /**
   * Prepares a replay.
   *
   * @param threads how many threads parse and route
   * @param picked where the records that a count picks out go, or null
   * @param aside where the malformed records go, or null
   */
  public Replay(
      CallFormat format,
      int threads,
      @Nullable OutputStream picked,
      @Nullable OutputStream aside,
      Progress progress) {
    this.format = Objects.requireNonNull(format, "format must not be null");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
    }
    this.threads = threads;
    this.picked = picked;
    this.aside = aside;
    this.progress = Objects.requireNonNull(progress, "progress must not be null");
  }

  /**
   * Routes every call through two plans; moved calls are picked out.
   *
   * @param numbers whether calls whose number to send alone changes are grouped and picked out, too
   * @throws UnreadableCallsException when the stream has no records with these columns
   */
  public MovedCalls compare(InputStream in, BrandRouter before, BrandRouter after, boolean numbers)
      throws IOException, UnreadableCallsException {
    return run(in, new Clients(before, after), () -> new MovedCalls(numbers));
  }

  /**
   * Routes every call through one plan, and counts who takes it and who would take over.
   *
   * @throws UnreadableCallsException when the stream has no records with these columns
   */
  public PlanUse use(InputStream in, BrandRouter plan)
      throws IOException, UnreadableCallsException {
    PlanUse.Shared shared = new PlanUse.Shared(plan);
    return run(in, new Clients(plan, plan), () -> new PlanUse(shared));
  }

  /** Returns how many records there were, malformed ones included. */
  public long records() {
    return records;
  }

  /** Returns the records that are no calls, by reason. */
  public Map<Malformed, MalformedRecords> malformed() {
    return Collections.unmodifiableMap(malformed);
  }

  private <T extends CallCount<T>> T run(InputStream in, Clients clients, Supplier<T> counts)
      throws IOException, UnreadableCallsException {
    try (CallInput input = new CallInput(in)) {
      return run(input, clients, counts);
    }
  }

  private <T extends CallCount<T>> T run(CallInput input, Clients clients, Supplier<T> counts)
      throws IOException, UnreadableCallsException {
    RecordChunks chunks = new RecordChunks(input.records(), format);
    RecordChunks.@Nullable Chunk first = first(chunks);
    T total = counts.get();
    if (first == null) {
      if (format.header()) {
        throw new UnreadableCallsException("there is no header line");
      }
      return total;
    }
    ChunkReader reader = reader(first, clients);
    ExecutorService workers = Executors.newFixedThreadPool(threads, Replay::daemon);
    try {
      Deque<Future<ChunkReader.Result<T>>> pending = new ArrayDeque<>();
      RecordChunks.@Nullable Chunk next = format.header() ? chunks.next() : first;
      while (next != null || !pending.isEmpty()) {
        if (next != null) {
          RecordChunks.Chunk chunk = next;
          pending.add(workers.submit(() -> reader.read(chunk, counts.get())));
          next = chunks.next();
        }
        if (next == null || pending.size() > 2 * threads) {
          add(result(pending.remove()), total);
          progress.update(records, input.bytesRead());
        }
      }
    } finally {
      workers.shutdownNow();
    }
    return total;
  }

  /** Returns the first record that is more than an empty line. */
  private static RecordChunks.@Nullable Chunk first(RecordChunks chunks)
      throws IOException, UnreadableCallsException {
    RecordChunks.@Nullable Chunk first = chunks.nextAlone();
    while (first != null && first.text().isBlank()) {
      first = chunks.nextAlone();
    }
    if (first != null && first.problem() != null) {
      throw new UnreadableCallsException(
          "the first record is malformed: " + first.problem().words());
    }
    return first;
  }

  private ChunkReader reader(RecordChunks.Chunk first, Clients clients)
      throws IOException, UnreadableCallsException {
    String utf8 =
        new String(first.bytes(), first.offset(), first.text().length(), StandardCharsets.UTF_8);
    CsvRecord record;
    try (CsvReader<CsvRecord> csv = ChunkReader.csv(format).ofCsvRecord(utf8)) {
      record = csv.iterator().next();
    }
    Columns columns = Columns.of(format, record.getFields());
    if (format.header()) {
      byte[] header =
          first.text().stripTrailing().concat("\n").getBytes(StandardCharsets.ISO_8859_1);
      write(picked, header);
      write(aside, header);
    }
    String only = format.client();
    return new ChunkReader(
        format,
        columns,
        clients,
        only == null ? null : clients.find(Clients.key(only)),
        picked != null,
        aside != null);
  }

  private <T extends CallCount<T>> void add(ChunkReader.Result<T> result, T total)
      throws IOException {
    total.add(result.count());
    for (Map.Entry<Malformed, MalformedRecords> entry : result.malformed().entrySet()) {
      malformed.merge(entry.getKey(), entry.getValue().after(records), MalformedRecords::and);
    }
    records += result.records();
    write(picked, result.picked());
    write(aside, result.aside());
  }

  private static void write(@Nullable OutputStream out, byte[] bytes) throws IOException {
    if (out != null) {
      out.write(bytes);
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a chunk could not be read", failed.getCause());
    }
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "replay");
    thread.setDaemon(true);
    return thread;
  }
}
