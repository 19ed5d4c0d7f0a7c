// The practice's calendar, drawn from the list that the server sends: the list is the truth, and stays for print and for
// whoever asks for it. What is dragged opens the same form that is there without script.
import { createCalendar, DayGrid, TimeGrid, ResourceTimeGrid, Interaction } from "./vendor/event-calendar.js";

// fetchPage asks for a page of the office and gives what came, as a document that runs nothing.
function fetchPage(method: string, url: string, body?: URLSearchParams, quiet = false): Promise<{ ok: boolean; page: Document }> {
  return new Promise((resolve, reject) => {
    const ask = new XMLHttpRequest();
    ask.open(method, url);
    if (quiet) ask.setRequestHeader("X-Bureau-Refresh", "1"); // no activity of the person's
    ask.responseType = "document";
    ask.onload = () => resolve({ ok: ask.status < 400, page: ask.response });
    ask.onerror = reject;
    ask.send(body);
  });
}

// take gives a part of another page to this one.
const take = (page: Document, css: string) => {
  const part = page.querySelector<HTMLElement>(css);
  return part && document.importNode(part, true);
};
const params = (form: HTMLFormElement) => {
  const query = new URLSearchParams();
  new FormData(form).forEach((value, name) => query.append(name, String(value)));
  return query;
};

// --- The drawing ---------------------------------------------------------------------------------------------

const drawing = document.querySelector<HTMLElement>("#drawing");
const list = () => document.querySelector<HTMLElement>("#agenda")!;
const kinds: Record<string, string> = { day: "timeGridDay", week: "timeGridWeek", month: "dayGridMonth", staff: "resourceTimeGridDay" };
const hour = (n: string) => n.padStart(2, "0") + ":00";
const two = (n: number) => String(n).padStart(2, "0");
const dateOf = (d: Date) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
const timeOf = (d: Date) => `${two(d.getHours())}:${two(d.getMinutes())}`;

// ahead is by how much the server's clock is ahead of this one, as of the newest list.
let ahead = 0;
let told = "";
function hearClock() {
  const now = list().dataset.now!;
  if (now !== told) { told = now; ahead = Number(now) - Date.now(); }
}
let busy = false; // somebody is dragging
let late = false; // the list changed meanwhile
let skip = false; // a drag has just ended: the click that follows it is not meant as one

interface Drawn { id: string; start: string; end: string; resourceIds: string[]; editable: boolean; classNames: string[]; allDay?: boolean; mark: string; display?: string; extendedProps: { link: Element } }

// events are what is drawn, with a mark that differs when they do; holds count down without it.
function events(): Drawn[] {
  return [...list().querySelectorAll<HTMLElement>("li.appointment")].map((li) => ({
    id: li.dataset.id!, start: li.dataset.start!, end: li.dataset.end!, resourceIds: [li.dataset.staff!],
    editable: !li.classList.contains("held"), classNames: [...li.classList].filter((c) => c !== "appointment"), extendedProps: { link: li.firstElementChild! },
    mark: li.dataset.until ? li.className + Object.values(li.dataset).join() : li.outerHTML,
  }));
}

// absences lie behind the appointments, in a month among them: of one person, or of everybody where the site is closed. A month
// that is too full for every appointment has those of whole days.
function absences(people: { id: string }[], view: string, full = false): Drawn[] {
  const labels = new Map<string, number>(), first = hour(list().dataset.min!);
  return [...list().querySelectorAll<HTMLElement>(full && view === "month" ? ".away:not(:has(time))" : ".away")].map((p) => {
    const { start, end, staff } = p.dataset as Record<string, string>;
    const from = start.slice(11, 16) < first ? start.slice(0, 10) : start, key = view === "staff" ? from + staff : from;
    const nth = labels.get(key) || 0; // labels that begin together stand one below the other
    labels.set(key, nth + 1);
    const says = p.querySelector("a, span")!.cloneNode(true) as Element;
    return { id: ["away", start, end, staff, says.textContent].join(), start, end, resourceIds: staff ? [staff] : people.map((one) => one.id), editable: false,
      display: view === "month" ? "auto" : "background", classNames: ["away", "nth-" + Math.min(nth, 4)], mark: "", extendedProps: { link: says } };
  });
}

