// Builds the page. All that the plan says enters it as text, never as markup.

const $ = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

/** An element: attributes, then children; a text is a child. */
function element(name, attributes = {}, ...children) {
  const made = ["svg", "rect", "path", "g", "text", "title", "defs", "marker"].includes(name)
    ? document.createElementNS(SVG, name) : document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) =>
    key.startsWith("on") ? made.addEventListener(key.slice(2), value) : value !== undefined && made.setAttribute(key, value));
  made.append(...children.flat().filter((child) => child === "" || child));
  return made;
}
const fill = (id, ...children) => $(id).replaceChildren(...children.flat().filter((child) => child));
const plural = (count, word) => count.toLocaleString("en") + " " + word + (count === 1 ? "" : "s");
const big = (text) => BigInt(text).toLocaleString("en");

/** The most findings, changes and rows of coverage that are shown. */
const MAX_LISTED = 200;

const data = openPlan(JSON.parse($("data").textContent));
let client = data.clients[0];
let prefix = "";

/** A place in words. */
function words(place, number) {
  const { route, friend, extension, code, reason } = place;
  return {
    emergency: "emergency services",
    service: "service code " + code,
    extension: "extension " + extension,
    friend: "friend " + friend + (place.client === undefined ? "" : number === undefined
      ? " (extensions of " + place.client + ")" : " (extension " + number + " of " + place.client + ")"),
    rejected: "rejected (" + reason + ")",
    external: "external",
  }[route];
}
const UNKNOWN = { route: "unknown" };
const placeOf = (index) => (index < 0 ? UNKNOWN : client.places[index]);
const named = (index, number) => (index < 0 ? "not known to this page" : words(client.places[index], number));

/** A colour for each place: friends around the circle, the others fixed. */
function colour(place) {
  const fixed = { emergency: "#d0342c", service: "#8a63d2", extension: "#2f7fd1", rejected: "#55606c", external: "var(--external)", unknown: "#8f8f8f" };
  if (place.route !== "friend") {
    return fixed[place.route];
  }
  const turn = client.friends.findIndex((friend) => friend.name === place.friend);
  return "hsl(" + Math.round((40 + turn * 137.508) % 360) + " " + (55 + (turn % 3) * 12) + "% " + (42 + (turn % 4) * 7) + "%)";
}
function swatch(place) {
  const made = element("span", { class: "swatch", "aria-hidden": "true" });
  made.style.backgroundColor = colour(place);
  return made;
}
function bar(x, width, place) {
  const made = element("rect", { x, y: 0, width, height: 10 });
  made.style.fill = colour(place);
  return made;
}
/** A button that puts a number into the dial pad. */
const dialButton = (number) => element("button", { type: "button", class: "dial", onclick: () => { dialled(number); $("number").focus(); } }, "dial " + number);

// Dial pad

function dialled(number) {
  $("number").value = number;
  dial();
}

function dial() {
  const number = $("number").value;
  if (number === "") {
    fill("answer", element("p", { class: "note" }, "Type a number: what it does is said digit by digit."));
    fill("digits");
    fill("takers");
    fill("call");
    return;
  }
  const { place, sent, normalised } = route(client, number);
  const takers = candidates(client, number);
  const doubts = takers.slice(0, takers.findIndex(({ takes }) => takes === "yes") + 1 || takers.length).filter(({ takes }) => takes === "may");
  const possible = client.continuations.possible(client.continuations.after(number));
  const others = possible && possible.filter((each) => each !== place);
  const hidden = client.friends.filter((friend) => friend.client !== undefined && !friend.extensions).map((friend) => friend.client);
  const settled = others && others.length === 0;
  fill("answer",
    element("p", { class: "place" }, swatch(placeOf(place)), "goes to " + named(place, number)),
    normalised && element("p", {}, "as ", element("code", {}, sent), ", its normalised form"),
    place < 0 && element("p", { class: "note" }, "Patterns that are not in the compiled table may take it: " + client.tables.flatMap((t) => t.missing).join(", ")),
    doubts.map(({ friend }) => element("p", { class: "note" }, friend.client === undefined
      ? "unless friend " + friend.name + " takes it, which this page does not know"
      : "unless it is an extension of " + friend.client + ", whose extensions are not on this page: then to friend " + friend.name)),
    element("p", {}, settled ? "Settled: no further digit changes it" + (hidden.length > 0 && !["emergency", "service", "extension"].includes(placeOf(place).route) ? ", but for extensions of " + hidden.join(", ") : "") + "."
      : others ? "More digits can change it." : "More digits may change it: the plan has too many continuations to list them here."),
    others && others.length > 0 && element("div", {}, element("h3", {}, "Can still become"),
      element("div", { class: "chips" }, others.slice(0, 40).map((each) =>
        element("span", {}, swatch(placeOf(each)), named(each))),
        others.length > 40 && element("span", {}, plural(others.length - 40, "other")))));
  digits(number);
  showTakers(takers);
  call(place, number, sent);
}

