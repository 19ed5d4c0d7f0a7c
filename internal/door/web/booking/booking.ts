// What booking does beyond HTML: the customer's own clock beside the site's, a little work before a time is asked for, and the
// count-down of a hold. Everything here is on top of pages that work without it.

// --- The customer's own clock: where it shows another time than the site's, the page is asked for both -----------------

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const reads = (zone: string, at: Date) => at.toLocaleString("en-GB", { timeZone: zone });

function differs(site: string) {
  const now = new Date();
  return [now, new Date(now.getTime() + 182 * 86400000)].some((at) => reads(site, at) !== reads(own, at));
}

// consider asks for what is shown with both clocks, in place: by a link like those that lead from step to step.
function consider() {
  const zoned = document.querySelector<HTMLElement>("[data-here]");
  if (!zoned?.dataset.zone || !own || new URLSearchParams(location.search).has("zone")) return;
  watch.disconnect();
  try { if (!differs(zoned.dataset.zone)) return; } catch { return; /* a zone that this browser does not know */ }
  const link = document.createElement("a");
  link.dataset.swap = "";
  link.href = zoned.dataset.here!.replace("zone=OWN", "zone=" + encodeURIComponent(own));
  zoned.append(link);
  link.click();
  link.remove();
}
const watch = new MutationObserver(consider);
const chosen = document.querySelector("main");
if (chosen) watch.observe(chosen, { childList: true, subtree: true });
consider();

// --- Work: a number whose hash with the challenge begins with so many zero bits -------------------------------------------

// The first 32 bits of SHA-256 (FIPS 180-4), at once: asking the browser's own for one hash costs more than many of these, and
// it is there on encrypted pages only.
const [H, K] = (() => {
  const h: number[] = [], k: number[] = [];
  const fraction = (x: number) => ((x - Math.floor(x)) * 4294967296) | 0;
  for (let n = 2; k.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (h.length < 8) h.push(fraction(Math.sqrt(n)));
    k.push(fraction(Math.cbrt(n)));
  }
  return [h, k];
})();
const turn = (x: number, n: number) => (x >>> n) | (x << (32 - n));

type State = number[];

// mix takes one block of 64 bytes into the state.
function mix(sum: State, block: DataView, at: number): State {
  const w = new Int32Array(64);
  for (let i = 0; i < 16; i++) w[i] = block.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = sum;
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  return [sum[0] + a | 0, sum[1] + b | 0, sum[2] + c | 0, sum[3] + d | 0, sum[4] + e | 0, sum[5] + f | 0, sum[6] + g | 0, sum[7] + h | 0];
}

// solve mixes what all numbers begin with once, and for each of them what is left.
function solve(challenge: string, bits: number) {
  const begin = challenge + ".", whole = begin.length & ~63;
  const put = (text: string, size: number) => {
    const block = new DataView(new ArrayBuffer(size));
    for (let i = 0; i < text.length; i++) block.setUint8(i, text.charCodeAt(i));
    return block;
  };
  const head = put(begin.slice(0, whole), whole);
  let before = H;
  for (let at = 0; at < whole; at += 64) before = mix(before, head, at);
  for (let n = 0; ; n++) {
    const rest = begin.slice(whole) + n, size = (((rest.length + 8) >> 6) + 1) << 6;
    const tail = put(rest, size);
    tail.setUint8(rest.length, 0x80);
    tail.setUint32(size - 4, (whole + rest.length) * 8);
    let sum = before;
    for (let at = 0; at < size; at += 64) sum = mix(sum, tail, at);
    if (Math.clz32(sum[0]) >= bits) return n;
  }
}

document.addEventListener("submit", (e) => {
  const form = e.target as HTMLFormElement;
  if (!form.dataset.work) return;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (own && !field("zone")) {
    const zone = document.createElement("input");
    zone.type = "hidden"; zone.name = "zone"; zone.value = own;
    form.append(zone);
  }
  const working = form.querySelector<HTMLElement>("[data-working]");
  if (working) working.hidden = false;
  field("work")!.value ||= String(solve(form.dataset.work, Number(form.dataset.bits)));
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