// most is how many appointments a month, or a week, draws one by one; a fuller one says how many begin on each day, or in each
// hour, and leads to that day: nobody reads hundreds side by side, and drawing them takes seconds. The list has them all.
const most: Record<string, number> = { month: 150, week: 300 };
function summed(all: Drawn[], view: string, people: number): Drawn[] {
  const hourly = view === "week", at = new Map<string, Drawn[]>();
  for (const e of all) {
    const key = e.start.slice(0, hourly ? 13 : 10);
    at.set(key, [...(at.get(key) || []), e]);
  }
  return [...at].map(([key, some]) => {
    if (some.length === 1) return some[0];
    const day = key.slice(0, 10), from = hourly ? Number(key.slice(11)) : 8;
    const link = document.createElement("a");
    const query = new URLSearchParams(location.search);
    query.set("view", hourly && people > 1 ? "staff" : "day"); query.set("date", day);
    link.href = "/calendar?" + query;
    link.textContent = list().dataset.sum!.replace("#", String(some.length));
    return { id: key, start: `${day}T${two(from)}:00`, end: `${day}T${from === 23 ? "23:59" : two(from + 1) + ":00"}`, resourceIds: [], editable: false,
      classNames: ["sum"], mark: String(some.length), extendedProps: { link } };
  });
}

function shown() {
  const { view, date, hidden, min, max, people, clock } = list().dataset as Record<string, string>;
  const all = events(), crew = JSON.parse(people);
  return {
    view: kinds[view] || kinds.week, date, hiddenDays: hidden ? hidden.split(" ").map(Number) : [], slotMinTime: hour(min), slotMaxTime: hour(max),
    resources: crew, highlightedDates: [clock.slice(0, 10)],
    events: all.length > most[view] ? [...summed(all, view, crew.length), ...absences(crew, view, true)] : [...all, ...absences(crew, view)],
    shape: [view, date, hidden, min, max, people].join(),
  };
}

// header writes a day above its column.
const header = (view: string, d: Date) => d.toLocaleDateString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang,
  view === "month" ? { weekday: "short" } : matchMedia("(max-width: 800px)").matches ? { weekday: "short", day: "numeric" } : { weekday: "short", day: "numeric", month: "short" });

// newAt opens the form at a free time.
function newAt(at: Date, timed: boolean, person?: string) {
  const { staff } = list().dataset;
  const query = new URLSearchParams({ date: dateOf(at) });
  query.set("back", document.querySelector<HTMLElement>("#agenda-tools")!.dataset.here!);
  if (timed) query.set("from", timeOf(at));
  if (person || staff) query.set("staff", (person || staff)!);
  location.assign("/calendar/new?" + query);
}

