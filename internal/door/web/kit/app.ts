// What pages do beyond HTML: live refreshes, the end of a session, asking once more, and the size of a plan.
// Everything here is on top of pages that work without it.
import "./vendor/htmx.esm.js";
import "./vendor/hx-csp.js";

declare const htmx: any;

const body = document.body;
document.documentElement.classList.add("scripted");
const REFRESH = { "X-Bureau-Refresh": "1" };

// --- Live: one stream per browser, shared by all its tabs ---------------------------------------------------

let pending = new Set<string>();
let timer = 0;

function heard(topics: string[]) {
  topics.forEach((t) => pending.add(t));
  if (!timer) timer = window.setTimeout(refetch, 150);
}

// refetch asks again for the parts of this page that depend on what changed. Somebody who is typing in such a
// part is left alone until they are done.
function refetch() {
  timer = 0;
  const due = pending;
  pending = new Set();
  const parts = [...document.querySelectorAll<HTMLElement>("[data-topics]")].filter((part) => {
    const topics = (part.dataset.topics || "").split(" ");
    return due.has("everything") || topics.some((t) => due.has(t));
  });
  const busy = document.activeElement as HTMLElement | null;
  if (busy && busy.matches("input, select, textarea") && parts.some((p) => p.contains(busy))) {
    busy.addEventListener("blur", () => heard([...due]), { once: true });
    return;
  }
  const opened = parts.flatMap((part) => [...part.querySelectorAll("details[open] > summary")].map((s) => [part.id, s.textContent]));
  renew(parts, wanted || address(), REFRESH, true).then(() => reopen(opened));
}

// reopen opens again what somebody had opened in a part before it was renewed: the server sends everything closed.
function reopen(opened: (string | null)[][]) {
  document.querySelectorAll<HTMLElement>("[data-topics] details > summary").forEach((s) => {
    const part = s.closest("[data-topics]")!;
    if (opened.some(([id, text]) => id === part.id && text === s.textContent)) (s.parentElement as HTMLDetailsElement).open = true;
  });
}

// renew replaces parts of this page by the same parts of another address, in one request, after those that were asked
// for before. What shows the page of an address counts only while that is the address somebody wants.
let line: Promise<unknown> = Promise.resolve();
function renew(parts: HTMLElement[], url: string, headers: Record<string, string>, shows = false): Promise<unknown> {
  if (!parts.length) return Promise.resolve();
  const [first, ...others] = parts.map((p) => "#" + p.id);
  const due = () => !shows || url === (wanted || address());
  const ask = () => due() && htmx.ajax("GET", url, { source: document.querySelector(first), target: first, select: first, swap: "outerMorph", headers, due,
    selectOOB: others.length ? others.map((o) => o + ":outerMorph").join(",") : undefined });
  line = line.then(ask).catch(() => undefined);
  return line.then(follow);
}

// follow puts the times of the day that is shown into the form that chose it, where nobody typed others.
function follow() {
  const usual = document.querySelector<HTMLInputElement>("form[data-auto] input[name=usual]");
  const shown = document.querySelector<HTMLElement>("[data-usual]")?.dataset.usual;
  if (!usual || !shown) return;
  const [from, to] = ["from", "to"].map((name) => usual.form!.elements.namedItem(name) as HTMLInputElement);
  if (usual.value !== from.value + "-" + to.value || from === document.activeElement || to === document.activeElement) return;
  [from.value, to.value] = shown.split("-");
  usual.value = shown;
}

// What is fetched after the session ended has nothing of this page: it is not put in. Who had clicked is taken to the
// page that says so; a page left alone is taken there by the watch below, with what was typed.
document.addEventListener("htmx:after:request", (e: any) => {
  const { ctx } = e.detail;
  if (ctx.due && !ctx.due()) return e.preventDefault(); // something else was chosen meanwhile
  if (ctx.response?.status !== 401) return;
  e.preventDefault();
  if (!ctx.request.headers["X-Bureau-Refresh"]) location.assign(ctx.request.action);
});