function digits(number) {
  const characters = Array.from(number), rows = [];
  for (let i = Math.max(1, characters.length - 19); i <= characters.length; i++) {
    const so = characters.slice(0, i).join(""), id = client.continuations.after(so);
    const answer = client.continuations.answer(id), possible = client.continuations.possible(id, 2000);
    rows.push(element("tr", {}, element("th", { scope: "row" }, so),
      element("td", {}, swatch(placeOf(answer.place)), named(answer.place, so)),
      element("td", {}, !possible ? "many" : possible.length === 1 ? "settled" : plural(possible.length, "place"))));
  }
  fill("digits", element("table", {}, element("caption", {}, "Digit by digit"),
    element("thead", {}, element("tr", {}, ["dialled", "goes to", "can become"].map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, rows)));
}

function showTakers(takers) {
  fill("takers", element("h3", {}, "Friends that would take it, in order"),
    takers.length === 0 ? element("p", { class: "note" }, "None.") : element("ol", {}, takers.map(({ friend, takes, sent }) =>
      element("li", {}, swatch({ route: "friend", friend: friend.name }), friend.name + " (priority " + friend.priority + ")",
        takes === "may" ? (friend.client === undefined ? ", perhaps" : ", if " + friend.client + " has that extension") : "",
        sent === $("number").value ? "" : ", as " + sent))));
}

// The call, played with outcomes

let type = "internal", outcomes = [];

function call(place, number, sent) {
  outcomes = [];
  play(place, number, sent);
}

function stepWords(step, number) {
  const target = (to) => ("extension" in to ? "extension " + to.extension : "external" in to ? "external number " + to.external : "voicemail " + to.voicemail);
  const dialledTo = step.targetClient === undefined ? "" : ", extension " + (step.extension === null ? number : step.extension) + " of " + step.targetClient;
  switch (step.step) {
    case "dial": return "dial friend " + step.friend + " with " + (step.number === null ? number : step.number) + dialledTo + ", for at most " + step.timeout + " s";
    case "forward": return "forwarded by friend " + step.friend + " (" + step.when + ") to " + target(step.to);
    case "endpoint": return "ring " + step.endpoint + " (extension " + step.extension + ")";
    case "external": return "external call to " + (step.number === null ? number : step.number);
    case "emergency": return "emergency call to " + step.number;
    case "service": return "service code " + step.code + (step.arguments ? " with " + step.arguments : "");
    case "voicemail": return "voicemail " + step.mailbox;
    case "answered": return "answered by friend " + step.friend;
    case "rejected": return "rejected: " + step.reason + (step.cause === undefined ? "" : " (cause " + step.cause + ")");
    default: return "continued";
  }
}

/** The first step where the library has none to play: nothing follows it. */
function plainStep(place, number, sent) {
  switch (place.route) {
    case "service": return { step: "service", code: place.code, arguments: number.slice(place.code.length) };
    case "rejected": return { step: "rejected", reason: place.reason };
    case "emergency": return { step: "emergency", number: sent };
    case "external": return { step: "external", number: sent };
    default: return { step: "cut" };
  }
}

/** The steps of a call: each dial takes the next outcome, and the last step is the first dial that has none, or the end. */
function played(index, kind, number, sent, after) {
  const place = placeOf(index), steps = [], left = after.slice();
  let step = place[kind] === undefined ? plainStep(place, number, sent) : data.steps[place[kind]];
  while (step) {
    steps.push(step);
    step = data.steps[step.after ? step.after[left.shift()] : step.next];
  }
  return steps;
}

function play(index, number, sent) {
  const again = () => play(index, number, sent);
  let dials = 0;
  const lines = played(index, type, number, sent, outcomes).map((step) => {
    const at = dials;
    dials += step.after ? 1 : 0;
    return element("li", {}, stepWords(step, sent), step.after && element("div", { class: "chips", role: "group", "aria-label": "Outcome" },
      Object.keys(step.after).map((outcome) => element("button", { type: "button", "aria-pressed": String(outcomes[at] === outcome), onclick: () => {
        outcomes = outcomes.slice(0, at).concat(outcome);
        again();
      } }, outcome))));
  });
  fill("call", element("h3", {}, "The call"),
    element("div", { class: "chips", role: "group", "aria-label": "Type of call" }, ["internal", "external"].map((each) =>
      element("button", { type: "button", "aria-pressed": String(type === each), onclick: () => { type = each; outcomes = []; again(); } }, each + " call"))),
    element("ol", { "aria-live": "polite" }, lines));
}

// The map of numbers

/** The greatest parts that a bar shows; the others are one. */
const MAX_PARTS = 30;

/** A group of places in words. */
const groupName = (place) => (["extension", "service"].includes(placeOf(place).route) ? placeOf(place).route + "s" : named(place));

/** A bar of who takes numbers, in parts. */
function parts(counts, total, label) {
  const greatest = [...counts].sort((a, b) => b[1] - a[1]), shown = greatest.slice(0, MAX_PARTS).sort(([a], [b]) => a - b);
  if (greatest.length > MAX_PARTS) {
    shown.push([-1, greatest.slice(MAX_PARTS).reduce((sum, each) => sum + each[1], 0)]);
  }
  let at = 0;
  return element("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img", "aria-label": label },
    shown.map(([place, count]) => {
      // The least part is still seen.
      const width = Math.max(count / total * 100, 2), x = Math.min(at, 98);
      at += width;
      return bar(x, width, placeOf(place));
    }));
}