function draw(at: HTMLElement) {
  document.documentElement.classList.add("drawn");
  at.hidden = false;
  const { shape, ...options } = shown();
  const calendar = createCalendar(at, [DayGrid, TimeGrid, ResourceTimeGrid, Interaction], {
    ...options, locale: at.dataset.lang === "en" ? "en-GB" : at.dataset.lang, dayHeaderFormat: (d: Date) => header(list().dataset.view!, d), firstDay: 1, headerToolbar: { start: "", center: "", end: "" }, height: "100%", allDaySlot: false,
    slotDuration: "00:15", slotLabelInterval: "01:00", slotHeight: 20, slotEventOverlap: false, nowIndicator: true, columnWidth: "minmax(112px, 1fr)", dayMaxEvents: false, editable: true,
    eventResizableFromStart: false, longPressDelay: 500, scrollTime: "08:00", slotLabelFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    eventContent: (i: any) => ({ domNodes: content(i.event) }),
    dateClick: (i: any) => { if (!skip) newAt(i.date, !i.allDay, i.resource?.id); },
    eventDragStart: () => { busy = true; }, eventDragStop: free, eventResizeStart: () => { busy = true; }, eventResizeStop: free,
    eventDrop: (i: any) => move(i, i.newResource?.id), eventResize: (i: any) => move(i),
  });
  grow(options.view, options.events.length);
  let known = new Map(options.events.map((e) => [e.id, e.mark]));
  at.addEventListener("click", (e) => { if (skip) { e.preventDefault(); e.stopPropagation(); } }, true);
  at.addEventListener("dragstart", (e) => e.preventDefault());
  let before = shape;
  function redraw() {
    if (busy) { late = true; return; }
    const now = shown();
    if (now.shape === before) return change(now.events);
    before = now.shape;
    for (const name of ["view", "date", "hiddenDays", "slotMinTime", "slotMaxTime", "resources", "events"]) calendar.setOption(name, (now as any)[name]);
    known = new Map(now.events.map((e) => [e.id, e.mark]));
    grow(now.view, now.events.length);
  }
  // change draws only what is different: nobody's click is lost to the echo of their own change, and many are drawn once.
  function change(now: Drawn[]) {
    const next = new Map(now.map((e) => [e.id, e.mark]));
    for (const id of known.keys()) if (!next.has(id)) calendar.removeEventById(id);
    for (const e of now) if (!known.has(e.id)) calendar.addEvent(e); else if (known.get(e.id) !== e.mark) calendar.updateEvent(e);
    known = next;
  }
  function free() {
    busy = false;
    skip = true;
    setTimeout(() => { skip = false; }, 50);
    if (late) { late = false; setTimeout(redraw, 0); }
  }
  redrawn = redraw;
  return calendar;
}

// grow lets a month be as high as it needs to be; where there is much, only the beginning of each is said.
const grow = (view: string, many: number) => {
  drawing!.classList.toggle("grows", view === "dayGridMonth");
  drawing!.querySelector(".ec-main")?.setAttribute("tabindex", "0"); // it scrolls, also where nothing in it takes the focus
  drawing!.classList.toggle("crowded", many > 40 || matchMedia("(max-width: 800px)").matches);
};
let redrawn = () => {};

// content is what stands in an appointment: the same words as in the list, with the time at the beginning only.
function content(event: any): Node[] {
  const link = event.extendedProps?.link as Element | undefined;
  return link ? [link.cloneNode(true)] : [];
}

// --- Holds count down, and go when they end ------------------------------------------------------------------

function countDown() {
  hearClock();
  const now = Date.now() + ahead;
  for (const li of document.querySelectorAll<HTMLElement>("li.appointment[data-until]")) {
    const left = Math.max(0, Number(li.dataset.until) - now);
    if (left === 0) { li.remove(); redrawn(); continue; }
    const text = `${Math.floor(left / 60000)}:${two(Math.floor(left / 1000) % 60)}`;
    for (const at of [...document.querySelectorAll<HTMLElement>(`a[href="/calendar/${li.dataset.id}"] [data-left]`)])
      if (!at.textContent!.includes(text)) at.textContent = at.textContent!.replace(/\d+:\d\d/, text);
  }
}

// --- Before a move is final: a message to the customer --------------------------------------------------------

async function move(i: any, person?: string) {
  const { start, end } = i.event;
  const query = new URLSearchParams({ date: dateOf(start), from: timeOf(start), to: timeOf(end) });
  if (dateOf(end) !== dateOf(start)) query.set("end", dateOf(end));
  if (person) query.set("staff", person);
  const asked = await fetchPage("GET", `/calendar/${i.event.id}/move?${query}`).catch(() => null);
  const form = asked && take(asked.page, "#act");
  if (!asked?.ok || !form) { i.revert(); return location.assign(`/calendar/${i.event.id}/move?${query}`); }
  const dialog = document.createElement("dialog");
  dialog.id = "moving";
  dialog.setAttribute("aria-labelledby", "act-title");
  dialog.append(form);
  document.body.append(dialog);
  let settled = false;
  const back = () => { if (!settled) { settled = true; i.revert(); } };
  dialog.addEventListener("close", () => { back(); dialog.remove(); });
  dialog.addEventListener("click", (e) => { if ((e.target as Element).closest("[data-leave]")) { e.preventDefault(); dialog.close(); } });
  dialog.addEventListener("submit", async (e) => {
    e.preventDefault();
    const sent = e.target as HTMLFormElement;
    const answer = await fetchPage("POST", sent.action, params(sent)).catch(() => null);
    if (answer?.ok) { settled = true; refresh(); return dialog.close(); }
    back(); // whatever is tried next, what the calendar shows is what holds
    const again = answer && take(answer.page, "#act");
    if (!again) return sent.submit();
    dialog.replaceChildren(again);
    focusFirst(dialog);
  });
  dialog.showModal();
  focusFirst(dialog);
}

