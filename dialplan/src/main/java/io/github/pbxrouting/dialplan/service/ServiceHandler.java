package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.answers.Explanation;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.dialplan.json.ExplanationFields;
import io.github.pbxrouting.dialplan.json.RouteFields;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests, on the thread that has read them: a decision takes microseconds and waits for
 * nothing. What takes longer goes to {@link Parts#slow}.
 */
final class ServiceHandler extends Handler.Abstract.NonBlocking {

  /**
   * What the answers are made of.
   *
   * @param plan the plan that answers
   * @param calls starts calls and takes them on
   * @param metrics counts the answers
   * @param decisions logs the decisions; null for none
   * @param tokens the bearer tokens to answer; null to answer everybody
   * @param load how much there is to do
   * @param slow runs what takes milliseconds; refuses what it cannot take
   * @param pageMaker runs what takes seconds; refuses what it cannot take
   * @param pages makes the pages that explore the plan
   * @param ready whether the service is warm and does not stop
   * @param description the OpenAPI description
   * @param maxBody the most bytes of a body
   * @param problems where defects are reported
   */
  record Parts(
      Supplier<ServedPlan> plan,
      Calls calls,
      Metrics metrics,
      @Nullable DecisionLog decisions,
      @Nullable BearerTokens tokens,
      Load load,
      Executor slow,
      Executor pageMaker,
      ExplorerPages pages,
      BooleanSupplier ready,
      JsonText description,
      int maxBody,
      PrintStream problems) {}

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ENDPOINTS =
      "GET /, GET /v1/clients/{client}/route, /candidates or /explain with ?number=, POST /v1/calls,"
          + " POST /v1/calls/next, POST /v1/freeswitch, GET /openapi.json, /metrics, /healthz,"
          + " /readyz";

  private final Parts parts;

  ServiceHandler(Parts parts) {
    this.parts = parts;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    List<String> path = segments(request.getHttpURI().getPath());
    Operation operation = Operation.of(path);
    Exchange exchange = new Exchange(operation, request, response, callback, parts.metrics);
    attempt(
        exchange,
        () -> {
          check(exchange);
          if (operation.method().equals("POST")) {
            readBody(exchange);
          } else {
            get(exchange, path);
          }
        });
    return true;
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws Problem;
  }

  private void attempt(Exchange exchange, Attempt attempt) {
    try {
      attempt.run();
    } catch (Problem problem) {
      refuse(exchange, problem);
    } catch (RuntimeException | StackOverflowError defect) {
      parts.problems.println(
          "defect: " + exchange.operation().token() + " failed: " + Quoted.plain("" + defect));
      refuse(
          exchange,
          new Problem(
              Problem.Kind.INTERNAL_ERROR, "the request is not answered", null, "something else"));
    } catch (VirtualMachineError fatal) {
      FatalErrors.end(fatal);
    }
  }

  private static List<String> segments(@Nullable String path) {
    return path == null || path.length() < 2
        ? List.of()
        : List.of(path.substring(1).split("/", -1));
  }

  private void check(Exchange exchange) throws Problem {
    Operation operation = exchange.operation();
    Request request = exchange.request();
    BearerTokens tokens = parts.tokens;
    if (tokens != null && operation.isGuarded() && !isKnown(tokens, exchange)) {
      throw new Problem(
          Problem.Kind.UNAUTHORIZED,
          "the request has no bearer token that is known here",
          "Authorization",
          "Authorization: Bearer TOKEN, with a token of --bearer-tokens");
    }
    if (operation == Operation.UNKNOWN) {
      throw new Problem(
          Problem.Kind.UNKNOWN_RESOURCE,
          "nothing is at " + Quoted.of(String.valueOf(request.getHttpURI().getPath())),
          "path",
          ENDPOINTS);
    }
    String method = request.getMethod();
    if (!method.equals(operation.method())
        && !(method.equals("HEAD") && operation.method().equals("GET"))) {
      throw new Problem(
          Problem.Kind.METHOD_NOT_ALLOWED,
          "the method is " + Quoted.of(method),
          "method",
          operation.method());
    }
  }

  private static boolean isKnown(BearerTokens tokens, Exchange exchange) {
    String authorization = exchange.request().getHeaders().get(HttpHeader.AUTHORIZATION);
    return tokens.accept(authorization)
        || (exchange.operation() == Operation.PAGE && tokens.acceptPassword(authorization));
  }

  private void get(Exchange exchange, List<String> path) throws Problem {
    switch (exchange.operation()) {
      case ROUTE -> route(exchange, client(path));
      case CANDIDATES -> slowly(exchange, parts.slow, () -> candidates(exchange, client(path)));
      case EXPLAIN -> slowly(exchange, parts.slow, () -> explain(exchange, client(path)));
      case PAGE -> slowly(exchange, parts.pageMaker, () -> page(exchange));
      case METRICS -> exchange.answer(Metrics.MEDIA_TYPE, parts.metrics.text());
      case DESCRIPTION -> exchange.answer(Format.JSON.mediaType(), parts.description.utf8());
      case HEALTH ->
          exchange.answer(
              Format.JSON.mediaType(),
              Json.bytes(json -> {
                json.writeStartObject();
                json.writeStringField("status", "up");
                json.writeEndObject();
              }));
      case READINESS -> readiness(exchange);
      case START, NEXT, FREESWITCH, UNKNOWN -> throw new IllegalStateException("not a GET");
    }
  }

  private void readiness(Exchange exchange) throws Problem {
    if (!parts.ready.getAsBoolean()) {
      throw new Problem(
          Problem.Kind.NOT_READY,
          "the service is warming up or stops",
          null,
          "the request again, in a second");
    }
    ServedPlan plan = parts.plan.get();
    exchange.answer(
        Format.JSON.mediaType(),
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("status", "ready");
          json.writeStringField("plan", plan.version().toString());
          json.writeEndObject();
        }),
        plan.version());
  }

  private static String client(List<String> path) throws Problem {
    return Fields.decoded(path.get(2), false, "client");
  }

  private void route(Exchange exchange, String client) throws Problem {
    ServedPlan plan = parts.plan.get();
    NumberQuery query = numberQuery(exchange, plan, client);
    shed(Priority.READ, plan, client, query.number);
    RouteDecision decision = decide(query);
    Format format = exchange.format();
    byte[] json =
        Json.bytes(out -> {
          out.writeStartObject();
          out.writeStringField("client", client);
          out.writeStringField("destination", query.number);
          RouteFields.write(out, decision);
          out.writeEndObject();
        });
    decided(exchange, client, query.number, decision.kind().token(), plan.version(), null);
    if (format == Format.TEXT) {
      exchange.answer(format.mediaType(), PlainText.object(json), plan.version());
    } else {
      exchange.answer(Format.JSON.mediaType(), json, plan.version());
    }
  }

  /**
   * A number to look up.
   *
   * @param router the router of its client
   * @param number the number
   * @param from the friend that is left out; null for none
   */
  private record NumberQuery(CallRouter router, String number, @Nullable String from) {}

  private static NumberQuery numberQuery(Exchange exchange, ServedPlan plan, String client)
      throws Problem {
    CallRouter router = Lookup.client(plan, client, "client");
    Fields query = Fields.ofQuery(exchange.request().getHttpURI().getQuery());
    query.only("number", "from");
    String number = query.required("number", "?number= and the number as it was dialled");
    Lookup.number(number, "number");
    String from = query.text("from").filter(friend -> !friend.isEmpty()).orElse(null);
    if (from != null) {
      Lookup.friend(plan, client, from, "from");
    }
    return new NumberQuery(router, number, from);
  }

  private static RouteDecision decide(NumberQuery query) throws Problem {
    try {
      return query.router.route(query.number, options(query));
    } catch (InvalidDestinationException refused) {
      throw Lookup.invalidNumber(refused, "number");
    }
  }

  private static RouteOptions options(NumberQuery query) {
    return query.from == null ? RouteOptions.NONE : RouteOptions.leavingOut(query.from);
  }

  private void candidates(Exchange exchange, String client) throws Problem {
    ServedPlan plan = parts.plan.get();
    NumberQuery query = numberQuery(exchange, plan, client);
    RouteDecision decision = decide(query);
    List<RouteDecision.ToFriend> candidates = query.router.candidates(query.number, options(query));
    decided(exchange, client, query.number, decision.kind().token(), plan.version(), null);
    exchange.answer(
        Format.JSON.mediaType(),
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("client", client);
          json.writeStringField("destination", query.number);
          RouteFields.write(json, decision);
          json.writeArrayFieldStart("candidates");
          for (RouteDecision.ToFriend candidate : candidates) {
            json.writeString(candidate.friend().name());
          }
          json.writeEndArray();
          json.writeEndObject();
        }),
        plan.version());
  }

  private void explain(Exchange exchange, String client) throws Problem {
    ServedPlan plan = parts.plan.get();
    NumberQuery query = numberQuery(exchange, plan, client);
    RouteDecision decision = decide(query);
    String from = query.from;
    Explanation explanation =
        from == null
            ? plan.analysis().explain(client, query.number)
            : plan.analysis().explain(client, query.number, from);
    decided(exchange, client, query.number, decision.kind().token(), plan.version(), null);
    exchange.answer(
        Format.JSON.mediaType(),
        Json.bytes(json -> {
          json.writeStartObject();
          ExplanationFields.write(json, explanation);
          json.writeEndObject();
        }),
        plan.version());
  }

  private void page(Exchange exchange) throws Problem {
    ServedPlan plan = parts.plan.get();
    Fields query = Fields.ofQuery(exchange.request().getHttpURI().getQuery());
    query.only("client");
    String client = query.text("client").orElse(null);
    if (client != null) {
      Lookup.client(plan, client, "client");
    }
    exchange.answer(ExplorerPages.MEDIA_TYPE, parts.pages.of(plan, client), plan.version());
  }

  private void slowly(Exchange exchange, Executor slow, Attempt attempt) throws Problem {
    if (parts.load.refuses(Priority.READ)) {
      parts.metrics.shed(Priority.READ);
      throw overloaded();
    }
    try {
      slow.execute(() -> attempt(exchange, attempt));
    } catch (RejectedExecutionException busy) {
      parts.metrics.shed(Priority.READ);
      throw overloaded();
    }
  }

  private void readBody(Exchange exchange) throws Problem {
    Request request = exchange.request();
    boolean form = isForm(exchange);
    if (request.getLength() > parts.maxBody) {
      throw tooLarge();
    }
    Content.Source.asByteArrayAsync(
        request,
        parts.maxBody,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> attempt(exchange, () -> post(exchange, fields(body, form))),
            failure -> {
              if (failure instanceof IllegalStateException
                  || failure instanceof IndexOutOfBoundsException) {
                refuse(exchange, tooLarge());
              } else {
                exchange.fail(failure);
              }
            }));
  }

  private static boolean isForm(Exchange exchange) throws Problem {
    String type = exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE);
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean json =
        bare.isEmpty()
            || (bare.equals("application/json") && exchange.operation() != Operation.FREESWITCH);
    if (!json && !bare.equals(FORM)) {
      throw new Problem(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "the body is " + Quoted.of(String.valueOf(type)),
          "Content-Type",
          exchange.operation() == Operation.FREESWITCH ? FORM : "application/json or " + FORM);
    }
    String encoding = exchange.request().getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Problem(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "the body is compressed with " + Quoted.of(encoding),
          "Content-Encoding",
          "the body as it is");
    }
    return !json;
  }

  /** Reads the body. What begins with a brace is no form: curl calls everything one. */
  private static Fields fields(byte[] body, boolean form) throws Problem {
    return form && !(body.length > 0 && body[0] == '{') ? Fields.ofForm(body) : Fields.ofJson(body);
  }

  private void post(Exchange exchange, Fields fields) throws Problem {
    switch (exchange.operation()) {
      case START -> start(exchange, fields, "");
      case NEXT -> next(exchange, fields, "");
      case FREESWITCH -> freeSwitch(exchange, fields);
      case ROUTE, CANDIDATES, EXPLAIN, PAGE, METRICS, DESCRIPTION, HEALTH, READINESS, UNKNOWN ->
          throw new IllegalStateException("not a POST");
    }
  }

  private void start(Exchange exchange, Fields fields, String context) throws Problem {
    Question question = Requests.question(fields);
    Lookup.number(question.number(), "number");
    shed(Priority.START, parts.plan.get(), question.client(), question.number());
    answer(exchange, parts.calls.start(question), context);
  }

  private void next(Exchange exchange, Fields fields, String context) throws Problem {
    CallToken token = parts.calls.open(Requests.token(fields));
    Question question = token.question();
    shed(Priority.NEXT, parts.plan.get(), question.client(), question.number());
    answer(exchange, parts.calls.next(token, flow -> Requests.after(flow, fields)), context);
  }

  private void freeSwitch(Exchange exchange, Fields form) throws Problem {
    Optional<FreeSwitch.Lookup> lookup = FreeSwitch.lookup(form);
    if (lookup.isEmpty()) {
      exchange.answer(Format.FREESWITCH.mediaType(), FreeSwitch.notFound());
      return;
    }
    String context = lookup.get().context();
    Fields fields = lookup.get().fields();
    try {
      if (!lookup.get().starts()) {
        next(exchange, fields, context);
      } else if (parts.plan.get().router().hasClient(fields.text("client").orElse(""))) {
        start(exchange, fields, context);
      } else {
        exchange.answer(Format.FREESWITCH.mediaType(), FreeSwitch.notFound());
      }
    } catch (Problem problem) {
      // mod_xml_curl reads a document with status 200 alone.
      if (problem.kind() == Problem.Kind.OVERLOADED) {
        throw problem;
      }
      exchange.answer(Format.FREESWITCH.mediaType(), FreeSwitch.problem(problem, context));
    }
  }

  private void answer(Exchange exchange, Calls.Answer answer, String context) {
    String client = answer.question().client();
    decided(
        exchange,
        client,
        answer.question().number(),
        answer.step().kind().token(),
        answer.plan(),
        answer.json());
    Format format = exchange.format();
    byte[] body =
        switch (format) {
          case JSON -> Json.answer(answer.json().utf8(), answer.token());
          case TEXT -> PlainText.step(answer);
          case FREESWITCH -> FreeSwitch.step(answer, context.isEmpty() ? client : context);
        };
    exchange.answer(format.mediaType(), body, answer.plan());
  }

  private void decided(
      Exchange exchange,
      String client,
      String number,
      String kind,
      PlanVersion plan,
      @Nullable JsonText step) {
    parts.metrics.decided(exchange.operation(), kind, client);
    DecisionLog log = parts.decisions;
    if (log != null) {
      log.add(
          new DecisionLog.Entry(
              exchange.operation(), client, number, kind, plan, exchange.nanos(), step));
    }
  }

  /** Refuses a request where there is too much to do, unless it is about an emergency call. */
  private void shed(Priority priority, ServedPlan plan, String client, String number)
      throws Problem {
    if (parts.load.refuses(priority) && !isEmergency(plan, client, number)) {
      parts.metrics.shed(priority);
      throw overloaded();
    }
  }

  private static boolean isEmergency(ServedPlan plan, String client, String number) {
    try {
      return plan.router().hasClient(client)
          && plan.router().client(client).route(number).kind() == RouteKind.EMERGENCY;
    } catch (InvalidDestinationException refused) {
      return false;
    }
  }

  private static Problem overloaded() {
    return new Problem(
        Problem.Kind.OVERLOADED,
        "requests wait too long to be read",
        null,
        "the request again, after the seconds in Retry-After");
  }

  private Problem tooLarge() {
    return new Problem(
        Problem.Kind.BODY_TOO_LARGE,
        "a body has at most " + parts.maxBody + " bytes",
        "body",
        "a smaller body, or raise --max-body");
  }

  private static void refuse(Exchange exchange, Problem problem) {
    if (exchange.operation().method().equals("POST") && exchange.format() == Format.TEXT) {
      exchange.refuse(problem, Format.TEXT.mediaType(), PlainText.problem(problem));
    } else {
      exchange.refuse(problem);
    }
  }
}