function sharesInWords(counts, total, exact) {
  const shares = [...counts].sort((a, b) => b[1] - a[1]).map(([place, count]) => groupName(place) + " "
    + (exact ? count.toLocaleString("en", { maximumFractionDigits: 0 }) : "about " + (count / total).toLocaleString("en", { style: "percent", maximumFractionDigits: 1 })));
  return shares.slice(0, 12).join("; ") + (shares.length > 12 ? "; and " + (shares.length - 12) + " more" : "");
}

function map() {
  const { continuations } = client, { max, min } = data.space, id = continuations.after(prefix);
  const crumbs = [element("button", { type: "button", "aria-current": String(prefix === ""), onclick: () => zoom("") }, "all")];
  codes(prefix).forEach((unused, i, all) => {
    const to = String.fromCodePoint(...all.slice(0, i + 1));
    crumbs.push(element("button", { type: "button", "aria-current": String(to === prefix), onclick: () => zoom(to) }, to));
  });
  fill("prefix", element("div", { class: "chips", role: "group", "aria-label": "Beginning" }, crumbs));
  const lengths = [];
  for (let length = Math.max(min, prefix.length + 1); length <= max; length++) {
    lengths.push(length);
  }
  const shown = new Set();
  if (lengths.length === 0) {
    fill("cells", element("caption", {}, "Longer numbers are not counted."));
  } else {
    const few = continuations.possible(id) !== null;
    const head = element("tr", {}, element("td", {}), lengths.map((length) => element("th", { scope: "col" }, String(length))));
    fill("cells", element("caption", {}, (prefix === "" ? "All numbers" : "Numbers that begin with " + prefix)
      + (few ? "" : ". Large cells are estimated from " + SAMPLED + " of their numbers: there are too many continuations to count. A longer beginning may have few enough.")), element("thead", {}, head),
      element("tbody", {}, continuations.symbols(id).map((code) => row(code, lengths.map((length) => {
        const more = length - prefix.length - 1;
        const { counts, exact } = few ? { counts: continuations.counts(continuations.next(id, code), more), exact: true }
          : estimate(client, prefix + String.fromCodePoint(code), more);
        let total = 0;
        counts.forEach((count, place) => { total += count; shown.add(place); });
        const label = prefix + String.fromCodePoint(code) + ", length " + length + ": " + sharesInWords(counts, total, exact);
        return element("td", {}, element("button", { type: "button", tabindex: "-1", title: label, onclick: () => fill("cell", label), onfocus: () => fill("cell", label) }, parts(counts, total, label)));
      })))));
  }
  const legend = [...shown].sort((a, b) => a - b);
  fill("legend", legend.slice(0, 60).map((place) => element("li", {}, swatch(placeOf(place)), groupName(place))),
    legend.length > 60 && element("li", {}, plural(legend.length - 60, "other")));
}

