// What booking does beyond HTML: the customer's own clock beside the site's, a little work before a time is asked for, and the
// count-down of a hold. Everything here is on top of pages that work without it.

// --- The customer's own clock: where it shows another time than the site's, the page is asked for both -----------------

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const reads = (zone: string, at: Date) => at.toLocaleString("en-GB", { timeZone: zone });

function differs(site: string) {
  const now = new Date();
  return [now, new Date(now.getTime() + 182 * 86400000)].some((at) => reads(site, at) !== reads(own, at));
}

// consider asks for the page with both clocks, in place: by a link like those that lead from step to step.
function consider() {
  const zoned = document.querySelector<HTMLElement>("[data-zone]");
  const query = new URLSearchParams(location.search);
  if (!zoned || !own || query.has("zone")) return;
  watch.disconnect();
  try { if (!differs(zoned.dataset.zone!)) return; } catch { return; /* a zone that this browser does not know */ }
  query.set("zone", own);
  const link = document.createElement("a");
  link.dataset.swap = "";
  link.href = location.pathname + "?" + query;
  zoned.append(link);
  link.click();
  link.remove();
}
const watch = new MutationObserver(consider);
const chosen = document.querySelector("main");
if (chosen) watch.observe(chosen, { childList: true, subtree: true });
consider();

// --- Work: a number whose hash with the challenge begins with so many zero bits -------------------------------------------

// Many at once: asking the browser for one hash costs more than the hash.
async function solve(challenge: string, bits: number) {
  const encoder = new TextEncoder();
  const batch = 256;
  for (let first = 0; ; first += batch) {
    const sums = await Promise.all(Array.from({ length: batch }, (_, i) => crypto.subtle.digest("SHA-256", encoder.encode(challenge + "." + (first + i)))));
    const found = sums.findIndex((sum) => Math.clz32(new DataView(sum).getUint32(0)) >= bits);
    if (found >= 0) return first + found;
  }
}

document.addEventListener("submit", async (e) => {
  const form = e.target as HTMLFormElement;
  if (!form.dataset.work) return;
  const pressed = (e as SubmitEvent).submitter as HTMLButtonElement | null;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (own && !field("zone")) {
    const zone = document.createElement("input");
    zone.type = "hidden"; zone.name = "zone"; zone.value = own;
    form.append(zone);
  }
  if (form.dataset.done || !window.crypto?.subtle) return;
  e.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const working = form.querySelector<HTMLElement>("[data-working]");
  if (working) working.hidden = false;
  field("work")!.value = String(await solve(form.dataset.work, Number(form.dataset.bits)));
  form.dataset.done = "1";
  form.requestSubmit(pressed);
});
window.addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });

// --- The count-down ---------------------------------------------------------------------------------------------------

const hold = document.querySelector<HTMLElement>("[data-hold]");
if (hold) {
  const end = performance.now() + Number(hold.dataset.left) * 1000;
  const count = hold.querySelector<HTMLElement>("[data-count]")!;
  const bar = hold.querySelector<HTMLProgressElement>("progress")!;
  const say = hold.querySelector<HTMLElement>("[data-say]")!;
  let warned = false;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    bar.value = left;
    const clock = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    count.textContent = hold.dataset.leftText!.replace("%s", clock);
    if (left <= 120 && !warned) {
      warned = true;
      say.textContent = hold.dataset.soon!;
      say.className = "warning";
    }
    if (left > 0) return;
    clearInterval(timer);
    const over = hold.querySelector<HTMLElement>("[data-over]")!;
    hold.querySelector<HTMLElement>("[data-running]")!.hidden = true;
    over.hidden = false;
    over.focus();
  };
  const timer = window.setInterval(tick, 500);
  tick();
}