// focusFirst leads to why it was refused, else to the message, else to the button.
function focusFirst(dialog: HTMLElement) {
  const refusal = dialog.querySelector<HTMLElement>(".refusal");
  if (refusal) refusal.tabIndex = -1;
  (refusal || dialog.querySelector<HTMLElement>("textarea") || dialog.querySelector<HTMLElement>("button.main"))?.focus();
}

// refresh asks for the calendar again; others hear of the change over their stream.
let asking = 0;
async function refresh(url = location.pathname + location.search) {
  const mine = ++asking;
  const answer = await fetchPage("GET", url, undefined, true).catch(() => null);
  const fresh = answer?.ok && take(answer.page, "#agenda");
  if (!fresh || mine !== asking) return;
  list().replaceWith(fresh);
  hearClock();
  redrawn();
  remember();
}

// remember keeps how the calendar is looked at, for the next time.
let kept = "";
function remember() {
  const form = document.querySelector<HTMLFormElement>("#agenda-choice");
  if (!form) return;
  const choice = params(form);
  choice.delete("date");
  if (kept && kept !== String(choice)) fetch(form.action, { method: "POST", body: choice, redirect: "manual" }).catch(() => undefined);
  kept = String(choice);
}

// --- The form: customers complete from the first letters, the end follows from the service ----------------------

function complete(form: HTMLFormElement, field: HTMLElement) {
  const input = field.querySelector<HTMLInputElement>("input")!;
  const says = form.querySelector<HTMLElement>("#found-says")!;
  const found = form.querySelector<HTMLElement>("#found")!;
  const newcomer = form.querySelector<HTMLFieldSetElement>("#newcomer")!;
  const chosen = document.createElement("input");
  chosen.type = "hidden"; chosen.name = "customer";
  const box = document.createElement("div");
  box.className = "combobox";
  const options = document.createElement("ul");
  options.id = "customers"; options.hidden = true;
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", field.querySelector("label")!.textContent!);
  field.querySelector("button")!.remove(); // Enter makes the appointment
  const typing = document.activeElement === input; // whoever was quicker than this script
  input.replaceWith(box);
  box.append(input, options);
  field.append(chosen);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", options.id]]) input.setAttribute(name, value);
  const known = found.querySelector<HTMLInputElement>("input:checked");
  if (known) { chosen.value = known.value; input.value = known.parentElement!.querySelector("b")!.textContent!; }
  found.replaceChildren();
  found.hidden = true;
  const newer = (open: boolean) => { newcomer.hidden = !open; newcomer.disabled = !open; };
  newer([...newcomer.querySelectorAll("input")].some((i) => i.value) || !!newcomer.querySelector(".wrong"));

  const active = () => options.querySelector<HTMLElement>("[aria-selected=true]");
  const close = () => { options.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = (li: Element | null | undefined) => {
    active()?.setAttribute("aria-selected", "false");
    if (!li) return input.removeAttribute("aria-activedescendant");
    li.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", li.id);
    li.scrollIntoView({ block: "nearest" });
  };
  const pick = (li: HTMLElement) => {
    close();
    if (li.dataset.value) { chosen.value = li.dataset.value; input.value = li.dataset.name!; return newer(false); }
    chosen.value = "";
    newer(true);
    const words = input.value.trim().split(/\s+/);
    const [first, last] = [newcomer.querySelector<HTMLInputElement>("#first")!, newcomer.querySelector<HTMLInputElement>("#last")!];
    last.value = words.length > 1 ? words.pop()! : "";
    first.value = words.join(" ");
    input.value = "";
    (first.value ? last : first).focus();
  };
  const option = (value: string, name: string, more: string) => {
    const li = document.createElement("li");
    li.id = "customer-" + options.children.length;
    li.setAttribute("role", "option");
    li.setAttribute("aria-selected", "false");
    li.dataset.value = value; li.dataset.name = name;
    const b = document.createElement("b"); b.textContent = name;
    const s = document.createElement("span"); s.className = "soft small"; s.textContent = more;
    li.append(b, s);
    options.append(li);
    return li;
  };
  let asked = 0;
  const search = async () => {
    const mine = ++asked;
    const letters = input.value.trim();
    if (!letters) return close();
    const answer = await fetchPage("GET", "/calendar/new?" + new URLSearchParams({ q: letters })).catch(() => null);
    if (!answer?.ok || mine !== asked || document.activeElement !== input) return;
    options.replaceChildren();
    answer.page.querySelectorAll<HTMLElement>("#found label").forEach((l) =>
      option(l.querySelector("input")!.value, l.querySelector("b")!.textContent!, l.querySelector(".soft")!.textContent!.trim()));
    const none = options.children.length === 0;
    const last = option("", field.dataset.new!.replace("…", letters), "");
    last.className = "newly";
    says.textContent = answer.page.querySelector("#found-says")!.textContent;
    options.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(none ? last : null);
  };
  let timer = 0;
  input.addEventListener("input", () => { chosen.value = ""; clearTimeout(timer); timer = window.setTimeout(search, 120); });
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape") return close();
    if (options.hidden) return;
    const all = [...options.children], at = all.indexOf(active()!);
    if (e.key === "ArrowDown") mark(all[(at + 1) % all.length]);
    else if (e.key === "ArrowUp") mark(all[(at <= 0 ? all.length : at) - 1]);
    else if (e.key === "Enter" && active()) pick(active()!);
    else return;
    e.preventDefault();
  });
  options.addEventListener("pointerdown", (e) => e.preventDefault()); // the field keeps the focus
  options.addEventListener("click", (e) => { const li = (e.target as Element).closest("li"); if (li) pick(li); });
  input.addEventListener("blur", close);
  if (typing) input.focus();
  if (typing && input.value !== input.defaultValue) search();
}