// A link that only changes what the page shows is followed in place; the address follows, so that back works. What
// leads to a place on this page, as the way past the menu does, is no change.
const address = () => location.pathname + location.search;
let shown = address();
let wanted = ""; // the address that is being fetched

// go shows another address in this page; it tells whether that is still what is wanted once it is here.
async function go(url: string) {
  wanted = url;
  await renew([...document.querySelectorAll<HTMLElement>("[data-topics]")], url, {}, true);
  if (wanted !== url) return false;
  wanted = "";
  if (url !== address()) arrived(url);
  return true;
}
function arrived(url: string) {
  history.pushState(null, "", url);
  shown = address();
}
document.addEventListener("click", (e) => {
  const link = (e.target as Element).closest<HTMLAnchorElement | SVGAElement>("a[data-swap]");
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.button !== 0) return;
  e.preventDefault();
  const url = new URL(link.getAttribute("href")!, location.href);
  const form = document.querySelector<HTMLFormElement>("form[data-auto]");
  paused();
  if (form && form.getAttribute("action") === url.pathname && complete(form)) {
    // A day that was typed counts for the place that is chosen next, whether or not it is shown yet.
    ["date", "from", "to", "usual"].forEach((name) => {
      const field = form.elements.namedItem(name) as HTMLInputElement | null;
      if (field) url.searchParams.set(name, field.value);
    });
  }
  go(url.pathname + url.search).then((here) => here && document.querySelector<HTMLElement>("[data-focus]")?.focus());
});
window.addEventListener("popstate", () => { if (address() !== shown) location.reload(); });

function listen(url: string) {
  const channel = new BroadcastChannel("bureau-live-" + body.dataset.member);
  channel.onmessage = (e) => heard(e.data);
  // What changes by the second may have changed between the page's writing and now.
  const catchUp = () => { if (document.querySelector("[data-brisk]")) heard(["everything"]); };
  catchUp();
  navigator.locks.request("bureau-live-" + body.dataset.member, () => new Promise<void>(() => {
    let missed = false;
    const stream = new EventSource(url);
    stream.onmessage = (e) => {
      const topics = e.data.split(" ");
      heard(topics);
      channel.postMessage(topics);
    };
    stream.onopen = () => { if (missed) heard(["everything"]); else catchUp(); missed = false; };
    stream.onerror = () => { missed = true; };
  }));
  // Time passes too: what is free now is soon taken. The minute's turn asks again.
  const minute = () => window.setTimeout(() => { if (!document.hidden) heard(["minute"]); minute(); }, 60000 - (Date.now() % 60000) + 250);
  minute();
  document.addEventListener("visibilitychange", () => { if (!document.hidden) heard(["minute"]); });
}

// --- The end of a session: leave the page, but take along what was typed -------------------------------------

// changed tells whether a field is no longer as it came.
function changed(e: any): boolean {
  if (e.type === "hidden" || e.type === "submit") return false;
  if (e.type === "checkbox" || e.type === "radio") return e.checked !== e.defaultChecked;
  if (e.options) return e.selectedIndex !== Math.max(0, [...e.options].findIndex((o: any) => o.defaultSelected));
  return e.value !== e.defaultValue;
}

function typed(): Record<string, unknown>[] {
  const kept: Record<string, unknown>[] = [];
  document.querySelectorAll<HTMLFormElement>("main form[method=post]").forEach((form) => {
    if (![...form.elements].some((e: any) => e.name && changed(e)) || form.querySelector("input[type=password]")) return;
    const fields: [string, string][] = [];
    new FormData(form).forEach((value, name) => { if (typeof value === "string") fields.push([name, value]); });
    kept.push({ action: form.getAttribute("action"), fields });
  });
  return kept;
}

