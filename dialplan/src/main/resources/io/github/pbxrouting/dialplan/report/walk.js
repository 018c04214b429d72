"use strict";
// Walks the library's compiled tables. A target is a state, or the complement of a decision; the lowest decision wins.

const BEYOND_ASCII = 128;
const codes = (text) => Array.from(text, (c) => c.codePointAt(0));
const symbol = (code) => Math.min(code, BEYOND_ASCII);
const isDigit = (code) => code >= 48 && code <= 57;
/** What a walk from a later offset begins behind: a word character, a line feed, or any other. */
const context = (code) => (code === 10 ? 2 : code < BEYOND_ASCII && /\w/.test(String.fromCharCode(code)) ? 1 : 0);

/** Reads a table from its text; TableText.java writes it. */
function readTable(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  let at = 0;
  const number = () => {
    let value = 0, scale = 1, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return value;
  };
  const target = () => {
    const value = number();
    return value % 2 ? ~((value - 1) / 2) : value / 2;
  };
  const width = number();
  const classes = new Uint8Array(BEYOND_ASCII + 1);
  for (let c = 0; c <= BEYOND_ASCII; ) {
    const k = number(), run = number();
    classes.fill(k, c, c + run);
    c += run;
  }
  const start = target();
  const restarts = number() ? [target(), target(), target()] : [];
  const states = number();
  const next = new Int32Array(states * width), end = new Int32Array(states);
  for (let s = 0; s < states; s++) {
    end[s] = number();
    next.fill(target(), s * width, (s + 1) * width);
    for (let left = number(); left > 0; left--) {
      const k = number();
      next[s * width + k] = target();
    }
  }
  return { width, classes, start, restarts, next, end };
}

/** The decision of a walk from an offset on. */
function walkFrom(table, text, from, start) {
  let target = start;
  for (let i = from; target >= 0 && i < text.length; i++) {
    target = table.next[target * table.width + table.classes[symbol(text[i])]];
  }
  return target < 0 ? ~target : table.end[target];
}

/** The decision of a number. */
function walk(table, text) {
  let best = walkFrom(table, text, 0, table.start);
  for (let i = 1; table.restarts.length && i <= text.length; i++) {
    best = Math.min(best, walkFrom(table, text, i, table.restarts[context(text[i - 1])]));
  }
  return best;
}

// A cursor is a walk that waits for the next character: its best decision, and the states it is in.

/** Returns the strongest decision that each state can lead to. */
function strongest(table) {
  if (!table.low) {
    const low = table.low = Int32Array.from(table.end);
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = table.next.length - 1; i >= 0; i--) {
        const target = table.next[i], s = Math.floor(i / table.width);
        const rank = target < 0 ? ~target : low[target];
        if (rank < low[s]) {
          low[s] = rank;
          changed = true;
        }
      }
    }
    table.restartLow = Math.min(Infinity, ...table.restarts.map((t) => (t < 0 ? ~t : low[t])));
  }
  return table.low;
}

function cursor(table, best, targets) {
  const low = strongest(table);
  const decided = Math.min(best, ...targets.filter((t) => t < 0).map((t) => ~t));
  const states = [...new Set(targets.filter((t) => t >= 0 && low[t] < decided))].sort((a, b) => a - b);
  return { table, best: decided, states, key: decided + ":" + states };
}

const begin = (table) => cursor(table, table.none, [table.start]);

function step(at, code) {
  const { table } = at, k = table.classes[symbol(code)];
  const targets = at.states.map((s) => table.next[s * table.width + k]);
  if (table.restarts.length && table.restartLow < at.best) {
    targets.push(table.restarts[context(code)]);
  }
  return cursor(table, at.best, targets);
}

const finish = (at) => Math.min(at.best, ...at.states.map((s) => at.table.end[s]));

/**
 * All numbers of a client at once: a number dialled so far is a node, and equal continuations share one. With numbering rules a
 * node follows the number as dialled and each normalised form that a rule may still make of it.
 */
class Continuations {
  constructor(client) {
    this.client = client;
    this.rules = client.numbering.map((rule) => ({ ...rule, head: codes(rule.prefix), changes: rule.prefix !== rule.to }));
    this.nodes = [];
    this.byKey = new Map();
    const [whole, dialled] = client.tables;
    this.root = this.node({
      whole: begin(whole),
      dialled: this.rules.length ? begin(dialled) : null,
      forms: this.rules.map((rule) => this.form(rule, 0, 0, null, "")),
      beyond: false,
      first: true,
    });
  }