function row(code, cells) {
  const to = prefix + String.fromCodePoint(code);
  return element("tr", {}, element("th", { scope: "row" },
    element("button", { type: "button", "aria-label": "Zoom to " + to, onclick: () => zoom(to) }, String.fromCodePoint(code))), cells);
}

/** Arrow keys go from cell to cell; only the beginnings are stops of the tab key. */
function arrows(event) {
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] || [0, 0];
  const cell = event.target.closest("th, td"), next = cell && cell.parentElement.parentElement.rows[cell.parentElement.sectionRowIndex + down];
  const button = next && (down || right) && next.cells[cell.cellIndex + right] && next.cells[cell.cellIndex + right].querySelector("button");
  if (button) {
    event.preventDefault();
    button.focus();
  }
}

function zoom(to) {
  prefix = to;
  fill("cell");
  map();
}

// Coverage

function coverage() {
  const { max } = data.space;
  const opaque = client.friends.filter((friend) => friend.client !== undefined && !friend.extensions);
  fill("counted", "How many numbers go where; bars grow with the number of digits of the count."
    + (client.countedTo < max ? " Complete up to " + client.countedTo + " characters only." : "")
    + (client.coverage.length > MAX_LISTED ? " The first " + MAX_LISTED + " of " + client.coverage.length + " rows are shown." : "")
    + opaque.map((friend) => " Without the extensions of " + friend.client + ", which friend " + friend.name + " takes: they are not on this page.").join(""));
  const size = client.coverage.reduce((sum, each) => sum + BigInt(each.count), 0n);
  const log = (count) => Number(count) === 0 ? 0 : Math.log10(Number(count) + 1) / Math.log10(Number(size) + 1) * 100;
  fill("bars", element("thead", {}, element("tr", {}, ["where", "how many", "by length"].map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, client.coverage.slice(0, MAX_LISTED).map((each) => {
      const place = { route: each.route, friend: each.friend };
      return element("tr", {},
        element("th", { scope: "row" }, swatch(place), each.friend === undefined ? each.route : "friend " + each.friend),
        element("td", {}, element("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
          element("rect", { class: "ground", x: 0, y: 0, width: 100, height: 10 }),
          bar(0, log(each.count), place)), big(each.count)),
        element("td", { class: "note" }, byLength(each.byLength)));
    })));
}

/** Counts of each length, behind a summary. */
function byLength(counts) {
  const lengths = Object.keys(counts).map(Number);
  return lengths.length === 0 ? "none" : lengths.length === 1 ? "length " + lengths[0]
    : element("details", {}, element("summary", {}, "lengths " + Math.min(...lengths) + " to " + Math.max(...lengths)),
      Object.entries(counts).map(([length, count]) => length + ": " + big(count)).join(", "));
}

// The graph

const BOX = { width: 190, height: 34, gap: 14, column: 290, most: 150 };

function graph() {
  const whole = data.clusters.reduce((sum, cluster) => sum + cluster.nodes.length, 0) <= BOX.most;
  const clusters = whole ? data.clusters : data.clusters.filter((cluster) => cluster.title === client.id
    || client.friends.some((friend) => friend.client === cluster.title)).map((cluster) => ({ ...cluster, nodes: cluster.title === client.id ? cluster.nodes.slice(0, BOX.most) : cluster.nodes.slice(0, 1) }));
  const drawn = new Map(), frames = [];
  let top = 10;
  clusters.forEach((cluster) => {
    const columns = [[], [], []];
    cluster.nodes.forEach((node) => columns[node.kind === "client" ? 0 : ["friend", "internal-friend"].includes(node.kind) ? 1 : 2].push(node));
    const height = Math.max(...columns.map((nodes) => nodes.length)) * (BOX.height + BOX.gap);
    columns.forEach((nodes, c) => nodes.forEach((node, i) => drawn.set(node.id, { node, x: 30 + c * BOX.column, y: top + 26 + i * (BOX.height + BOX.gap) })));
    frames.push(element("rect", { class: "cluster", x: 10, y: top, width: 2 * BOX.column + BOX.width + 90, height: height + 30 }),
      element("text", { x: 18, y: top + 16 }, cluster.title));
    top += height + 46;
  });
  const edges = data.edges.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to)).map((edge, i) => {
    const from = drawn.get(edge.from), to = drawn.get(edge.to);
    const x1 = from.x + BOX.width, y1 = from.y + BOX.height / 2 + (i % 5 - 2) * 4, back = to.x <= from.x;
    const x2 = back ? to.x + BOX.width : to.x, y2 = to.y + BOX.height / 2 + (i % 5 - 2) * 4;
    const bend = back ? 60 : 50, x3 = back ? x2 + bend : x2 - bend;
    return element("g", {}, element("path", { class: edge.line, d: "M" + [x1, y1].join() + " C" + [x1 + bend, y1, x3, y2, x2, y2].join(" "), "marker-end": "url(#arrow)" }),
      element("text", { class: "label", x: back ? x1 + 8 : x2 - 12, y: (back ? y1 : y2) - 4, "text-anchor": back ? "start" : "end" }, cut(edge.label, 22), element("title", {}, edge.label)));
  });
  const boxes = [...drawn.values()].map(({ node, x, y }) => element("g", { class: node.kind },
    element("rect", { x, y, width: BOX.width, height: BOX.height, rx: node.kind === "internal-friend" ? 16 : 4 }),
    element("title", {}, node.lines.join(", ")),
    node.lines.slice(0, 2).map((line, i, all) => element("text", { x: x + 8, y: y + (all.length === 1 ? 21 : 14 + i * 14) }, cut(line, 29)))));
  const width = 2 * BOX.column + BOX.width + 110;
  fill("picture", element("svg", { width, height: top, viewBox: "0 0 " + width + " " + top, role: "img", "aria-label": "Clients, their friends strongest first, and where forwards lead" },
    element("defs", {}, element("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, element("path", { d: "M0,0 L8,4 L0,8 z" }))),
    frames, edges, boxes));
  const left = data.clusters.reduce((sum, cluster) => sum + cluster.nodes.length, 0) - drawn.size;
  fill("drawn", "Friends strongest first. Thick: to the client of an internal friend. Dotted: disabled."
    + (left > 0 ? " Left out here, for space: " + plural(left, "box").replace("boxs", "boxes") + "." : ""));
}
const cut = (text, most) => (Array.from(text).length <= most ? text : Array.from(text).slice(0, most - 1).join("") + "\u2026");

// Findings

const severities = ["error", "warning", "info"];
const filter = { severities: new Set(severities), code: "", text: "" };

function filters() {
  const codesFound = [...new Set(data.findings.map((finding) => finding.code))].sort();
  const update = (change) => () => { change(); findings(); };
  fill("filters",
    severities.map((severity) => {
      const box = element("input", { type: "checkbox", id: "is-" + severity });
      box.checked = true;
      box.addEventListener("change", update(() => (box.checked ? filter.severities.add(severity) : filter.severities.delete(severity))));
      return element("label", { for: "is-" + severity }, box, " " + severity);
    }),
    element("label", {}, "Kind ", element("select", { onchange: (event) => update(() => { filter.code = event.target.value; })() },
      element("option", { value: "" }, "all"), codesFound.map((code) => element("option", { value: code }, code)))),
    element("label", {}, "Containing ", element("input", { type: "search", oninput: (event) => update(() => { filter.text = event.target.value.toLowerCase(); })() })));
}

function findings() {
  const found = data.findings.filter((finding) => filter.severities.has(finding.severity)
    && (filter.code === "" || finding.code === filter.code)
    && JSON.stringify(Object.values(finding)).toLowerCase().includes(filter.text));
  fill("found", plural(found.length, "finding") + " of " + data.findings.length + (found.length > MAX_LISTED ? "; the first " + MAX_LISTED + " are shown" : "")
    + (data.findingsLeftOut > 0 ? ". " + data.findingsLeftOut.toLocaleString("en") + " more, none more severe, are not in this page: the command check lists them." : ""));
  fill("list", found.slice(0, MAX_LISTED).map((finding) => element("li", {},
    element("p", {}, element("strong", { class: finding.severity }, finding.severity), " ", element("code", {}, finding.code), " in ", finding.client,
      finding.friend === undefined ? "" : ", friend " + finding.friend,
      finding.pattern === undefined ? "" : [", pattern ", element("code", {}, finding.pattern)],
      finding.extension === undefined ? "" : ", extension " + finding.extension),
    element("p", {}, finding.message),
    element("p", { class: "note" }, "What to do: " + finding.suggestion),
    finding.by && element("p", { class: "note" }, "Because of: " + finding.by.join(", ")),
    finding.witness !== undefined && element("p", {}, "For example ", element("code", {}, finding.witness), " ", element("button", { type: "button", class: "dial", onclick: () => {
      choose(finding.client);
      dialled(finding.witness);
      $("number").focus();
    } }, "dial " + finding.witness)))));
}

// Changes

function changes() {
  if (!data.changes) {
    $("changes").hidden = true;
    return;
  }
  fill("compared", data.changes.length === 0 ? "No number moves." : "These numbers move from here to there.",
    data.notCompared.length > 0 && " Not compared completely: " + data.notCompared.join(", ") + ".");
  fill("moves", data.changes.slice(0, MAX_LISTED).map((change) => element("li", {},
    element("p", { class: "move" }, element("strong", {}, big(change.count) + (change.count === "1" ? " number" : " numbers")), "of " + change.client + ":",
      element("span", { class: "tag" }, change.from), element("span", { "aria-label": "to" }, "\u2192"), element("span", { class: "tag" }, change.to)),
    change.patterns.length > 0 && element("p", {}, element("code", {}, change.patterns.join(", "))),
    element("div", { class: "note" }, byLength(change.byLength)),
    element("p", {}, "For example ", element("code", {}, change.witness), " ", data.clients.some((each) => each.id === change.client) && element("button", { type: "button", class: "dial", onclick: () => {
      choose(change.client);
      dialled(change.witness);
      $("number").focus();
    } }, "dial " + change.witness)))),
    data.changes.length > MAX_LISTED && element("li", {}, plural(data.changes.length - MAX_LISTED, "other change")));
}

function choose(id) {
  const chosen = data.clients.find((each) => each.id === id);
  if (chosen && chosen !== client) {
    client = chosen;
    $("client").value = id;
    show();
  }
}

function show() {
  prefix = "";
  dial();
  map();
  coverage();
  graph();
}

fill("title", "Dial plan " + data.brand);
fill("about", data.clients.length === 1 ? "Client " + client.id : plural(data.clients.length, "client"));
fill("client", data.clients.map((each) => element("option", { value: each.id }, each.id)));
fill("parts", [...document.querySelectorAll("main section")].filter((section) => section.id !== "changes" || data.changes)
  .map((section) => element("li", {}, element("a", { href: "#" + section.id }, section.querySelector("h2").textContent))));
fill("pad", Array.from("123456789*0#").map((key) => element("button", { type: "button", onclick: () => dialled($("number").value + key) }, key)),
  element("button", { type: "button", onclick: () => dialled($("number").value + "+") }, "+"),
  element("button", { type: "button", "aria-label": "Delete the last digit", onclick: () => dialled(Array.from($("number").value).slice(0, -1).join("")) }, "\u232b"),
  element("button", { type: "button", onclick: () => dialled("") }, "clear"));
$("number").addEventListener("input", dial);
$("cells").addEventListener("keydown", arrows);
$("client").addEventListener("change", (event) => choose(event.target.value));
filters();
findings();
changes();
show();