function watchIdle(minutes: number, url: string) {
  let last = Date.now();
  let told = Date.now();
  let leaving = false;
  const active = () => {
    last = Date.now();
    // Typing for long on one page is activity that the server would not see.
    if (last - told > 60000) { told = last; fetch("/session/active", { method: "POST" }).catch(() => undefined); }
  };
  ["keydown", "pointerdown", "input"].forEach((e) => document.addEventListener(e, active, { passive: true }));
  window.setInterval(async () => {
    if (Date.now() - last < minutes * 60000) return;
    const answer = await fetch("/session", { headers: REFRESH }).catch(() => null);
    if (!answer || answer.status !== 401 || leaving) return;
    leaving = true;
    const form = document.createElement("form");
    form.method = "post";
    form.action = url;
    const field = (name: string, value: string) => {
      const i = document.createElement("input");
      i.type = "hidden"; i.name = name; i.value = value;
      form.append(i);
    };
    field("next", location.pathname + location.search);
    const kept = typed()[0];
    if (kept) { field("action", String(kept.action)); field("fields", JSON.stringify(kept.fields)); }
    body.append(form);
    form.submit();
  }, 5000);
}

// --- Asking once more ------------------------------------------------------------------------------------

document.addEventListener("submit", (e) => {
  const form = e.target as HTMLFormElement;
  const question = form.dataset.confirm;
  if (!question || form.dataset.sure) return;
  e.preventDefault();
  const dialog = document.createElement("dialog");
  const text = document.createElement("p");
  text.id = "confirm-question";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const row = document.createElement("div");
  row.className = "actions";
  const button = (label: string, cls: string, act: () => void) => {
    const b = document.createElement("button");
    b.className = cls; b.type = "button"; b.textContent = label;
    b.addEventListener("click", act);
    row.append(b);
  };
  button(form.dataset.yes || body.dataset.yes || "OK", "danger" in form.dataset ? "btn main danger" : "btn main", () => { form.dataset.sure = "1"; form.requestSubmit(); });
  button(form.dataset.no || body.dataset.no || "Cancel", "btn", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(text, row);
  body.append(dialog);
  dialog.showModal();
});

// A form that only chooses what is shown is followed in place, so that nobody loses their place in it; its button stays
// for those without script. Another floor is another page, with its own title. Dates and times are typed in several
// strokes: they count when these pause, and when their field is left.
function choose(form: HTMLFormElement, whole = false) {
  paused();
  if (!complete(form)) return;
  const query = new URLSearchParams();
  new FormData(form).forEach((value, name) => { if (value !== "") query.append(name, String(value)); });
  const asset = new URLSearchParams((wanted || location.search).replace(/^[^?]*/, "")).get("asset");
  if (asset && form.elements.namedItem("floor")) query.set("asset", asset);
  const url = (form.getAttribute("action") || location.pathname) + "?" + query;
  if (url === (wanted || address())) return;
  if (whole) return location.assign(url);
  go(url);
}
let choosing = 0; // the pause in typing that is waited for
function paused() {
  clearTimeout(choosing);
  choosing = 0;
}

// complete tells whether all that must be there is, years with all their digits.
function complete(form: HTMLFormElement) {
  return form.checkValidity() && [...form.querySelectorAll<HTMLInputElement>("input[type=date]")].every((d) => !d.value.startsWith("0"));
}
const chooser = (e: Event) => (e.target as Element).closest?.<HTMLFormElement>("form[data-auto]");
const inStrokes = (e: Event) => /^(date|time)$/.test((e.target as HTMLInputElement).type);
document.addEventListener("change", (e) => {
  const form = chooser(e);
  if (form && !inStrokes(e)) choose(form, (e.target as HTMLInputElement).name === "floor");
});
["input", "change"].forEach((kind) => document.addEventListener(kind, (e) => {
  const form = chooser(e);
  if (!form || !inStrokes(e)) return;
  paused();
  choosing = window.setTimeout(() => choose(form), 250);
}));
document.addEventListener("focusout", (e) => {
  const form = chooser(e);
  if (form && choosing && inStrokes(e)) choose(form);
});

// A tick that says the same of all days goes once somebody types times beside it.
document.addEventListener("input", (e) => {
  const field = e.target as HTMLInputElement;
  const tick = field.value && field.closest("fieldset")?.querySelector<HTMLInputElement>("input[data-unless]");
  if (tick && field.type === tick.dataset.unless) tick.checked = false;
});

// Where nobody chose a place yet, the one whose clock the device has is offered.
document.querySelectorAll<HTMLSelectElement>("select[data-here]").forEach((places) => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...places.options].some((o) => o.value === here)) places.value = here;
});