  /** How far a rule fits, the friends' cursor over what it makes, and that text while it may be an emergency number. */
  form(rule, at, digits, friends, text) {
    const complete = at === rule.head.length;
    const makes = complete && !friends ? rule.to : text;
    const cursorThere = complete && !friends ? codes(rule.to).reduce(step, begin(this.client.tables[2])) : friends;
    const urgent = makes !== null && this.client.emergency.some((number) => number.startsWith(makes));
    return { at, digits, friends: cursorThere, text: urgent ? makes : null };
  }

  node(parts) {
    const live = parts.forms.some((form) => form);
    const key = [parts.first, parts.beyond, parts.whole.key, live ? parts.dialled.key : ""]
      .concat(live ? parts.forms.map((f) => f && [f.at, f.digits, f.friends && f.friends.key, f.text].join()) : []).join("|");
    let id = this.byKey.get(key);
    if (id === undefined) {
      id = this.nodes.length;
      this.byKey.set(key, id);
      this.nodes.push({ ...parts, live, next: new Map(), counts: [] });
    }
    return id;
  }

  next(id, code) {
    const node = this.nodes[id];
    let next = node.next.get(code);
    if (next === undefined) {
      next = this.node({
        whole: step(node.whole, code),
        dialled: node.live ? step(node.dialled, code) : null,
        forms: node.forms.map((form, i) => form && this.advance(this.rules[i], form, code)),
        beyond: node.beyond || code >= BEYOND_ASCII,
      });
      node.next.set(code, next);
    }
    return next;
  }

  advance(rule, form, code) {
    if (form.at < rule.head.length) {
      return code === rule.head[form.at] ? this.form(rule, form.at + 1, 0, null, "") : null;
    }
    if (!isDigit(code) || form.digits === rule.max) {
      return null;
    }
    const text = form.text === null ? null : form.text + String.fromCodePoint(code);
    return this.form(rule, form.at, form.digits + 1, step(form.friends, code), text);
  }

  after(number) {
    return codes(number).reduce((id, code) => this.next(id, code), this.root);
  }

  /** Where a number goes that ends here: the place, whether by its normalised form, and whether the table knows. */
  answer(id) {
    const node = this.nodes[id], { client } = this;
    const of = (at) => {
      const rank = finish(at);
      const decided = rank <= (node.beyond ? at.table.undecidedBeyond : at.table.undecided);
      return { place: decided ? at.table.places[rank] : -1, normalised: false };
    };
    const fitting = node.forms.findIndex((f, i) => f && f.at === this.rules[i].head.length && f.digits >= this.rules[i].min);
    if (fitting < 0 || !this.rules[fitting].changes) {
      return of(node.whole);
    }
    const form = node.forms[fitting], dialled = of(node.dialled);
    const route = (place) => (place < 0 ? "" : client.places[place].route);
    if (route(dialled.place) === "emergency") {
      return dialled;
    }
    if (form.text !== null && client.emergency.includes(form.text)) {
      return { place: client.places.findIndex((place) => place.route === "emergency"), normalised: true };
    }
    return route(dialled.place) === "external" ? { ...of(form.friends), normalised: true } : dialled;
  }

  /** The characters that may follow; a plus comes first or not at all. */
  symbols(id) {
    return codes(this.client.space.alphabet).filter((code) => id === this.root || code !== 43);
  }

  /** The places that numbers with this beginning go to; null where there are more continuations than that many. */
  possible(id, most = 20000) {
    const seen = new Set([id]), found = new Set();
    for (const each of seen) {
      if (seen.size > most) {
        return null;
      }
      if (each !== this.root) {
        found.add(this.answer(each).place);
      }
      this.symbols(each).forEach((code) => seen.add(this.next(each, code)));
    }
    return [...found];
  }

  /** The place that represents all of its kind: a friend for itself, one extension for all. */
  group(place) {
    const { places } = this.client;
    return place < 0 || places[place].route === "friend" ? place : places.findIndex((each) => each.route === places[place].route);
  }

  /** How many of the numbers that go on for exactly that many characters go to each group of places. */
  counts(id, more) {
    const node = this.nodes[id];
    if (!node.counts[more]) {
      const counts = new Map();
      const add = (place, count) => counts.set(place, (counts.get(place) || 0) + count);
      if (more === 0) {
        add(this.group(this.answer(id).place), 1);
      } else {
        this.symbols(id).forEach((code) => this.counts(this.next(id, code), more - 1).forEach((count, place) => add(place, count)));
      }
      node.counts[more] = counts;
    }
    return node.counts[more];
  }
}