// follow asks the server when it ends, and whether that is outside the hours.
function follow(form: HTMLFormElement) {
  form.addEventListener("change", async (e) => {
    if (!(e.target as Element).matches("#service, #staff, #site, #date, #from, #to")) return;
    const query = new URLSearchParams();
    for (const [name, value] of params(form)) if (/^(service|staff|site|date|from|to)$/.test(name)) query.set(name, value);
    const answer = await fetchPage("GET", "/calendar/new?" + query).catch(() => null);
    const says = answer?.ok && take(answer.page, "#says");
    if (says) document.querySelector("#says")!.replaceChildren(...says.childNodes);
  });
}

// The end goes along with the beginning; whoever changes the end changes the length.
document.addEventListener("change", (e) => {
  const from = e.target as HTMLInputElement, was = from.form?.querySelector<HTMLInputElement>("input[name=was]");
  if (!was || from.id !== "from" || !from.value) return;
  const to = from.form!.querySelector<HTMLInputElement>("#to")!;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const end = minutes(to.value) + minutes(from.value) - minutes(was.value);
  if (!(end > minutes(from.value) && end < 24 * 60)) return; // the server knows the next day
  to.value = two(Math.floor(end / 60)) + ":" + two(end % 60);
  was.value = from.value + " " + to.value;
});

// What is above the list is renewed by the page when it hears of a change, or when somebody turns the pages; the list follows.
const tools = document.querySelector<HTMLElement>("#agenda-tools");
if (tools) new MutationObserver(() => refresh(document.querySelector<HTMLElement>("#agenda-tools")!.dataset.here))
  .observe(tools.parentElement!, { subtree: true, attributes: true, attributeFilter: ["data-mark", "data-here"] });
if (document.querySelector("#agenda")) { hearClock(); setInterval(countDown, 500); }
if (drawing) { draw(drawing); remember(); }
document.querySelectorAll<HTMLFormElement>("form[data-booking]").forEach((form) => {
  complete(form, form.querySelector<HTMLElement>("[data-customer]")!);
  follow(form);
});