// The day of the week that was ticked for a date goes along with it, until somebody ticks days themselves.
const daysOfWeek = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
document.addEventListener("change", (e) => {
  const date = e.target as HTMLInputElement;
  const usual = date.name === "date" && date.form?.elements.namedItem("day_usual") as HTMLInputElement | null;
  const day = daysOfWeek[new Date(date.value + "T12:00:00Z").getUTCDay()];
  if (!usual || !usual.value || !day) return;
  const days = [...date.form!.querySelectorAll<HTMLInputElement>("input[name=day]")];
  if (days.filter((d) => d.checked).map((d) => d.value).join() !== usual.value) return;
  days.forEach((d) => { d.checked = d.value === day; });
  usual.value = day;
});

// What belongs to one choice is there while that is chosen: data-when names the field and its values.
function accord(form: HTMLFormElement) {
  form.querySelectorAll<HTMLElement>("[data-when]").forEach((part) => {
    const [name, ...values] = part.dataset.when!.split(" ");
    const there = values.includes((form.elements.namedItem(name) as HTMLSelectElement).value);
    part.hidden = !there;
    part.querySelectorAll<HTMLInputElement>("input, select").forEach((field) => { field.disabled = !there; });
  });
}
document.querySelectorAll<HTMLFormElement>("form:has([data-when])").forEach((form) => {
  accord(form);
  form.addEventListener("change", () => accord(form));
});

// What was refused is read first; what was done is told once, not again after a reload.
const first = document.querySelector<HTMLElement>(".refusal") || document.querySelector<HTMLElement>(".note[data-focus]");
if (first) { first.tabIndex = -1; first.focus(); }
if (new URLSearchParams(location.search).has("note")) {
  const query = new URLSearchParams(location.search);
  query.delete("note");
  query.delete("many");
  history.replaceState(null, "", location.pathname + (query.size ? "?" + query : ""));
  shown = address();
}

// A button puts a text on the clipboard, where the browser lets it, and says so.
document.querySelectorAll<HTMLButtonElement>("button[data-copy]").forEach((b) => {
  if (!navigator.clipboard) return;
  b.hidden = false;
  b.setAttribute("aria-live", "polite");
  b.addEventListener("click", () => navigator.clipboard.writeText(b.dataset.copy!).then(() => { b.textContent = b.dataset.done!; }, () => undefined));
});

// The open menu closes on Escape and when somebody clicks elsewhere.
document.addEventListener("click", (e) => {
  document.querySelectorAll<HTMLDetailsElement>("details.menu[open]").forEach((d) => { if (!d.contains(e.target as Node)) d.open = false; });
});
document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  document.querySelectorAll<HTMLDetailsElement>("details.menu[open]").forEach((d) => { d.open = false; d.querySelector("summary")!.focus(); });
});

// --- The plan: larger and smaller; a finger or the arrow keys move it ------------------------------------------

document.querySelectorAll<HTMLElement>("[data-zoom]").forEach((frame) => {
  frame.querySelectorAll<HTMLButtonElement>("button[data-by]").forEach((b) => {
    b.hidden = false;
    b.addEventListener("click", () => {
      const sheet = frame.querySelector<HTMLElement>(".sheet")!;
      const x = (sheet.scrollLeft + sheet.clientWidth / 2) / sheet.scrollWidth;
      const y = (sheet.scrollTop + sheet.clientHeight / 2) / sheet.scrollHeight;
      const now = Number(frame.dataset.zoom);
      frame.dataset.zoom = String(b.dataset.by === "fit" ? 1 : Math.min(4, Math.max(1, now + (b.dataset.by === "in" ? 1 : -1))));
      sheet.scrollTo(x * sheet.scrollWidth - sheet.clientWidth / 2, y * sheet.scrollHeight - sheet.clientHeight / 2);
    });
  });
});

// --- Passkeys: the browser is asked, and its answer is sent with the form --------------------------------------