/** Where a number goes, by plain walks: the place, whether by its normalised form, and the number to send. */
function route(client, number) {
  const [whole, dialled, friends] = client.tables, text = codes(number);
  const beyond = text.some((code) => code >= BEYOND_ASCII);
  const of = (table, form) => {
    const rank = walk(table, form);
    return rank <= (beyond ? table.undecidedBeyond : table.undecided) ? table.places[rank] : -1;
  };
  const rule = fittingRule(client, number);
  if (!rule) {
    return { place: of(whole, text), normalised: false, sent: number };
  }
  const sent = rule.to + number.slice(rule.prefix.length), place = of(dialled, text);
  const kind = place < 0 ? "" : client.places[place].route;
  if (kind !== "emergency" && client.emergency.includes(sent)) {
    return { place: client.places.findIndex((each) => each.route === "emergency"), normalised: true, sent };
  }
  return kind === "external" ? { place: of(friends, codes(sent)), normalised: true, sent } : { place, normalised: false, sent: number };
}

/** The rule that makes another number of this one, if any. */
function fittingRule(client, number) {
  const rule = client.numbering.find(({ prefix, min, max }) => {
    const rest = number.slice(prefix.length);
    return number.startsWith(prefix) && /^[0-9]*$/.test(rest) && rest.length >= min && rest.length <= max;
  });
  return rule && rule.prefix !== rule.to ? rule : undefined;
}

/** Cells of no more numbers are counted by looking up each, others estimated from fewer. */
const MOST_LOOKED_UP = 2000, SAMPLED = 400;

/**
 * Who takes the numbers that begin with a text and have that many characters more, for plans of too many continuations: numbers
 * spread evenly over them are looked up. Returns counts by group of places, and whether all were looked up.
 */
function estimate(client, beginning, more) {
  const { continuations } = client, symbols = continuations.symbols(continuations.after(beginning)).map((code) => String.fromCodePoint(code));
  const size = symbols.length ** more, exact = size <= MOST_LOOKED_UP, looked = exact ? size : SAMPLED;
  const places = new Map(), counts = new Map();
  let random = 1;
  for (let i = 0; i < looked; i++) {
    let number = beginning, at = i / looked;
    for (let digit = 0; digit < more; digit++) {
      // The first digits go through all their values in order, the others are pseudo-random, the same each time.
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      at *= symbols.length;
      number += symbols[exact ? Math.floor(i / symbols.length ** digit) % symbols.length
        : symbols.length ** digit < looked ? Math.floor(at) % symbols.length : Math.floor(random / 2 ** 32 * symbols.length)];
    }
    const { place } = route(client, number);
    places.set(place, (places.get(place) || 0) + 1);
  }
  places.forEach((count, place) => {
    const group = continuations.group(place);
    counts.set(group, (counts.get(group) || 0) + count * size / looked);
  });
  return { counts, exact };
}

/**
 * Every friend that would take a number, in order, where a friend takes it. "may" marks those of which the page does not
 * know it: the patterns that are not in a table, and the extensions of clients that are not on the page.
 */
function candidates(client, number) {
  const { place, sent } = route(client, number), rule = fittingRule(client, number);
  if (place >= 0 && !["friend", "external"].includes(client.places[place].route)) {
    return [];
  }
  const found = new Map();
  const look = (form, among) => among.forEach((friend) => {
    const takes = takesNumber(friend, form);
    if (takes !== "no" && (!found.has(friend.name) || found.get(friend.name).takes === "may")) {
      found.set(friend.name, { friend, takes, sent: form });
    }
  });
  look(number, client.friends.filter((friend) => !rule || !friend.normalizedOnly));
  if (rule) {
    look(rule.to + number.slice(rule.prefix.length), client.friends);
  }
  return [...found.values()];
}

function takesNumber(friend, number) {
  if (friend.client !== undefined) {
    return friend.extensions ? (friend.extensions.has(number) ? "yes" : "no") : "may";
  }
  const { table } = friend, text = codes(number), rank = walk(table, text);
  const undecided = text.some((code) => code >= BEYOND_ASCII) ? table.undecidedBeyond : table.undecided;
  return rank > undecided ? "may" : friend.decides && rank === 0 ? "yes" : "no";
}

/** Makes the data of the page ready to be walked. */
function openPlan(data) {
  const texts = data.tables.map(readTable);
  const table = ({ text, undecided, undecidedBeyond, places = [], missing = [] }) => {
    const all = [];
    for (let i = 0; i < places.length; i += 2) {
      all.push(...Array(places[i + 1]).fill(places[i]));
    }
    return { ...texts[text], undecided, undecidedBeyond, places: all, none: all.length - 1, missing };
  };
  data.clients.forEach((client) => {
    client.space = data.space;
    client.tables = client.tables.map(table);
    client.friends.forEach((friend) => {
      if (friend.text !== undefined) {
        friend.table = table(friend);
      } else if (friend.extensions) {
        friend.extensions = new Set(friend.extensions);
      }
    });
    client.continuations = new Continuations(client);
  });
  return data;
}