const bytes = (s: string) => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (b: ArrayBuffer | null | undefined) => b ? btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") : undefined;
const listed = (all: any[] | undefined) => all?.map((c) => ({ ...c, id: bytes(c.id) }));

async function answerOf(o: any, make: boolean) {
  const publicKey = { ...o, challenge: bytes(o.challenge), user: o.user && { ...o.user, id: bytes(o.user.id) },
    excludeCredentials: listed(o.excludeCredentials), allowCredentials: listed(o.allowCredentials) };
  const c: any = make ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
  const r = c.response;
  return JSON.stringify({ id: c.id, rawId: text(c.rawId), type: c.type, authenticatorAttachment: c.authenticatorAttachment ?? undefined,
    clientExtensionResults: c.getClientExtensionResults(), response: { clientDataJSON: text(r.clientDataJSON), attestationObject: text(r.attestationObject),
      authenticatorData: make ? undefined : text(r.authenticatorData), signature: text(r.signature), userHandle: text(r.userHandle), transports: r.getTransports?.() } });
}

document.querySelectorAll<HTMLFormElement>("form[data-passkey]").forEach((form) => {
  if (!window.PublicKeyCredential) return;
  const failed = form.querySelector<HTMLElement>("[data-failed]")!;
  const ask = async () => {
    failed.hidden = true;
    try {
      form.querySelector<HTMLInputElement>("input[name=credential]")!.value = await answerOf(JSON.parse(form.dataset.passkey!), form.dataset.make === "1");
      form.submit();
    } catch { failed.hidden = false; }
  };
  form.hidden = false;
  document.querySelectorAll<HTMLElement>("[data-passkey-none]").forEach((e) => { e.hidden = true; });
  form.addEventListener("submit", (e) => { e.preventDefault(); ask(); });
  if (form.dataset.at === "once") ask();
});

// The way to an identity provider and back needs no click where there are scripts.
document.querySelectorAll<HTMLElement>("[data-onward]").forEach((e) => {
  if (e instanceof HTMLFormElement) e.submit(); else location.assign(e.getAttribute("href")!);
});

// --- Setting up a floor: a click says where the next place goes, a drag or the arrow keys move one ----------------

// spotOf is a point of the screen in the units of the plan.
function spotOf(plan: SVGSVGElement, e: MouseEvent) {
  const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(plan.getScreenCTM()!.inverse());
  return { x: Math.round(p.x), y: Math.round(p.y) };
}

// within keeps a place on its plan.
function within(place: SVGAElement, x: number, y: number) {
  const [w, h] = place.closest<SVGElement>("[data-arrange]")!.dataset.arrange!.split(" ").map(Number);
  const keep = (n: number, size: string, most: number) => Math.max(0, Math.min(Math.round(n), most - Number(size)));
  return { x: keep(x, place.dataset.w!, w), y: keep(y, place.dataset.h!, h) };
}

// put shows a place where it would be; save tells the office, with the same form that works without script.
function put(place: SVGAElement, x: number, y: number) {
  place.setAttribute("transform", `translate(${x - Number(place.dataset.x)} ${y - Number(place.dataset.y)})`);
}

async function save(place: SVGAElement, x: number, y: number) {
  const form = document.querySelector<HTMLFormElement>("#move")!;
  form.action = `/manage/places/${place.dataset.move}/move`;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  [field("rev").value, field("x").value, field("y").value] = [place.dataset.rev!, String(x), String(y)];
  const query = new URLSearchParams();
  new FormData(form).forEach((value, name) => query.append(name, String(value)));
  const answer = await fetch(form.action, { method: "POST", body: query }).catch(() => null);
  if (!answer || !answer.ok) return form.submit(); // which shows why not
  const to = new URL(answer.url);
  to.searchParams.delete("note");
  await renew([...document.querySelectorAll<HTMLElement>("[data-topics]")], to.pathname + to.search, {});
  place.removeAttribute("transform");
  arrived(to.pathname + to.search);
  document.getElementById(place.id)?.focus();
}

document.addEventListener("pointerdown", (e) => {
  const place = (e.target as Element).closest<SVGAElement>("[data-move]");
  const plan = place?.closest<SVGSVGElement>("svg");
  if (!place || !plan || e.button !== 0) return;
  const from = spotOf(plan, e);
  let to: { x: number; y: number } | null = null;
  const move = (m: PointerEvent) => {
    const at = spotOf(plan, m);
    if (!to && Math.hypot(m.clientX - e.clientX, m.clientY - e.clientY) < 4) return;
    to = within(place, Number(place.dataset.x) + at.x - from.x, Number(place.dataset.y) + at.y - from.y);
    place.classList.add("moving");
    put(place, to.x, to.y);
  };
  const end = (m: Event) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    place.classList.remove("moving");
    if (!to) return;
    if (m.type === "pointercancel") return place.removeAttribute("transform");
    // The click that follows a drag is not meant as one.
    addEventListener("click", (c) => { c.preventDefault(); c.stopPropagation(); }, { capture: true, once: true });
    save(place, to.x, to.y);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
});
document.addEventListener("dragstart", (e) => { if ((e.target as Element).closest?.("[data-move]")) e.preventDefault(); });

let nudged = 0;
document.addEventListener("keydown", (e) => {
  const place = (e.target as Element).closest<SVGAElement>("[data-move]");
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
  if (!place || !way || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  const by = e.shiftKey ? 1 : 10;
  const [left, top] = (place.dataset.at || `${place.dataset.x} ${place.dataset.y}`).split(" ").map(Number);
  const to = within(place, left + way[0] * by, top + way[1] * by);
  place.dataset.at = `${to.x} ${to.y}`;
  put(place, to.x, to.y);
  clearTimeout(nudged);
  nudged = window.setTimeout(() => { delete place.dataset.at; save(place, to.x, to.y); }, 200);
});

// A click beside all places says where the next one goes; a drag draws the rectangle that the row fills. What would be
// added is drawn while the form is filled in.
const adding = () => document.querySelector<HTMLFormElement>("form[data-preview]");
const part = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;

type Area = { x: number; y: number; w: number; h: number };
let area: Area | null = null; // the rectangle that was drawn, which is filled anew when the row gets more places

// areaOf is the rectangle between two points, on the plan.
function areaOf(plan: SVGSVGElement, a: { x: number; y: number }, b: { x: number; y: number }): Area {
  const [w, h] = plan.dataset.arrange!.split(" ").map(Number);
  const keep = (n: number, most: number) => Math.max(0, Math.min(n, most));
  const [left, right] = [keep(Math.min(a.x, b.x), w), keep(Math.max(a.x, b.x), w)];
  const [top, bottom] = [keep(Math.min(a.y, b.y), h), keep(Math.max(a.y, b.y), h)];
  return { x: left, y: top, w: right - left, h: bottom - top };
}

// filling are the places of a row that fills an area along its longer side, all of one size.
function filling(form: HTMLFormElement, r: Area) {
  const count = Math.max(1, Math.min(100, Math.round(Number(part(form, "count").value)) || 1));
  const gap = Math.max(0, Math.round(Number(part(form, "gap").value)) || 0);
  const down = count > 1 && r.h > r.w;
  const each = Math.max(1, Math.floor(((down ? r.h : r.w) - gap * (count - 1)) / count));
  const size = down ? { w: Math.max(1, r.w), h: each } : { w: each, h: Math.max(1, r.h) };
  const places = Array.from({ length: count }, (_, i) => ({ ...size, x: r.x + (down ? 0 : i * (each + gap)), y: r.y + (down ? i * (each + gap) : 0) }));
  return { down, places };
}

// fill writes into the form what was drawn.
function fill(form: HTMLFormElement, r: Area) {
  const { down, places: [first] } = filling(form, r);
  part(form, "direction").value = down ? "down" : "right";
  (["x", "y", "w", "h"] as const).forEach((n) => { part(form, n).value = String(first[n]); });
}

// outline draws the places that a drag would add, until it ends.
function outline(plan: SVGSVGElement, form: HTMLFormElement, r: Area) {
  let g = plan.querySelector("#drawn");
  if (!g) {
    g = document.createElementNS(plan.namespaceURI, "g");
    g.id = "drawn";
    g.setAttribute("class", "ghost");
    plan.append(g);
  }
  g.replaceChildren(...[{ ...r, whole: true }, ...filling(form, r).places].map((p) => {
    const box = document.createElementNS(plan.namespaceURI, "rect");
    ([["x", p.x], ["y", p.y], ["width", p.w], ["height", p.h]] as const).forEach(([n, value]) => box.setAttribute(n, String(value)));
    if ("whole" in p) box.setAttribute("class", "whole");
    return box;
  }));
}

document.addEventListener("pointerdown", (e) => {
  const plan = (e.target as Element).closest<SVGSVGElement>("svg[data-arrange]");
  const form = adding();
  if (!plan || !form || e.button !== 0 || (e.target as Element).closest("[data-move]")) return;
  const from = spotOf(plan, e);
  let r: Area | null = null;
  clearTimeout(drawn);
  // A preview that was on its way redraws the plan and takes the outline along.
  const again = new MutationObserver(() => { if (r && !plan.querySelector("#drawn")) outline(plan, form, r); });
  again.observe(plan, { childList: true });
  const move = (m: PointerEvent) => {
    if (!r && Math.hypot(m.clientX - e.clientX, m.clientY - e.clientY) < 8) return;
    r = areaOf(plan, from, spotOf(plan, m));
    outline(plan, form, r);
  };
  const end = (m: Event) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    again.disconnect();
    plan.querySelector("#drawn")?.remove();
    if (!r || m.type === "pointercancel") return;
    // The click that follows a drag is not meant as one.
    const once = (c: Event) => { c.preventDefault(); c.stopPropagation(); };
    addEventListener("click", once, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", once, { capture: true }), 0);
    area = r;
    fill(form, r);
    preview(form);
    part(form, "name").focus();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
});
document.addEventListener("click", (e) => {
  const plan = (e.target as Element).closest<SVGSVGElement>("svg[data-arrange]");
  const form = adding();
  if (!plan || !form || (e.target as Element).closest("[data-move]")) return;
  const at = spotOf(plan, e);
  area = null;
  part(form, "x").value = String(Math.max(0, at.x));
  part(form, "y").value = String(Math.max(0, at.y));
  preview(form);
  part(form, "name").focus();
});
document.addEventListener("input", (e) => {
  const field = e.target as HTMLInputElement;
  const form = adding();
  if (!area || !form || field.form !== form) return;
  if (["x", "y", "w", "h", "direction"].includes(field.name)) area = null;
  else if (field.name === "count" || field.name === "gap") fill(form, area);
});
// Rooms come one at a time: who turns to them gets one, and who turns back gets the row again, unless they typed how many.
document.addEventListener("change", (e) => {
  const kind = e.target as HTMLSelectElement;
  const form = adding();
  if (!form || kind.form !== form || kind.name !== "kind") return;
  const count = part(form, "count");
  const say = (n: string) => { count.value = n; count.dispatchEvent(new Event("input", { bubbles: true })); };
  if (kind.value === "room" && count.value !== "1") {
    const before = count.value;
    say("1");
    count.dataset.row = before;
  } else if (kind.value !== "room" && count.dataset.row) say(count.dataset.row);
});
document.addEventListener("input", (e) => {
  const field = e.target as HTMLInputElement;
  if (field.name === "count") delete field.dataset.row;
});
function preview(form: HTMLFormElement) {
  const query = new URLSearchParams({ preview: "1" });
  new FormData(form).forEach((value, name) => query.append(name, String(value)));
  renew([document.querySelector<HTMLElement>("#plan")!, document.querySelector<HTMLElement>("#ghosts")!], location.pathname + "?" + query, {});
}
let drawn = 0;
document.addEventListener("input", (e) => {
  const form = (e.target as Element).closest<HTMLFormElement>("form[data-preview]");
  clearTimeout(drawn);
  if (form) drawn = window.setTimeout(() => preview(form), 200);
});

if (body.dataset.live) listen(body.dataset.live);
if (body.dataset.idle && body.dataset.ended) watchIdle(Number(body.dataset.idle), body.dataset.ended);
