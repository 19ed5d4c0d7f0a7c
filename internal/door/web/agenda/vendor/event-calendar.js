// EventCalendar 5.15.0 (@event-calendar/core, https://github.com/vkurko/calendar) with Svelte 5.57.3, both under the MIT licence, joined by esbuild.
// Changed: its table roles and the labels of its headings are left out, for they are no table's and no control's (ARIA 1.2).
// node_modules/esm-env/false.js
var false_default = !1;

// node_modules/svelte/src/internal/shared/utils.js
var is_array = Array.isArray, index_of = Array.prototype.indexOf, includes = Array.prototype.includes, array_from = Array.from, object_keys = Object.keys, define_property = Object.defineProperty, get_descriptor = Object.getOwnPropertyDescriptor, get_descriptors = Object.getOwnPropertyDescriptors, object_prototype = Object.prototype, array_prototype = Array.prototype, get_prototype_of = Object.getPrototypeOf, is_extensible = Object.isExtensible;
var noop = () => {
};
function run_all(arr) {
  for (var i = 0; i < arr.length; i++)
    arr[i]();
}
function deferred() {
  var resolve, reject, promise = new Promise((res, rej) => {
    resolve = res, reject = rej;
  });
  return { promise, resolve, reject };
}

// node_modules/svelte/src/internal/client/constants.js
var STATE_SYMBOL = /* @__PURE__ */ Symbol("$state"), COMPONENT_SYMBOL = /* @__PURE__ */ Symbol("component"), LEGACY_PROPS = /* @__PURE__ */ Symbol("legacy props"), LOADING_ATTR_SYMBOL = /* @__PURE__ */ Symbol(""), PROXY_PATH_SYMBOL = /* @__PURE__ */ Symbol("proxy path"), ATTRIBUTES_CACHE = /* @__PURE__ */ Symbol("attributes"), CLASS_CACHE = /* @__PURE__ */ Symbol("class"), STYLE_CACHE = /* @__PURE__ */ Symbol("style"), TEXT_CACHE = /* @__PURE__ */ Symbol("text");
var HMR_ANCHOR = /* @__PURE__ */ Symbol("hmr anchor"), STALE_REACTION = new class extends Error {
  name = "StaleReactionError";
  message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), IS_XHTML = (
  // We gotta write it like this because after downleveling the pure comment may end up in the wrong location
  !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml")
);
var TEXT_NODE = 3, COMMENT_NODE = 8;

// node_modules/svelte/src/constants.js
var HYDRATION_ERROR = {};
var UNINITIALIZED = /* @__PURE__ */ Symbol("uninitialized"), FILENAME = /* @__PURE__ */ Symbol("filename");
var NAMESPACE_HTML = "http://www.w3.org/1999/xhtml";

// node_modules/svelte/src/internal/client/warnings.js
var bold = "font-weight: bold", normal = "font-weight: normal";
function await_reactivity_loss(name) {
  false_default ? console.warn(`%c[svelte] await_reactivity_loss
%cDetected reactivity loss when reading \`${name}\`. This happens when state is read in an async function after an earlier \`await\`
https://svelte.dev/e/await_reactivity_loss`, bold, normal) : console.warn("https://svelte.dev/e/await_reactivity_loss");
}
function await_waterfall(name, location) {
  false_default ? console.warn(`%c[svelte] await_waterfall
%cAn async derived, \`${name}\` (${location}) was not read immediately after it resolved. This often indicates an unnecessary waterfall, which can slow down your app
https://svelte.dev/e/await_waterfall`, bold, normal) : console.warn("https://svelte.dev/e/await_waterfall");
}
function derived_inert() {
  false_default ? console.warn(`%c[svelte] derived_inert
%cReading a derived belonging to a now-destroyed effect may result in stale values
https://svelte.dev/e/derived_inert`, bold, normal) : console.warn("https://svelte.dev/e/derived_inert");
}
function hydration_attribute_changed(attribute, html2, value) {
  false_default ? console.warn(`%c[svelte] hydration_attribute_changed
%cThe \`${attribute}\` attribute on \`${html2}\` changed its value between server and client renders. The client value, \`${value}\`, will be ignored in favour of the server value
https://svelte.dev/e/hydration_attribute_changed`, bold, normal) : console.warn("https://svelte.dev/e/hydration_attribute_changed");
}
function hydration_mismatch(location) {
  false_default ? console.warn(
    `%c[svelte] hydration_mismatch
%c${location ? `Hydration failed because the initial UI does not match what was rendered on the server. The error occurred near ${location}` : "Hydration failed because the initial UI does not match what was rendered on the server"}
https://svelte.dev/e/hydration_mismatch`,
    bold,
    normal
  ) : console.warn("https://svelte.dev/e/hydration_mismatch");
}
function lifecycle_double_unmount() {
  false_default ? console.warn(`%c[svelte] lifecycle_double_unmount
%cTried to unmount a component that was not mounted
https://svelte.dev/e/lifecycle_double_unmount`, bold, normal) : console.warn("https://svelte.dev/e/lifecycle_double_unmount");
}
function state_proxy_equality_mismatch(operator) {
  false_default ? console.warn(`%c[svelte] state_proxy_equality_mismatch
%cReactive \`$state(...)\` proxies and the values they proxy have different identities. Because of this, comparisons with \`${operator}\` will produce unexpected results
https://svelte.dev/e/state_proxy_equality_mismatch`, bold, normal) : console.warn("https://svelte.dev/e/state_proxy_equality_mismatch");
}
function svelte_boundary_reset_noop() {
  false_default ? console.warn("%c[svelte] svelte_boundary_reset_noop\n%cA `<svelte:boundary>` `reset` function only resets the boundary the first time it is called\nhttps://svelte.dev/e/svelte_boundary_reset_noop", bold, normal) : console.warn("https://svelte.dev/e/svelte_boundary_reset_noop");
}

// node_modules/svelte/src/internal/client/dom/hydration.js
var hydrating = !1;
function set_hydrating(value) {
  hydrating = value;
}
var hydrate_node;
function set_hydrate_node(node) {
  if (node === null)
    throw hydration_mismatch(), HYDRATION_ERROR;
  return hydrate_node = node;
}
function hydrate_next() {
  return set_hydrate_node(get_next_sibling(hydrate_node));
}
function reset(node) {
  if (hydrating) {
    if (get_next_sibling(hydrate_node) !== null)
      throw hydration_mismatch(), HYDRATION_ERROR;
    hydrate_node = node;
  }
}
function next(count = 1) {
  if (hydrating) {
    for (var i = count, node = hydrate_node; i--; )
      node = /** @type {TemplateNode} */
      get_next_sibling(node);
    hydrate_node = node;
  }
}
function skip_nodes(remove = !0) {
  for (var depth = 0, node = hydrate_node; ; ) {
    if (node.nodeType === COMMENT_NODE) {
      var data = (
        /** @type {Comment} */
        node.data
      );
      if (data === "]") {
        if (depth === 0) return node;
        depth -= 1;
      } else (data === "[" || data === "[!" || // "[1", "[2", etc. for if blocks
      data[0] === "[" && !isNaN(Number(data.slice(1)))) && (depth += 1);
    }
    var next2 = (
      /** @type {TemplateNode} */
      get_next_sibling(node)
    );
    remove && node.remove(), node = next2;
  }
}
function read_hydration_instruction(node) {
  if (!node || node.nodeType !== COMMENT_NODE)
    throw hydration_mismatch(), HYDRATION_ERROR;
  return (
    /** @type {Comment} */
    node.data
  );
}

// node_modules/svelte/src/internal/client/reactivity/equality.js
function equals(value) {
  return value === this.v;
}
function safe_not_equal(a, b) {
  return a != a ? b == b : a !== b || a !== null && typeof a == "object" || typeof a == "function";
}
function safe_equals(value) {
  return !safe_not_equal(value, this.v);
}

// node_modules/svelte/src/internal/shared/errors.js
function invariant_violation(message) {
  if (false_default) {
    let error = new Error(`invariant_violation
An invariant violation occurred, meaning Svelte's internal assumptions were flawed. This is a bug in Svelte, not your app \u2014 please open an issue at https://github.com/sveltejs/svelte, citing the following message: "${message}"
https://svelte.dev/e/invariant_violation`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/invariant_violation");
}
function lifecycle_outside_component(name) {
  if (false_default) {
    let error = new Error(`lifecycle_outside_component
\`${name}(...)\` can only be used during component initialisation
https://svelte.dev/e/lifecycle_outside_component`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/lifecycle_outside_component");
}
function set_context_after_init() {
  if (false_default) {
    let error = new Error("set_context_after_init\n`setContext` must be called when a component first initializes, not in a subsequent effect or after an `await` expression\nhttps://svelte.dev/e/set_context_after_init");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/set_context_after_init");
}

// node_modules/svelte/src/internal/client/errors.js
function async_derived_orphan() {
  if (false_default) {
    let error = new Error("async_derived_orphan\nCannot create a `$derived(...)` with an `await` expression outside of an effect tree\nhttps://svelte.dev/e/async_derived_orphan");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/async_derived_orphan");
}
function derived_references_self() {
  if (false_default) {
    let error = new Error(`derived_references_self
A derived value cannot reference itself recursively
https://svelte.dev/e/derived_references_self`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/derived_references_self");
}
function each_key_duplicate(a, b, value) {
  if (false_default) {
    let error = new Error(`each_key_duplicate
${value ? `Keyed each block has duplicate key \`${value}\` at indexes ${a} and ${b}` : `Keyed each block has duplicate key at indexes ${a} and ${b}`}
https://svelte.dev/e/each_key_duplicate`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/each_key_duplicate");
}
function each_key_volatile(index2, a, b) {
  if (false_default) {
    let error = new Error(`each_key_volatile
Keyed each block has key that is not idempotent \u2014 the key for item at index ${index2} was \`${a}\` but is now \`${b}\`. Keys must be the same each time for a given item
https://svelte.dev/e/each_key_volatile`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/each_key_volatile");
}
function effect_in_teardown(rune) {
  if (false_default) {
    let error = new Error(`effect_in_teardown
\`${rune}\` cannot be used inside an effect cleanup function
https://svelte.dev/e/effect_in_teardown`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/effect_in_teardown");
}
function effect_in_unowned_derived() {
  if (false_default) {
    let error = new Error("effect_in_unowned_derived\nEffect cannot be created inside a `$derived` value that was not itself created inside an effect\nhttps://svelte.dev/e/effect_in_unowned_derived");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function effect_orphan(rune) {
  if (false_default) {
    let error = new Error(`effect_orphan
\`${rune}\` can only be used inside an effect (e.g. during component initialisation)
https://svelte.dev/e/effect_orphan`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/effect_orphan");
}
function effect_update_depth_exceeded() {
  if (false_default) {
    let error = new Error(`effect_update_depth_exceeded
Maximum update depth exceeded. This typically indicates that an effect reads and writes the same piece of state
https://svelte.dev/e/effect_update_depth_exceeded`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function get_abort_signal_outside_reaction() {
  if (false_default) {
    let error = new Error("get_abort_signal_outside_reaction\n`getAbortSignal()` can only be called inside an effect or derived\nhttps://svelte.dev/e/get_abort_signal_outside_reaction");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/get_abort_signal_outside_reaction");
}
function hydration_failed() {
  if (false_default) {
    let error = new Error(`hydration_failed
Failed to hydrate the application
https://svelte.dev/e/hydration_failed`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/hydration_failed");
}
function invalid_snippet() {
  if (false_default) {
    let error = new Error("invalid_snippet\nCould not `{@render}` snippet due to the expression being `null` or `undefined`. Consider using optional chaining `{@render snippet?.()}`\nhttps://svelte.dev/e/invalid_snippet");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/invalid_snippet");
}
function props_invalid_value(key2) {
  if (false_default) {
    let error = new Error(`props_invalid_value
Cannot do \`bind:${key2}={undefined}\` when \`${key2}\` has a fallback value
https://svelte.dev/e/props_invalid_value`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/props_invalid_value");
}
function props_rest_readonly(property) {
  if (false_default) {
    let error = new Error(`props_rest_readonly
Rest element properties of \`$props()\` such as \`${property}\` are readonly
https://svelte.dev/e/props_rest_readonly`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/props_rest_readonly");
}
function rune_outside_svelte(rune) {
  if (false_default) {
    let error = new Error(`rune_outside_svelte
The \`${rune}\` rune is only available inside \`.svelte\` and \`.svelte.js/ts\` files
https://svelte.dev/e/rune_outside_svelte`);
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/rune_outside_svelte");
}
function state_descriptors_fixed() {
  if (false_default) {
    let error = new Error("state_descriptors_fixed\nProperty descriptors defined on `$state` objects must contain `value` and always be `enumerable`, `configurable` and `writable`.\nhttps://svelte.dev/e/state_descriptors_fixed");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/state_descriptors_fixed");
}
function state_prototype_fixed() {
  if (false_default) {
    let error = new Error("state_prototype_fixed\nCannot set prototype of `$state` object\nhttps://svelte.dev/e/state_prototype_fixed");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/state_prototype_fixed");
}
function state_unsafe_mutation() {
  if (false_default) {
    let error = new Error("state_unsafe_mutation\nUpdating state inside `$derived(...)`, `$inspect(...)` or a template expression is forbidden. If the value should not be reactive, declare it without `$state`\nhttps://svelte.dev/e/state_unsafe_mutation");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/state_unsafe_mutation");
}
function svelte_boundary_reset_onerror() {
  if (false_default) {
    let error = new Error("svelte_boundary_reset_onerror\nA `<svelte:boundary>` `reset` function cannot be called while an error is still being handled\nhttps://svelte.dev/e/svelte_boundary_reset_onerror");
    throw error.name = "Svelte error", error;
  } else
    throw new Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}

// node_modules/svelte/src/internal/flags/index.js
var async_mode_flag = !1, legacy_mode_flag = !1, tracing_mode_flag = !1;

// node_modules/svelte/src/internal/client/dev/tracing.js
var tracing_expressions = null;
function tag(source2, label2) {
  return source2.label = label2, tag_proxy(source2.v, label2), source2;
}
function tag_proxy(value, label2) {
  return value?.[PROXY_PATH_SYMBOL]?.(label2), value;
}
function label(value) {
  return typeof value == "symbol" ? `Symbol(${value.description})` : typeof value == "function" ? "<function>" : typeof value == "object" && value ? "<object>" : String(value);
}

// node_modules/svelte/src/internal/shared/dev.js
function get_error(label2) {
  let error = new Error(), stack2 = get_stack();
  return stack2.length === 0 ? null : (stack2.unshift(`
`), define_property(error, "stack", {
    value: stack2.join(`
`)
  }), define_property(error, "name", {
    value: label2
  }), /** @type {Error & { stack: string }} */
  error);
}
function get_stack() {
  let limit2 = Error.stackTraceLimit;
  Error.stackTraceLimit = 1 / 0;
  let stack2 = new Error().stack;
  if (Error.stackTraceLimit = limit2, !stack2) return [];
  let lines = stack2.split(`
`), new_lines = [];
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i], posixified = line.replaceAll("\\", "/");
    if (line.trim() !== "Error") {
      if (line.includes("validate_each_keys"))
        return [];
      posixified.includes("svelte/src/internal") || posixified.includes("node_modules/.vite") || new_lines.push(line);
    }
  }
  return new_lines;
}
function invariant(condition, message) {
  if (!false_default)
    throw new Error("invariant(...) was not guarded by if (DEV)");
  condition || invariant_violation(message);
}

// node_modules/svelte/src/internal/shared/context.js
function get_parent_context(context) {
  let parent = context.p;
  for (; parent !== null && parent.c === null; )
    parent = parent.p;
  return parent?.c ?? null;
}
function get_or_init_context_map(context, name) {
  return context === null && lifecycle_outside_component(name), context.c ??= new Map(get_parent_context(context) || void 0);
}

// node_modules/svelte/src/internal/client/context.js
var component_context = null;
function set_component_context(context) {
  component_context = context;
}
var dev_stack = null;
function set_dev_stack(stack2) {
  dev_stack = stack2;
}
var dev_current_component_function = null;
function set_dev_current_component_function(fn) {
  dev_current_component_function = fn;
}
function getContext(key2) {
  return (
    /** @type {T} */
    get_or_init_context_map(component_context, "getContext").get(key2)
  );
}
function setContext(key2, context) {
  let context_map = get_or_init_context_map(component_context, "setContext");
  if (async_mode_flag) {
    var flags2 = (
      /** @type {Effect} */
      active_effect.f
    ), valid = !active_reaction && (flags2 & 32) !== 0 && // pop() runs synchronously, so this indicates we're setting context after an await
    !/** @type {ComponentContext} */
    component_context.i;
    valid || set_context_after_init();
  }
  return context_map.set(key2, context), context;
}
function push(props, runes = !1, fn) {
  component_context = {
    p: component_context,
    i: !1,
    c: null,
    e: null,
    s: props,
    x: null,
    r: (
      /** @type {Effect} */
      active_effect
    ),
    l: legacy_mode_flag && !runes ? { s: null, u: null, $: [] } : null
  }, false_default && (component_context.function = fn, dev_current_component_function = fn);
}
function pop(component2) {
  var context = (
    /** @type {ComponentContext} */
    component_context
  ), effects = context.e;
  if (effects !== null) {
    context.e = null;
    for (var fn of effects)
      create_user_effect(fn);
  }
  return component2 !== void 0 && (context.x = component2), context.i = !0, component_context = context.p, false_default && (dev_current_component_function = component_context?.function ?? null), mark_as_component(component2);
}
function mark_as_component(component2 = {}) {
  return define_property(component2, COMPONENT_SYMBOL, { value: !0 }), component2;
}
function is_runes() {
  return !legacy_mode_flag || component_context !== null && component_context.l === null;
}

// node_modules/svelte/src/internal/client/dom/task.js
var micro_tasks = [];
function run_micro_tasks() {
  var tasks = micro_tasks;
  micro_tasks = [], run_all(tasks);
}
function queue_micro_task(fn) {
  if (micro_tasks.length === 0 && !is_flushing_sync) {
    var tasks = micro_tasks;
    queueMicrotask(() => {
      tasks === micro_tasks && run_micro_tasks();
    });
  }
  micro_tasks.push(fn);
}
function flush_tasks() {
  for (; micro_tasks.length > 0; )
    run_micro_tasks();
}

// node_modules/svelte/src/internal/client/reactivity/status.js
var STATUS_MASK = -7169;
function set_signal_status(signal, status) {
  signal.f = signal.f & STATUS_MASK | status;
}
function update_derived_status(derived2) {
  (derived2.f & 512) !== 0 || derived2.deps === null ? set_signal_status(derived2, 1024) : set_signal_status(derived2, 4096);
}

// node_modules/svelte/src/internal/client/reactivity/utils.js
function defer_effect(effect3, dirty_reactions) {
  (effect3.f & 2048) !== 0 ? dirty_reactions.set(effect3, 2048) : (effect3.f & 4096) !== 0 && dirty_reactions.get(effect3) !== 2048 && dirty_reactions.set(effect3, 4096), set_signal_status(effect3, 1024);
}

// node_modules/svelte/src/internal/client/dev/debug.js
function stringify_derived(fn) {
  return `{${fn.toString().replace(/^async \(\) => /, "").replace(/^\(/, "").replace(/\$\.get\((.+?)\)/g, (_, name) => name).replace(/\$\.track_reactivity_loss\((.+?)\)\(\)/g, (_, name) => name).replace(/\)$/, "")}}`;
}

// node_modules/svelte/src/internal/client/dom/elements/misc.js
function autofocus(dom, value) {
  if (value) {
    let body = document.body;
    dom.autofocus = !0, queue_micro_task(() => {
      document.activeElement === body && dom.focus();
    });
  }
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function without_reactive_context(fn) {
  var previous_reaction = active_reaction, previous_effect = active_effect;
  set_active_reaction(null), set_active_effect(null);
  try {
    return fn();
  } finally {
    set_active_reaction(previous_reaction), set_active_effect(previous_effect);
  }
}

// node_modules/svelte/src/internal/client/reactivity/async.js
function flatten(blockers, sync, async2, fn) {
  let d = is_runes() ? derived : derived_safe_equal;
  var pending2 = blockers.filter((b) => !b.settled), deriveds = sync.map(d);
  if (false_default && deriveds.forEach((d2, i) => {
    d2.label = sync[i].toString().replace("() => ", "").replaceAll("$.eager(() => ", "$state.eager(").replace(/\$\.get\((.+?)\)/g, (_, id) => id);
  }), async2.length === 0 && pending2.length === 0) {
    fn(deriveds);
    return;
  }
  var parent = (
    /** @type {Effect} */
    active_effect
  ), restore = capture(), blocker_promise = pending2.length === 1 ? pending2[0].promise : pending2.length > 1 ? Promise.all(pending2.map((b) => b.promise)) : null;
  function finish(async3) {
    if ((parent.f & 16384) === 0) {
      restore();
      try {
        fn([...deriveds, ...async3]);
      } catch (error) {
        invoke_error_boundary(error, parent);
      }
      unset_context();
    }
  }
  var decrement_pending = increment_pending();
  if (async2.length === 0) {
    blocker_promise.then(() => finish([])).finally(decrement_pending);
    return;
  }
  function run4() {
    Promise.all(async2.map((expression) => async_derived(expression))).then(finish).catch((error) => invoke_error_boundary(error, parent)).finally(decrement_pending);
  }
  blocker_promise ? blocker_promise.then(() => {
    if ((parent.f & 16384) !== 0) {
      decrement_pending();
      return;
    }
    restore(), run4(), unset_context();
  }) : run4();
}
function capture() {
  var previous_effect = (
    /** @type {Effect} */
    active_effect
  ), previous_reaction = active_reaction, previous_component_context = component_context, previous_batch2 = (
    /** @type {Batch} */
    current_batch
  );
  if (false_default)
    var previous_dev_stack = dev_stack;
  return function(activate_batch = !0) {
    set_active_effect(previous_effect), set_active_reaction(previous_reaction), set_component_context(previous_component_context), activate_batch && (previous_effect.f & 16384) === 0 && (previous_batch2?.activate(), previous_batch2?.apply()), false_default && (set_reactivity_loss_tracker(null), set_dev_stack(previous_dev_stack));
  };
}
var restored = !1;
function unset_context(deactivate_batch = !0) {
  restored = !1, set_active_effect(null), set_active_reaction(null), set_component_context(null), deactivate_batch && current_batch?.deactivate(), false_default && (set_reactivity_loss_tracker(null), set_dev_stack(null));
}
function increment_pending() {
  var effect3 = (
    /** @type {Effect} */
    active_effect
  ), boundary2 = effect3.b, batch = (
    /** @type {Batch} */
    current_batch
  ), blocking = !!boundary2?.is_rendered();
  return boundary2?.update_pending_count(1, batch), batch.increment(blocking, effect3), () => {
    boundary2?.update_pending_count(-1, batch), batch.decrement(blocking, effect3);
  };
}

// node_modules/svelte/src/internal/client/reactivity/deriveds.js
var reactivity_loss_tracker = null;
function set_reactivity_loss_tracker(v) {
  reactivity_loss_tracker = v;
}
var recent_async_deriveds = /* @__PURE__ */ new Set();
// @__NO_SIDE_EFFECTS__
function derived(fn) {
  var flags2 = 2050;
  active_effect !== null && (active_effect.f |= 524288);
  let signal = {
    ctx: component_context,
    deps: null,
    effects: null,
    equals,
    f: flags2,
    fn,
    reactions: null,
    rv: 0,
    v: (
      /** @type {V} */
      UNINITIALIZED
    ),
    wv: 0,
    parent: active_effect,
    ac: null
  };
  return false_default && tracing_mode_flag && (signal.created = get_error("created at")), signal;
}
var OBSOLETE = /* @__PURE__ */ Symbol("obsolete");
// @__NO_SIDE_EFFECTS__
function async_derived(fn, label2, location) {
  let parent = (
    /** @type {Effect | null} */
    active_effect
  );
  parent === null && async_derived_orphan();
  var promise = (
    /** @type {Promise<V>} */
    /** @type {unknown} */
    void 0
  ), signal = source(
    /** @type {V} */
    UNINITIALIZED
  );
  false_default && (signal.label = label2 ?? stringify_derived(fn));
  var should_suspend = !active_reaction, deferreds = /* @__PURE__ */ new Set();
  return async_effect(() => {
    var effect3 = (
      /** @type {Effect} */
      active_effect
    );
    false_default && (reactivity_loss_tracker = { effect: effect3, effect_deps: /* @__PURE__ */ new Set(), warned: !1 });
    var d = deferred();
    promise = d.promise;
    try {
      Promise.resolve(fn()).then(d.resolve, (e) => {
        e !== STALE_REACTION && d.reject(e);
      }).finally(unset_context);
    } catch (error) {
      d.reject(error), unset_context();
    }
    if (false_default) {
      if (reactivity_loss_tracker) {
        if (effect3.deps !== null)
          for (let i = 0; i < skipped_deps; i += 1)
            reactivity_loss_tracker.effect_deps.add(effect3.deps[i]);
        if (new_deps !== null)
          for (let i = 0; i < new_deps.length; i += 1)
            reactivity_loss_tracker.effect_deps.add(new_deps[i]);
      }
      reactivity_loss_tracker = null;
    }
    var batch = (
      /** @type {Batch} */
      current_batch
    );
    if (should_suspend) {
      if ((effect3.f & 32768) !== 0)
        var decrement_pending = increment_pending();
      if (
        // boundary can be null if the async derived is inside an $effect.root not connected to the component render tree
        parent.b?.is_rendered()
      )
        batch.async_deriveds.get(effect3)?.reject(OBSOLETE);
      else
        for (let d2 of deferreds.values())
          d2.reject(OBSOLETE);
      deferreds.add(d), batch.async_deriveds.set(effect3, d);
    }
    let handler = (value, error = void 0) => {
      false_default && (reactivity_loss_tracker = null), decrement_pending?.(), deferreds.delete(d), error !== OBSOLETE && (batch.activate(), error ? (signal.f |= 8388608, internal_set(signal, error)) : ((signal.f & 8388608) !== 0 && (signal.f ^= 8388608), false_default && location !== void 0 && !signal.equals(value) && (recent_async_deriveds.add(signal), setTimeout(() => {
        recent_async_deriveds.has(signal) && (effect3.f & 16384) === 0 && (await_waterfall(
          /** @type {string} */
          signal.label,
          location
        ), recent_async_deriveds.delete(signal));
      })), internal_set(signal, value)), batch.deactivate());
    };
    d.promise.then(handler, (e) => handler(null, e || "unknown"));
  }), teardown(() => {
    for (let d of deferreds)
      d.reject(OBSOLETE);
  }), false_default && (signal.f |= 4194304), new Promise((fulfil) => {
    function next2(p) {
      function go() {
        p === promise ? fulfil(signal) : next2(promise);
      }
      p.then(go, go);
    }
    next2(promise);
  });
}
// @__NO_SIDE_EFFECTS__
function user_derived(fn) {
  let d = /* @__PURE__ */ derived(fn);
  return async_mode_flag || push_reaction_value(d), d;
}
// @__NO_SIDE_EFFECTS__
function derived_safe_equal(fn) {
  let signal = /* @__PURE__ */ derived(fn);
  return signal.equals = safe_equals, signal;
}
function destroy_derived_effects(derived2) {
  var effects = derived2.effects;
  if (effects !== null) {
    derived2.effects = null;
    for (var i = 0; i < effects.length; i += 1)
      destroy_effect(
        /** @type {Effect} */
        effects[i]
      );
  }
}
var stack = [];
function execute_derived(derived2) {
  var value, prev_active_effect = active_effect, parent = derived2.parent;
  if (!is_destroying_effect && parent !== null && derived2.v !== UNINITIALIZED && // if it was never evaluated before, it's guaranteed to fail downstream, so we try to execute instead
  (parent.f & 24576) !== 0)
    return derived_inert(), derived2.v;
  if (set_active_effect(parent), false_default) {
    let prev_eager_effects = eager_effects;
    set_eager_effects(/* @__PURE__ */ new Set());
    try {
      includes.call(stack, derived2) && derived_references_self(), stack.push(derived2), destroy_derived_effects(derived2), value = update_reaction(derived2);
    } finally {
      set_active_effect(prev_active_effect), set_eager_effects(prev_eager_effects), stack.pop();
    }
  } else
    try {
      destroy_derived_effects(derived2), value = update_reaction(derived2);
    } finally {
      set_active_effect(prev_active_effect);
    }
  return value;
}
function update_derived(derived2) {
  var value = execute_derived(derived2);
  if (!derived2.equals(value) && (derived2.wv = increment_write_version(), (!current_batch?.is_fork || derived2.deps === null) && (current_batch !== null ? (current_batch.capture(derived2, value, !0), previous_batch?.capture(derived2, value, !0)) : derived2.v = value, derived2.deps === null))) {
    set_signal_status(derived2, 1024);
    return;
  }
  is_destroying_effect || (batch_values !== null ? (effect_tracking() || current_batch?.is_fork) && batch_values.set(derived2, value) : update_derived_status(derived2));
}
function freeze_derived_effects(derived2) {
  if (derived2.effects !== null)
    for (let e of derived2.effects)
      (e.teardown || e.ac) && (e.teardown?.(), e.ac !== null && without_reactive_context(() => {
        e.ac.abort(STALE_REACTION), e.ac = null;
      }), e.fn !== null && (e.teardown = noop), remove_reactions(e, 0), destroy_effect_children(e));
}
function unfreeze_derived_effects(derived2) {
  if (derived2.effects !== null)
    for (let e of derived2.effects)
      e.teardown && e.fn !== null && update_effect(e);
}

// node_modules/svelte/src/internal/client/reactivity/batch.js
var first_batch = null, last_batch = null, current_batch = null, previous_batch = null, batch_values = null, last_scheduled_effect = null, is_flushing_sync = !1, is_processing = !1, collected_effects = null, legacy_updates = null, flush_count = 0, source_stacks = /* @__PURE__ */ new Set(), uid = 1, Batch2 = class _Batch {
  id = uid++;
  /** True as soon as `#process` was called */
  started = !1;
  linked = !0;
  /** @type {Batch | null} */
  prev = null;
  /** @type {Batch | null} */
  next = null;
  /** @type {Map<Effect, ReturnType<typeof deferred<any>>>} */
  async_deriveds = /* @__PURE__ */ new Map();
  /**
   * The current values of any signals that are updated in this batch.
   * Tuple format: [value, is_derived] (note: is_derived is false for deriveds, too, if they were overridden via assignment)
   * The keys of this map are identical to `this.previous`
   * @type {Map<Value, [any, boolean]>}
   */
  current = /* @__PURE__ */ new Map();
  /**
   * The values of any signals (sources and deriveds) that are updated in this batch _before_ those updates took place.
   * The keys of this map are identical to `this.current`
   * @type {Map<Value, any>}
   */
  previous = /* @__PURE__ */ new Map();
  /**
   * When the batch is committed (and the DOM is updated), we need to remove old branches
   * and append new ones by calling the functions added inside (if/each/key/etc) blocks
   * @type {Set<(batch: Batch) => void>}
   */
  #commit_callbacks = /* @__PURE__ */ new Set();
  /**
   * If a fork is discarded, we need to destroy any effects that are no longer needed
   * @type {Set<(batch: Batch) => void>}
   */
  #discard_callbacks = /* @__PURE__ */ new Set();
  /**
   * The number of async effects that are currently in flight
   */
  #pending = 0;
  /**
   * Async effects that are currently in flight, _not_ inside a pending boundary
   * @type {Map<Effect, number>}
   */
  #blocking_pending = /* @__PURE__ */ new Map();
  /**
   * A deferred that resolves when the batch is committed, used with `settled()`
   * TODO replace with Promise.withResolvers once supported widely enough
   * @type {{ promise: Promise<void>, resolve: (value?: any) => void, reject: (reason: unknown) => void } | null}
   */
  #deferred = null;
  /**
   * Effects that were scheduled in this batch but not yet 'resolved' into the
   * root effects that need to be flushed. Resolving — the upwards traversal that
   * marks the path to each effect on the shared effect tree (see #resolve) — is
   * deferred until the batch is processed, so that the markers are created and
   * consumed within a single traversal. Scheduling into other batches (which can
   * happen concurrently, e.g. while a batch is committed) can therefore never
   * observe (and be confused by) this batch's markers.
   * May contain duplicates — deduplication happens during resolving
   * @type {Effect[]}
   */
  #scheduled = [];
  /**
   * Effects created while this batch was active.
   * @type {Effect[]}
   */
  #new_effects = [];
  /**
   * Deferred effects (which run after async work has completed) and their status (DIRTY or MAYBE_DIRTY)
   * @type {Map<Effect, number>}
   */
  #dirty_reactions = /* @__PURE__ */ new Map();
  /**
   * A map of branches that still exist, but will be destroyed when this batch
   * is committed — we skip over these during `process`.
   * The value contains child effects that were dirty/maybe_dirty before being reset,
   * so they can be rescheduled if the branch survives.
   * @type {Map<Effect, { d: Effect[], m: Effect[] }>}
   */
  #skipped_branches = /* @__PURE__ */ new Map();
  /**
   * Inverse of #skipped_branches which we need to tell prior batches to unskip them when committing
   * @type {Set<Effect>}
   */
  #unskipped_branches = /* @__PURE__ */ new Set();
  is_fork = !1;
  #decrement_queued = !1;
  constructor() {
    last_batch === null ? first_batch = last_batch = this : (last_batch.next = this, this.prev = last_batch), last_batch = this;
  }
  #is_deferred() {
    if (this.is_fork) return !0;
    for (let effect3 of this.#blocking_pending.keys())
      if (!this.#is_skipped(effect3))
        return !0;
    return !1;
  }
  /**
   * Whether `effect` is inside a branch that this batch skips
   * @param {Effect} effect
   */
  #is_skipped(effect3) {
    for (var e = (
      /** @type {Effect | null} */
      effect3
    ); e !== null; e = e.parent)
      if (this.#skipped_branches.has(e)) return !0;
    return !1;
  }
  /**
   * Add an effect to the #skipped_branches map and reset its children
   * @param {Effect} effect
   */
  skip_effect(effect3) {
    this.#skipped_branches.has(effect3) || this.#skipped_branches.set(effect3, { d: [], m: [] }), this.#unskipped_branches.delete(effect3);
  }
  /**
   * Remove an effect from the #skipped_branches map and reschedule
   * any tracked dirty/maybe_dirty child effects
   * @param {Effect} effect
   * @param {(e: Effect) => void} callback
   */
  unskip_effect(effect3, callback = (e) => this.schedule(e)) {
    var tracked = this.#skipped_branches.get(effect3);
    if (tracked) {
      this.#skipped_branches.delete(effect3);
      for (var e of tracked.d)
        set_signal_status(e, 2048), callback(e);
      for (e of tracked.m)
        set_signal_status(e, 4096), callback(e);
    }
    this.#unskipped_branches.add(effect3);
  }
  /**
   * Convert the effects that were scheduled in this batch into the root effects
   * that need to be traversed, marking the path to each effect (by clearing the
   * `CLEAN` flag on ancestor branches) so that the traversal can find them.
   * This happens right before traversal rather than at scheduling time, so that
   * the markers left on the (shared) effect tree are created and consumed within
   * a single traversal — scheduling into other batches can never observe them
   * @returns {Effect[]}
   */
  #resolve() {
    var roots = [];
    for (let effect3 of this.#scheduled)
      if (!((effect3.f & 16384) !== 0 || (effect3.f & 6144) === 0)) {
        for (var e = effect3, covered = !1; e.parent !== null; ) {
          e = e.parent;
          var flags2 = e.f;
          if ((flags2 & 96) !== 0) {
            if ((flags2 & 1024) === 0) {
              covered = !0;
              break;
            }
            e.f ^= 1024;
          }
        }
        covered || roots.push(e);
      }
    return this.#scheduled = [], roots;
  }
  #process() {
    if (this.started = !0, false_default)
      for (let value of this.current.keys())
        source_stacks.add(value);
    for (let [e, status] of this.#dirty_reactions)
      set_signal_status(e, status), this.schedule(e);
    this.apply();
    for (var effects = collected_effects = [], render_effects = [], updates = legacy_updates = []; this.#scheduled.length > 0; ) {
      flush_count++ > 1e3 && (this.#unlink(), infinite_loop_guard());
      for (let root2 of this.#resolve())
        try {
          this.#traverse(root2, effects, render_effects);
        } catch (e) {
          throw reset_all(root2), this.#is_deferred() || this.discard(), e;
        }
    }
    if (current_batch = null, updates.length > 0) {
      var batch = _Batch.ensure();
      for (let e of updates)
        batch.schedule(e);
    }
    if (collected_effects = null, legacy_updates = null, this.#is_deferred()) {
      this.#defer_effects(render_effects), this.#defer_effects(effects);
      for (let [e, t] of this.#skipped_branches)
        reset_branch(e, t);
      updates.length > 0 && /** @type {unknown} */
      current_batch.#process();
      return;
    }
    let earlier_batch = this.#find_earlier_batch();
    if (earlier_batch) {
      this.#defer_effects(render_effects), this.#defer_effects(effects), earlier_batch.#merge(this);
      return;
    }
    this.#dirty_reactions.clear();
    for (let fn of this.#commit_callbacks) fn(this);
    this.#commit_callbacks.clear(), previous_batch = this, flush_queued_effects(render_effects), flush_queued_effects(effects), previous_batch = null, this.#deferred?.resolve();
    var next_batch = (
      /** @type {Batch | null} */
      /** @type {unknown} */
      current_batch
    );
    this.#pending === 0 && (this.#scheduled.length === 0 || next_batch !== null) && (this.#unlink(), async_mode_flag && (this.#commit(), current_batch = next_batch)), next_batch !== null && (old_values.clear(), next_batch.#process());
  }
  /**
   * Traverse the effect tree, executing effects or stashing
   * them for later execution as appropriate
   * @param {Effect} root
   * @param {Effect[]} effects
   * @param {Effect[]} render_effects
   */
  #traverse(root2, effects, render_effects) {
    root2.f ^= 1024;
    for (var effect3 = root2.first; effect3 !== null; ) {
      var flags2 = effect3.f, is_branch = (flags2 & 96) !== 0, is_skippable_branch = is_branch && (flags2 & 1024) !== 0, skip = is_skippable_branch || (flags2 & 8192) !== 0 || this.#skipped_branches.has(effect3);
      if (!skip && effect3.fn !== null) {
        is_branch ? effect3.f ^= 1024 : (flags2 & 4) !== 0 ? effects.push(effect3) : async_mode_flag && (flags2 & 16777224) !== 0 ? render_effects.push(effect3) : is_dirty(effect3) && ((flags2 & 16) !== 0 && this.add_dirty_reaction(effect3, 4096), update_effect(effect3));
        var child2 = effect3.first;
        if (child2 !== null) {
          effect3 = child2;
          continue;
        }
      }
      for (; effect3 !== null; ) {
        var next2 = effect3.next;
        if (next2 !== null) {
          effect3 = next2;
          break;
        }
        effect3 = effect3.parent;
      }
    }
  }
  #find_earlier_batch() {
    for (var batch = this.prev; batch !== null; batch = batch.prev)
      if (!batch.is_fork && this.#intersects(batch)) return batch;
    return null;
  }
  /** @param {Batch} batch */
  #intersects(batch) {
    for (let [source2, [, is_derived]] of this.current)
      if (!is_derived && batch.current.has(source2))
        return !0;
    return !1;
  }
  /**
   * @param {Batch} batch
   */
  #merge(batch) {
    for (let [source2, value] of batch.current)
      !this.previous.has(source2) && batch.previous.has(source2) && this.previous.set(source2, batch.previous.get(source2)), this.current.set(source2, value);
    for (let [effect3, deferred2] of batch.async_deriveds) {
      let d = this.async_deriveds.get(effect3);
      d && deferred2.promise.then(d.resolve).catch(d.reject);
    }
    batch.async_deriveds.clear(), this.transfer_reactions(batch.#dirty_reactions);
    let mark = (value) => {
      var reactions = value.reactions;
      if (reactions !== null && !((value.f & 2) !== 0 && (value.f & 6144) === 0))
        for (let reaction of reactions) {
          var flags2 = reaction.f;
          if ((flags2 & 2) !== 0)
            mark(
              /** @type {Derived} */
              reaction
            );
          else {
            var effect3 = (
              /** @type {Effect} */
              reaction
            );
            flags2 & 4194320 && !this.async_deriveds.has(effect3) && (this.#dirty_reactions.delete(effect3), set_signal_status(effect3, 2048), this.schedule(effect3));
          }
        }
    };
    for (let source2 of this.current.keys())
      mark(source2);
    this.oncommit(() => batch.discard()), batch.#unlink(), current_batch = this, this.#process();
  }
  /**
   * @param {Effect[]} effects
   */
  #defer_effects(effects) {
    for (var i = 0; i < effects.length; i += 1)
      defer_effect(effects[i], this.#dirty_reactions);
  }
  /**
   * Associate a change to a given source with the current
   * batch, noting its previous and current values
   * @param {Value} source
   * @param {any} value
   * @param {boolean} [is_derived]
   */
  capture(source2, value, is_derived = !1) {
    source2.v !== UNINITIALIZED && !this.previous.has(source2) && this.previous.set(source2, source2.v), (source2.f & 8388608) === 0 && (this.current.set(source2, [value, is_derived]), batch_values?.set(source2, value)), this.is_fork || (source2.v = value);
  }
  activate() {
    current_batch = this;
  }
  deactivate() {
    current_batch = null, batch_values = null;
  }
  flush() {
    try {
      false_default && source_stacks.clear(), is_processing = !0, current_batch = this, this.#process();
    } finally {
      if (flush_count = 0, last_scheduled_effect = null, collected_effects = null, legacy_updates = null, is_processing = !1, current_batch = null, batch_values = null, old_values.clear(), false_default)
        for (let source2 of source_stacks)
          source2.updated = null;
    }
  }
  discard() {
    for (let fn of this.#discard_callbacks) fn(this);
    this.#discard_callbacks.clear();
    for (let deferred2 of this.async_deriveds.values())
      deferred2.reject(OBSOLETE);
    this.#unlink(), this.#deferred?.resolve();
  }
  /**
   * @param {Effect} effect
   */
  register_created_effect(effect3) {
    this.#new_effects.push(effect3);
  }
  #commit() {
    for (let batch = first_batch; batch !== null; batch = batch.next) {
      var is_earlier = batch.id < this.id, sources = [];
      for (let [source3, [value, is_derived]] of this.current) {
        if (batch.current.has(source3)) {
          var batch_value = (
            /** @type {[any, boolean]} */
            batch.current.get(source3)[0]
          );
          if (is_earlier && value !== batch_value)
            batch.current.set(source3, [value, is_derived]);
          else
            continue;
        }
        sources.push(source3);
      }
      if (is_earlier)
        for (let [effect3, deferred2] of this.async_deriveds) {
          let d = batch.async_deriveds.get(effect3);
          d && deferred2.promise.then(d.resolve).catch(d.reject);
        }
      var current = [...batch.current.keys()].filter(
        (source3) => !/** @type {[any, boolean]} */
        batch.current.get(source3)[1]
      );
      if (!(!batch.started || current.length === 0)) {
        var others = current.filter((source3) => !this.current.has(source3));
        if (others.length === 0)
          is_earlier && batch.discard();
        else if (sources.length > 0) {
          if (false_default && !batch.#decrement_queued && invariant(batch.#scheduled.length === 0, "Batch has scheduled effects"), is_earlier)
            for (let unskipped of this.#unskipped_branches)
              batch.unskip_effect(unskipped, (e) => {
                (e.f & 4194320) !== 0 ? batch.schedule(e) : batch.#defer_effects([e]);
              });
          batch.activate();
          var marked = /* @__PURE__ */ new Set(), checked = /* @__PURE__ */ new Map();
          for (var source2 of sources)
            mark_effects(source2, others, marked, checked);
          checked = /* @__PURE__ */ new Map();
          var current_unequal = [...batch.current].filter(([c, v1]) => {
            let v2 = this.current.get(c);
            return v2 ? v2[0] !== v1[0] || v2[1] !== v1[1] : !0;
          }).map(([c]) => c);
          if (current_unequal.length > 0)
            for (let effect3 of this.#new_effects)
              (effect3.f & 155648) === 0 && depends_on(effect3, current_unequal, checked) && ((effect3.f & 4194320) !== 0 ? (set_signal_status(effect3, 2048), batch.schedule(effect3)) : batch.add_dirty_reaction(effect3, 2048));
          if (batch.#scheduled.length > 0 && !batch.#decrement_queued) {
            batch.apply();
            for (var root2 of batch.#resolve())
              batch.#traverse(root2, [], []);
          }
          batch.deactivate();
        }
      }
    }
  }
  /**
   * @param {boolean} blocking
   * @param {Effect} effect
   */
  increment(blocking, effect3) {
    if (this.#pending += 1, blocking) {
      let blocking_pending_count = this.#blocking_pending.get(effect3) ?? 0;
      this.#blocking_pending.set(effect3, blocking_pending_count + 1);
    }
  }
  /**
   * @param {boolean} blocking
   * @param {Effect} effect
   */
  decrement(blocking, effect3) {
    if (this.#pending -= 1, blocking) {
      let blocking_pending_count = this.#blocking_pending.get(effect3) ?? 0;
      blocking_pending_count === 1 ? this.#blocking_pending.delete(effect3) : this.#blocking_pending.set(effect3, blocking_pending_count - 1);
    }
    this.#decrement_queued || (this.#decrement_queued = !0, queue_micro_task(() => {
      this.#decrement_queued = !1, this.linked && this.flush();
    }));
  }
  /**
   * @param {Map<Effect, number>} dirty_reactions
   */
  transfer_reactions(dirty_reactions) {
    for (let [effect3, status] of dirty_reactions)
      this.add_dirty_reaction(effect3, status);
    dirty_reactions.clear();
  }
  /**
   * @param {Effect} effect
   * @param {number} status
   */
  add_dirty_reaction(effect3, status) {
    (status === 2048 || this.#dirty_reactions.get(effect3) !== 2048) && this.#dirty_reactions.set(effect3, status);
  }
  /** @param {(batch: Batch) => void} fn */
  oncommit(fn) {
    this.#commit_callbacks.add(fn);
  }
  /** @param {(batch: Batch) => void} fn */
  ondiscard(fn) {
    this.#discard_callbacks.add(fn);
  }
  settled() {
    return (this.#deferred ??= deferred()).promise;
  }
  static ensure() {
    if (current_batch === null) {
      let batch = current_batch = new _Batch();
      !is_processing && !is_flushing_sync && queue_micro_task(() => {
        batch.started || batch.flush();
      });
    }
    return current_batch;
  }
  apply() {
    if (!async_mode_flag || !this.is_fork && this.prev === null && this.next === null) {
      batch_values = null;
      return;
    }
    batch_values = /* @__PURE__ */ new Map();
    for (let [source2, [value]] of this.current)
      batch_values.set(source2, value);
    for (let batch = first_batch; batch !== null; batch = batch.next)
      if (!(batch === this || batch.is_fork) && (batch.id >= this.id || !batch.#intersects(this)))
        for (let [source2, previous] of batch.previous)
          batch_values.has(source2) || batch_values.set(source2, previous);
  }
  /**
   *
   * @param {Effect} effect
   */
  schedule(effect3) {
    if (last_scheduled_effect = effect3, effect3.b?.is_pending && (effect3.f & 16777228) !== 0 && (effect3.f & 32768) === 0) {
      effect3.b.defer_effect(effect3);
      return;
    }
    this.#scheduled.push(effect3);
  }
  #unlink() {
    if (this.linked) {
      var prev = this.prev, next2 = this.next;
      prev === null ? first_batch = next2 : prev.next = next2, next2 === null ? last_batch = prev : next2.prev = prev, this.linked = !1;
    }
  }
};
function flushSync(fn) {
  var was_flushing_sync = is_flushing_sync, prev_previous_batch = previous_batch;
  previous_batch = null, is_flushing_sync = !0;
  try {
    var result;
    for (fn && (flushSync(), result = fn()); ; ) {
      if (flush_tasks(), current_batch === null)
        return (
          /** @type {T} */
          result
        );
      current_batch.flush();
    }
  } finally {
    is_flushing_sync = was_flushing_sync, previous_batch = prev_previous_batch;
  }
}
function infinite_loop_guard() {
  if (false_default) {
    var updates = /* @__PURE__ */ new Map();
    for (
      let source2 of
      /** @type {Batch} */
      current_batch.current.keys()
    )
      for (let [stack2, update2] of source2.updated ?? []) {
        var entry = updates.get(stack2);
        entry || (entry = { error: update2.error, count: 0 }, updates.set(stack2, entry)), entry.count += update2.count;
      }
    for (let update2 of updates.values())
      update2.error && console.error(update2.error);
  }
  try {
    effect_update_depth_exceeded();
  } catch (error) {
    false_default && define_property(error, "stack", { value: "" }), invoke_error_boundary(error, last_scheduled_effect);
  }
}
var eager_block_effects = null;
function flush_queued_effects(effects) {
  var length2 = effects.length;
  if (length2 !== 0) {
    for (var i = 0; i < length2; ) {
      var effect3 = effects[i++];
      if ((effect3.f & 24576) === 0 && is_dirty(effect3) && (eager_block_effects = /* @__PURE__ */ new Set(), update_effect(effect3), effect3.deps === null && effect3.first === null && effect3.nodes === null && effect3.teardown === null && effect3.ac === null && unlink_effect(effect3), eager_block_effects?.size > 0)) {
        old_values.clear();
        for (let e of eager_block_effects) {
          if ((e.f & 24576) !== 0) continue;
          let ordered_effects = [e], ancestor2 = e.parent;
          for (; ancestor2 !== null; )
            eager_block_effects.has(ancestor2) && (eager_block_effects.delete(ancestor2), ordered_effects.push(ancestor2)), ancestor2 = ancestor2.parent;
          for (let j = ordered_effects.length - 1; j >= 0; j--) {
            let e2 = ordered_effects[j];
            (e2.f & 24576) === 0 && update_effect(e2);
          }
        }
        eager_block_effects.clear();
      }
    }
    eager_block_effects = null;
  }
}
function mark_effects(value, sources, marked, checked) {
  if (!marked.has(value) && (marked.add(value), value.reactions !== null))
    for (let reaction of value.reactions) {
      let flags2 = reaction.f;
      (flags2 & 2) !== 0 ? mark_effects(
        /** @type {Derived} */
        reaction,
        sources,
        marked,
        checked
      ) : (flags2 & 4194320) !== 0 && (flags2 & 2048) === 0 && depends_on(reaction, sources, checked) && (set_signal_status(reaction, 2048), schedule_effect(
        /** @type {Effect} */
        reaction
      ));
    }
}
function depends_on(reaction, sources, checked) {
  let depends = checked.get(reaction);
  if (depends !== void 0) return depends;
  if (reaction.deps !== null)
    for (let dep of reaction.deps) {
      if (includes.call(sources, dep))
        return !0;
      if ((dep.f & 2) !== 0 && depends_on(
        /** @type {Derived} */
        dep,
        sources,
        checked
      ))
        return checked.set(
          /** @type {Derived} */
          dep,
          !0
        ), !0;
    }
  return checked.set(reaction, !1), !1;
}
function schedule_effect(effect3) {
  current_batch.schedule(effect3);
}
function reset_branch(effect3, tracked) {
  if (!((effect3.f & 32) !== 0 && (effect3.f & 1024) !== 0)) {
    (effect3.f & 2048) !== 0 ? tracked.d.push(effect3) : (effect3.f & 4096) !== 0 && tracked.m.push(effect3), set_signal_status(effect3, 1024);
    for (var e = effect3.first; e !== null; )
      reset_branch(e, tracked), e = e.next;
  }
}
function reset_all(effect3) {
  set_signal_status(effect3, 1024);
  for (var e = effect3.first; e !== null; )
    reset_all(e), e = e.next;
}

// node_modules/svelte/src/internal/client/reactivity/sources.js
var eager_effects = /* @__PURE__ */ new Set(), old_values = /* @__PURE__ */ new Map();
function set_eager_effects(v) {
  eager_effects = v;
}
var eager_effects_deferred = !1;
function set_eager_effects_deferred() {
  eager_effects_deferred = !0;
}
function source(v, stack2) {
  var signal = {
    f: 0,
    v,
    reactions: null,
    equals,
    rv: 0,
    wv: 0
  };
  return false_default && tracing_mode_flag && (signal.created = stack2 ?? get_error("created at"), signal.updated = null, signal.set_during_effect = !1, signal.trace = null), signal;
}
// @__NO_SIDE_EFFECTS__
function state(v, stack2) {
  let s = source(v, stack2);
  return push_reaction_value(s), s;
}
// @__NO_SIDE_EFFECTS__
function mutable_source(initial_value, immutable = !1, trackable = !0) {
  let s = source(initial_value);
  return immutable || (s.equals = safe_equals), legacy_mode_flag && trackable && component_context !== null && component_context.l !== null && (component_context.l.s ??= []).push(s), s;
}
function set(source2, value, should_proxy = !1) {
  active_reaction !== null && // since we are untracking the function inside `$inspect.with` we need to add this check
  // to ensure we error if state is set inside an inspect effect
  (!untracking || (active_reaction.f & 131072) !== 0) && is_runes() && (active_reaction.f & 4325394) !== 0 && (current_sources === null || !current_sources.has(source2)) && state_unsafe_mutation();
  let new_value = should_proxy ? proxy(value) : value;
  return false_default && tag_proxy(
    new_value,
    /** @type {string} */
    source2.label
  ), internal_set(source2, new_value, legacy_updates);
}
var seen = null, count_deps = 0;
function internal_set(source2, value, updated_during_traversal = null) {
  if (!source2.equals(value)) {
    is_destroying_effect ? old_values.set(source2, value) : old_values.has(source2) || old_values.set(source2, source2.v);
    var batch = Batch2.ensure();
    if (batch.capture(source2, value), false_default) {
      if (tracing_mode_flag || active_effect !== null) {
        source2.updated ??= /* @__PURE__ */ new Map();
        let count = (source2.updated.get("")?.count ?? 0) + 1;
        if (source2.updated.set("", { error: (
          /** @type {any} */
          null
        ), count }), tracing_mode_flag || count > 5) {
          let error = get_error("updated at");
          if (error !== null) {
            let entry = source2.updated.get(error.stack);
            entry || (entry = { error, count: 0 }, source2.updated.set(error.stack, entry)), entry.count++;
          }
        }
      }
      active_effect !== null && (source2.set_during_effect = !0);
    }
    if ((source2.f & 2) !== 0) {
      let derived2 = (
        /** @type {Derived} */
        source2
      );
      (source2.f & 2048) !== 0 && execute_derived(derived2), batch_values === null && update_derived_status(derived2);
    }
    source2.wv = increment_write_version(), seen = null, count_deps = 0, mark_reactions(source2, 2048, updated_during_traversal), seen = null, is_runes() && active_effect !== null && (active_effect.f & 1024) !== 0 && (active_effect.f & 96) === 0 && (untracked_writes === null ? set_untracked_writes([source2]) : untracked_writes.push(source2)), !batch.is_fork && eager_effects.size > 0 && !eager_effects_deferred && flush_eager_effects();
  }
  return value;
}
function flush_eager_effects() {
  eager_effects_deferred = !1;
  for (let effect3 of eager_effects) {
    (effect3.f & 1024) !== 0 && set_signal_status(effect3, 4096);
    let dirty;
    try {
      dirty = is_dirty(effect3);
    } catch {
      dirty = !0;
    }
    dirty && update_effect(effect3);
  }
  eager_effects.clear();
}
function increment(source2) {
  set(source2, source2.v + 1);
}
function mark_reactions(signal, status, updated_during_traversal) {
  var reactions = signal.reactions;
  if (reactions !== null) {
    var runes = is_runes(), length2 = reactions.length;
    if (count_deps += length2, count_deps > 1e5 && seen === null && (seen = /* @__PURE__ */ new Set()), seen !== null) {
      if (seen.has(signal)) return;
      seen.add(signal);
    }
    for (var i = 0; i < length2; i++) {
      var reaction = reactions[i], flags2 = reaction.f;
      if (!(!runes && reaction === active_effect)) {
        var not_dirty = (flags2 & 2048) === 0;
        if (not_dirty && set_signal_status(reaction, status), (flags2 & 131072) !== 0)
          eager_effects.add(
            /** @type {Effect} */
            reaction
          );
        else if ((flags2 & 2) !== 0) {
          var derived2 = (
            /** @type {Derived} */
            reaction
          );
          batch_values?.delete(derived2), mark_reactions(derived2, 4096, updated_during_traversal);
        } else if (not_dirty) {
          var effect3 = (
            /** @type {Effect} */
            reaction
          );
          (flags2 & 16) !== 0 && eager_block_effects !== null && eager_block_effects.add(effect3), updated_during_traversal !== null ? updated_during_traversal.push(effect3) : schedule_effect(effect3);
        }
      }
    }
  }
}

// node_modules/svelte/src/internal/client/proxy.js
var regex_is_valid_identifier = /^[a-zA-Z_$][a-zA-Z_$0-9]*$/;
function proxy(value) {
  if (typeof value != "object" || value === null || STATE_SYMBOL in value || COMPONENT_SYMBOL in value)
    return value;
  let prototype = get_prototype_of(value);
  if (prototype !== object_prototype && prototype !== array_prototype)
    return value;
  var sources = /* @__PURE__ */ new Map(), is_proxied_array = is_array(value), version = state(0), stack2 = false_default && tracing_mode_flag ? get_error("created at") : null, parent_version = update_version, with_parent = (fn) => {
    if (update_version === parent_version)
      return fn();
    var reaction = active_reaction, version2 = update_version;
    set_active_reaction(null), set_update_version(parent_version);
    var result = fn();
    return set_active_reaction(reaction), set_update_version(version2), result;
  };
  is_proxied_array && (sources.set("length", state(
    /** @type {any[]} */
    value.length,
    stack2
  )), false_default && (value = /** @type {any} */
  inspectable_array(
    /** @type {any[]} */
    value
  )));
  var path = "";
  let updating = !1;
  function update_path(new_path) {
    if (!updating) {
      updating = !0, path = new_path, tag(version, `${path} version`);
      for (let [prop2, source2] of sources)
        tag(source2, get_label(path, prop2));
      updating = !1;
    }
  }
  return new Proxy(
    /** @type {any} */
    value,
    {
      defineProperty(_, prop2, descriptor) {
        (!("value" in descriptor) || descriptor.configurable === !1 || descriptor.enumerable === !1 || descriptor.writable === !1) && state_descriptors_fixed();
        var s = sources.get(prop2);
        return s === void 0 ? with_parent(() => {
          var s2 = state(descriptor.value, stack2);
          return sources.set(prop2, s2), false_default && typeof prop2 == "string" && tag(s2, get_label(path, prop2)), s2;
        }) : set(s, descriptor.value, !0), !0;
      },
      deleteProperty(target, prop2) {
        var s = sources.get(prop2);
        if (s === void 0) {
          if (prop2 in target) {
            let s2 = with_parent(() => state(UNINITIALIZED, stack2));
            sources.set(prop2, s2), increment(version), false_default && tag(s2, get_label(path, prop2));
          }
        } else
          set(s, UNINITIALIZED), increment(version);
        return !0;
      },
      get(target, prop2, receiver) {
        if (prop2 === STATE_SYMBOL)
          return value;
        if (false_default && prop2 === PROXY_PATH_SYMBOL)
          return update_path;
        var s = sources.get(prop2), exists = prop2 in target;
        if (s === void 0 && (!exists || get_descriptor(target, prop2)?.writable) && (s = with_parent(() => {
          var p = proxy(exists ? target[prop2] : UNINITIALIZED), s2 = state(p, stack2);
          return false_default && tag(s2, get_label(path, prop2)), s2;
        }), sources.set(prop2, s)), s !== void 0) {
          var v = get(s);
          return v === UNINITIALIZED ? void 0 : v;
        }
        return Reflect.get(target, prop2, receiver);
      },
      getOwnPropertyDescriptor(target, prop2) {
        this.has?.(target, prop2);
        var descriptor = Reflect.getOwnPropertyDescriptor(target, prop2), s = sources.get(prop2);
        if (s !== void 0) {
          var value2 = get(s);
          if (value2 === UNINITIALIZED)
            return;
          if (descriptor && "value" in descriptor)
            descriptor.value = value2;
          else
            return {
              enumerable: !0,
              configurable: !0,
              value: value2,
              writable: !0
            };
        }
        return descriptor;
      },
      has(target, prop2) {
        if (prop2 === STATE_SYMBOL)
          return !0;
        var s = sources.get(prop2), has = s !== void 0 && s.v !== UNINITIALIZED || Reflect.has(target, prop2);
        if (s !== void 0 || (active_effect !== null || active_reaction !== null) && (!has || get_descriptor(target, prop2)?.writable)) {
          s === void 0 && (s = with_parent(() => {
            var p = has ? proxy(target[prop2]) : UNINITIALIZED, s2 = state(p, stack2);
            return false_default && tag(s2, get_label(path, prop2)), s2;
          }), sources.set(prop2, s));
          var value2 = get(s);
          if (value2 === UNINITIALIZED)
            return !1;
        }
        return has;
      },
      set(target, prop2, value2, receiver) {
        var s = sources.get(prop2), has = prop2 in target;
        if (is_proxied_array && prop2 === "length")
          for (var i = value2; i < /** @type {Source<number>} */
          s.v; i += 1) {
            var other_s = sources.get(i + "");
            other_s !== void 0 ? set(other_s, UNINITIALIZED) : i in target && (other_s = with_parent(() => state(UNINITIALIZED, stack2)), sources.set(i + "", other_s), false_default && tag(other_s, get_label(path, i)));
          }
        if (s === void 0)
          (!has || get_descriptor(target, prop2)?.writable) && (s = with_parent(() => state(void 0, stack2)), false_default && tag(s, get_label(path, prop2)), set(s, proxy(value2)), sources.set(prop2, s));
        else {
          has = s.v !== UNINITIALIZED;
          var p = with_parent(() => proxy(value2));
          set(s, p);
        }
        var descriptor = Reflect.getOwnPropertyDescriptor(target, prop2);
        if (descriptor?.set && descriptor.set.call(receiver, value2), !has) {
          if (is_proxied_array && typeof prop2 == "string") {
            var ls = (
              /** @type {Source<number>} */
              sources.get("length")
            ), n = Number(prop2);
            Number.isInteger(n) && n >= ls.v && set(ls, n + 1);
          }
          increment(version);
        }
        return !0;
      },
      ownKeys(target) {
        get(version);
        var own_keys = Reflect.ownKeys(target).filter((key3) => {
          var source3 = sources.get(key3);
          return source3 === void 0 || source3.v !== UNINITIALIZED;
        });
        for (var [key2, source2] of sources)
          source2.v !== UNINITIALIZED && !(key2 in target) && own_keys.push(key2);
        return own_keys;
      },
      setPrototypeOf() {
        state_prototype_fixed();
      }
    }
  );
}
function get_label(path, prop2) {
  return typeof prop2 == "symbol" ? `${path}[Symbol(${prop2.description ?? ""})]` : regex_is_valid_identifier.test(prop2) ? `${path}.${prop2}` : /^\d+$/.test(prop2) ? `${path}[${prop2}]` : `${path}['${prop2}']`;
}
function get_proxied_value(value) {
  try {
    if (value !== null && typeof value == "object" && STATE_SYMBOL in value)
      return value[STATE_SYMBOL];
  } catch {
  }
  return value;
}
var ARRAY_MUTATING_METHODS = /* @__PURE__ */ new Set([
  "copyWithin",
  "fill",
  "pop",
  "push",
  "reverse",
  "shift",
  "sort",
  "splice",
  "unshift"
]);
function inspectable_array(array) {
  return new Proxy(array, {
    get(target, prop2, receiver) {
      var value = Reflect.get(target, prop2, receiver);
      return ARRAY_MUTATING_METHODS.has(
        /** @type {string} */
        prop2
      ) ? function(...args) {
        set_eager_effects_deferred();
        var result = value.apply(this, args);
        return flush_eager_effects(), result;
      } : value;
    }
  });
}

// node_modules/svelte/src/internal/client/dev/equality.js
function init_array_prototype_warnings() {
  let array_prototype2 = Array.prototype, cleanup = Array.__svelte_cleanup;
  cleanup && cleanup();
  let { indexOf, lastIndexOf, includes: includes2 } = array_prototype2;
  array_prototype2.indexOf = function(item, from_index) {
    let index2 = indexOf.call(this, item, from_index);
    if (index2 === -1) {
      for (let i = from_index ?? 0; i < this.length; i += 1)
        if (get_proxied_value(this[i]) === item) {
          state_proxy_equality_mismatch("array.indexOf(...)");
          break;
        }
    }
    return index2;
  }, array_prototype2.lastIndexOf = function(item, from_index) {
    let index2 = lastIndexOf.call(this, item, from_index ?? this.length - 1);
    if (index2 === -1) {
      for (let i = 0; i <= (from_index ?? this.length - 1); i += 1)
        if (get_proxied_value(this[i]) === item) {
          state_proxy_equality_mismatch("array.lastIndexOf(...)");
          break;
        }
    }
    return index2;
  }, array_prototype2.includes = function(item, from_index) {
    let has = includes2.call(this, item, from_index);
    if (!has) {
      for (let i = 0; i < this.length; i += 1)
        if (get_proxied_value(this[i]) === item) {
          state_proxy_equality_mismatch("array.includes(...)");
          break;
        }
    }
    return has;
  }, Array.__svelte_cleanup = () => {
    array_prototype2.indexOf = indexOf, array_prototype2.lastIndexOf = lastIndexOf, array_prototype2.includes = includes2;
  };
}

// node_modules/svelte/src/internal/client/dom/operations.js
var $window, $document, is_firefox, first_child_getter, next_sibling_getter;
function init_operations() {
  if ($window === void 0) {
    $window = window, $document = document, is_firefox = /Firefox/.test(navigator.userAgent);
    var element_prototype = Element.prototype, node_prototype = Node.prototype, text_prototype = Text.prototype;
    first_child_getter = get_descriptor(node_prototype, "firstChild").get, next_sibling_getter = get_descriptor(node_prototype, "nextSibling").get, is_extensible(element_prototype) && (element_prototype[CLASS_CACHE] = void 0, element_prototype[ATTRIBUTES_CACHE] = null, element_prototype[STYLE_CACHE] = void 0, element_prototype.__e = void 0), is_extensible(text_prototype) && (text_prototype[TEXT_CACHE] = void 0), false_default && (element_prototype.__svelte_meta = null, init_array_prototype_warnings());
  }
}
function create_text(value = "") {
  return document.createTextNode(value);
}
// @__NO_SIDE_EFFECTS__
function get_first_child(node) {
  return (
    /** @type {TemplateNode | null} */
    first_child_getter.call(node)
  );
}
// @__NO_SIDE_EFFECTS__
function get_next_sibling(node) {
  return (
    /** @type {TemplateNode | null} */
    next_sibling_getter.call(node)
  );
}
function child(node, is_text) {
  if (!hydrating)
    return /* @__PURE__ */ get_first_child(node);
  var child2 = /* @__PURE__ */ get_first_child(hydrate_node);
  if (child2 === null)
    child2 = hydrate_node.appendChild(create_text());
  else if (is_text && child2.nodeType !== TEXT_NODE) {
    var text2 = create_text();
    return child2?.before(text2), set_hydrate_node(text2), text2;
  }
  return is_text && merge_text_nodes(
    /** @type {Text} */
    child2
  ), set_hydrate_node(child2), child2;
}
function first_child(node, is_text = !1) {
  if (!hydrating) {
    var first = /* @__PURE__ */ get_first_child(node);
    return first instanceof Comment && first.data === "" ? /* @__PURE__ */ get_next_sibling(first) : first;
  }
  if (is_text) {
    if (hydrate_node?.nodeType !== TEXT_NODE) {
      var text2 = create_text();
      return hydrate_node?.before(text2), set_hydrate_node(text2), text2;
    }
    merge_text_nodes(
      /** @type {Text} */
      hydrate_node
    );
  }
  return hydrate_node;
}
function only_child(node, is_text = !1) {
  if (!hydrating)
    return /* @__PURE__ */ get_first_child(node);
  var first = child(node, is_text);
  return reset(node), first;
}
function sibling(node, count = 1, is_text = !1) {
  let next_sibling = hydrating ? hydrate_node : node;
  for (var last_sibling; count--; )
    last_sibling = next_sibling, next_sibling = /** @type {TemplateNode} */
    /* @__PURE__ */ get_next_sibling(next_sibling);
  if (!hydrating)
    return next_sibling;
  if (is_text) {
    if (next_sibling?.nodeType !== TEXT_NODE) {
      var text2 = create_text();
      return next_sibling === null ? last_sibling?.after(text2) : next_sibling.before(text2), set_hydrate_node(text2), text2;
    }
    merge_text_nodes(
      /** @type {Text} */
      next_sibling
    );
  }
  return set_hydrate_node(next_sibling), next_sibling;
}
function clear_text_content(node) {
  node.textContent = "";
}
function should_defer_append() {
  if (!async_mode_flag || eager_block_effects !== null) return !1;
  var flags2 = (
    /** @type {Effect} */
    active_effect.f
  );
  return (flags2 & 32768) !== 0;
}
function create_element(tag2, namespace, is2) {
  return namespace == null || namespace === NAMESPACE_HTML ? (
    /** @type {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : Element} */
    is2 ? document.createElement(tag2, { is: is2 }) : document.createElement(tag2)
  ) : (
    /** @type {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : Element} */
    is2 ? document.createElementNS(namespace, tag2, { is: is2 }) : document.createElementNS(namespace, tag2)
  );
}
function merge_text_nodes(text2) {
  if (
    /** @type {string} */
    text2.nodeValue.length < 65536
  )
    return;
  let next2 = text2.nextSibling;
  for (; next2 !== null && next2.nodeType === TEXT_NODE; )
    next2.remove(), text2.nodeValue += /** @type {string} */
    next2.nodeValue, next2 = text2.nextSibling;
}

// node_modules/svelte/src/internal/client/error-handling.js
var adjustments = /* @__PURE__ */ new WeakMap();
function handle_error(error) {
  var effect3 = active_effect;
  if (effect3 === null)
    return active_reaction.f |= 8388608, error;
  if (false_default && error instanceof Error && !adjustments.has(error) && adjustments.set(error, get_adjustments(error, effect3)), (effect3.f & 32768) === 0 && (effect3.f & 4) === 0)
    throw false_default && !effect3.parent && error instanceof Error && apply_adjustments(error), error;
  invoke_error_boundary(error, effect3);
}
function invoke_error_boundary(error, effect3) {
  if (error === HYDRATION_ERROR)
    throw error;
  if (!(effect3 !== null && (effect3.f & 16384) !== 0)) {
    for (; effect3 !== null; ) {
      if ((effect3.f & 128) !== 0 && (effect3.f & 33570816) === 0) {
        if ((effect3.f & 32768) === 0)
          throw error;
        try {
          effect3.b.error(error);
          return;
        } catch (e) {
          error = e;
        }
      }
      effect3 = effect3.parent;
    }
    throw false_default && error instanceof Error && apply_adjustments(error), error;
  }
}
function get_adjustments(error, effect3) {
  let message_descriptor = get_descriptor(error, "message");
  if (!(message_descriptor && !message_descriptor.configurable)) {
    for (var indent = is_firefox ? "  " : "	", component_stack = `
${indent}in ${effect3.fn?.name || "<unknown>"}`, context = effect3.ctx; context !== null; )
      component_stack += `
${indent}in ${context.function?.[FILENAME].split("/").pop()}`, context = context.p;
    return {
      message: error.message + `
${component_stack}
`,
      stack: error.stack?.split(`
`).filter((line) => !line.includes("svelte/src/internal")).join(`
`)
    };
  }
}
function apply_adjustments(error) {
  let adjusted = adjustments.get(error);
  adjusted && (define_property(error, "message", {
    value: adjusted.message
  }), define_property(error, "stack", {
    value: adjusted.stack
  }));
}

// node_modules/svelte/src/internal/client/reactivity/effects.js
function validate_effect(rune) {
  active_effect === null && (active_reaction === null && effect_orphan(rune), effect_in_unowned_derived()), is_destroying_effect && effect_in_teardown(rune);
}
function push_effect(effect3, parent_effect) {
  var parent_last = parent_effect.last;
  parent_last === null ? parent_effect.last = parent_effect.first = effect3 : (parent_last.next = effect3, effect3.prev = parent_last, parent_effect.last = effect3);
}
function create_effect(type, fn) {
  var parent = active_effect;
  if (false_default)
    for (; parent !== null && (parent.f & 131072) !== 0; )
      parent = parent.parent;
  parent !== null && (parent.f & 8192) !== 0 && (type |= 8192);
  var effect3 = {
    ctx: component_context,
    deps: null,
    nodes: null,
    f: type | 2048 | 512,
    first: null,
    fn,
    last: null,
    next: null,
    parent,
    b: parent && parent.b,
    prev: null,
    teardown: null,
    wv: 0,
    ac: null
  };
  false_default && (effect3.component_function = dev_current_component_function), current_batch?.register_created_effect(effect3);
  var e = effect3;
  if ((type & 4) !== 0)
    collected_effects !== null ? collected_effects.push(effect3) : Batch2.ensure().schedule(effect3);
  else if (fn !== null) {
    try {
      update_effect(effect3);
    } catch (e2) {
      throw destroy_effect(effect3), e2;
    }
    e.deps === null && e.teardown === null && e.nodes === null && e.first === e.last && // either `null`, or a singular child
    (e.f & 524288) === 0 && (e = e.first, (type & 16) !== 0 && (type & 65536) !== 0 && e !== null && (e.f |= 65536));
  }
  if (e !== null && (e.parent = parent, parent !== null && push_effect(e, parent), active_reaction !== null && (active_reaction.f & 2) !== 0 && (type & 64) === 0)) {
    var derived2 = (
      /** @type {Derived} */
      active_reaction
    );
    (derived2.effects ??= []).push(e);
  }
  return effect3;
}
function effect_tracking() {
  return active_reaction !== null && !untracking;
}
function teardown(fn) {
  let effect3 = create_effect(8, null);
  return set_signal_status(effect3, 1024), effect3.teardown = fn, effect3;
}
function user_effect(fn) {
  validate_effect("$effect"), false_default && define_property(fn, "name", {
    value: "$effect"
  });
  var flags2 = (
    /** @type {Effect} */
    active_effect.f
  ), defer = !active_reaction && (flags2 & 32) !== 0 && component_context !== null && !component_context.i;
  if (defer) {
    var context = (
      /** @type {ComponentContext} */
      component_context
    );
    (context.e ??= []).push(fn);
  } else
    return create_user_effect(fn);
}
function create_user_effect(fn) {
  return create_effect(1048580, fn);
}
function user_pre_effect(fn) {
  return validate_effect("$effect.pre"), false_default && define_property(fn, "name", {
    value: "$effect.pre"
  }), create_effect(1048584, fn);
}
function effect_root(fn) {
  Batch2.ensure();
  let effect3 = create_effect(524352, fn);
  return () => {
    destroy_effect(effect3);
  };
}
function component_root(fn) {
  Batch2.ensure();
  let effect3 = create_effect(524352, fn);
  return (options = {}) => new Promise((fulfil) => {
    options.outro ? pause_effect(effect3, () => {
      destroy_effect(effect3), fulfil(void 0);
    }) : (destroy_effect(effect3), fulfil(void 0));
  });
}
function effect(fn) {
  return create_effect(4, fn);
}
function async_effect(fn) {
  return create_effect(4718592, fn);
}
function render_effect(fn, flags2 = 0) {
  return create_effect(8 | flags2, fn);
}
function template_effect(fn, sync = [], async2 = [], blockers = []) {
  flatten(blockers, sync, async2, (values) => {
    create_effect(8, () => {
      fn(...values.map(get));
    });
  });
}
function block(fn, flags2 = 0) {
  var effect3 = create_effect(16 | flags2, fn);
  return false_default && (effect3.dev_stack = dev_stack), effect3;
}
function managed(fn, flags2 = 0) {
  var effect3 = create_effect(16777216 | flags2, fn);
  return false_default && (effect3.dev_stack = dev_stack), effect3;
}
function branch(fn) {
  return create_effect(524320, fn);
}
function execute_effect_teardown(effect3) {
  var teardown2 = effect3.teardown;
  if (teardown2 !== null) {
    let previously_destroying_effect = is_destroying_effect, previous_reaction = active_reaction;
    set_is_destroying_effect(!0), set_active_reaction(null);
    try {
      teardown2.call(null);
    } catch (error) {
      invoke_error_boundary(error, effect3.parent);
    } finally {
      set_is_destroying_effect(previously_destroying_effect), set_active_reaction(previous_reaction);
    }
  }
}
function destroy_effect_children(signal, remove_dom = !1) {
  var effect3 = signal.first;
  for (signal.first = signal.last = null; effect3 !== null; ) {
    let controller = effect3.ac;
    controller !== null && without_reactive_context(() => {
      controller.abort(STALE_REACTION);
    });
    var next2 = effect3.next;
    (effect3.f & 64) !== 0 ? effect3.parent = null : destroy_effect(effect3, remove_dom), effect3 = next2;
  }
}
function destroy_block_effect_children(signal) {
  for (var effect3 = signal.first; effect3 !== null; ) {
    var next2 = effect3.next;
    (effect3.f & 32) === 0 && destroy_effect(effect3), effect3 = next2;
  }
}
function destroy_effect(effect3, remove_dom = !0) {
  var removed = !1;
  (remove_dom || (effect3.f & 262144) !== 0) && effect3.nodes !== null && effect3.nodes.end !== null && (remove_effect_dom(
    effect3.nodes.start,
    /** @type {TemplateNode} */
    effect3.nodes.end
  ), removed = !0), effect3.f |= 33554432, destroy_effect_children(effect3, remove_dom && !removed), remove_reactions(effect3, 0);
  var transitions = effect3.nodes && effect3.nodes.t;
  if (transitions !== null)
    for (let transition2 of transitions)
      transition2.stop();
  execute_effect_teardown(effect3), effect3.f ^= 33554432, effect3.f |= 16384;
  var parent = effect3.parent;
  parent !== null && parent.first !== null && unlink_effect(effect3), false_default && (effect3.component_function = null), effect3.next = effect3.prev = effect3.teardown = effect3.ctx = effect3.deps = effect3.fn = effect3.nodes = effect3.ac = effect3.b = null;
}
function remove_effect_dom(node, end) {
  for (; node !== null; ) {
    var next2 = node === end ? null : get_next_sibling(node);
    node.remove(), node = next2;
  }
}
function unlink_effect(effect3) {
  var parent = effect3.parent, prev = effect3.prev, next2 = effect3.next;
  prev !== null && (prev.next = next2), next2 !== null && (next2.prev = prev), parent !== null && (parent.first === effect3 && (parent.first = next2), parent.last === effect3 && (parent.last = prev));
}
function pause_effect(effect3, callback, destroy = !0) {
  var transitions = [];
  effect3.f |= 256, pause_children(effect3, transitions, !0);
  var fn = () => {
    destroy && destroy_effect(effect3), callback && callback();
  }, remaining = transitions.length;
  if (remaining > 0) {
    var check = () => --remaining || fn();
    for (var transition2 of transitions)
      transition2.out(check);
  } else
    fn();
}
function pause_children(effect3, transitions, local) {
  if ((effect3.f & 8192) === 0) {
    effect3.f ^= 8192;
    var t = effect3.nodes && effect3.nodes.t;
    if (t !== null)
      for (let transition2 of t)
        (transition2.is_global || local) && transitions.push(transition2);
    for (var child2 = effect3.first; child2 !== null; ) {
      var sibling2 = child2.next;
      if ((child2.f & 64) === 0) {
        var transparent = (child2.f & 65536) !== 0 || // If this is a branch effect without a block effect parent,
        // it means the parent block effect was pruned. In that case,
        // transparency information was transferred to the branch effect.
        (child2.f & 32) !== 0 && (effect3.f & 16) !== 0;
        pause_children(child2, transitions, transparent ? local : !1);
      }
      child2 = sibling2;
    }
  }
}
function resume_effect(effect3) {
  effect3.f &= -257, resume_children(effect3, !0);
}
function resume_children(effect3, local) {
  if ((effect3.f & 256) === 0 && (effect3.f & 8192) !== 0) {
    effect3.f ^= 8192, (effect3.f & 1024) === 0 && (set_signal_status(effect3, 2048), Batch2.ensure().schedule(effect3));
    for (var child2 = effect3.first; child2 !== null; ) {
      var sibling2 = child2.next, transparent = (child2.f & 65536) !== 0 || (child2.f & 32) !== 0;
      resume_children(child2, transparent ? local : !1), child2 = sibling2;
    }
    var t = effect3.nodes && effect3.nodes.t;
    if (t !== null)
      for (let transition2 of t)
        (transition2.is_global || local) && transition2.in();
  }
}
function move_effect(effect3, fragment) {
  if (effect3.nodes)
    for (var node = effect3.nodes.start, end = effect3.nodes.end; node !== null; ) {
      var next2 = node === end ? null : get_next_sibling(node);
      fragment.append(node), node = next2;
    }
}

// node_modules/svelte/src/internal/client/legacy.js
var captured_signals = null;

// node_modules/svelte/src/internal/client/runtime.js
var is_destroying_effect = !1;
function set_is_destroying_effect(value) {
  is_destroying_effect = value;
}
var active_reaction = null, untracking = !1;
function set_active_reaction(reaction) {
  active_reaction = reaction;
}
var active_effect = null;
function set_active_effect(effect3) {
  active_effect = effect3;
}
var current_sources = null;
function push_reaction_value(value) {
  active_reaction !== null && (!async_mode_flag && (active_reaction.f & 2097152) !== 0 || (active_reaction.f & 2) !== 0) && (current_sources ??= /* @__PURE__ */ new Set()).add(value);
}
var new_deps = null, skipped_deps = 0, untracked_writes = null;
function set_untracked_writes(value) {
  untracked_writes = value;
}
var write_version = 1, read_version = 0, update_version = read_version;
function set_update_version(value) {
  update_version = value;
}
function increment_write_version() {
  return ++write_version;
}
function is_dirty(reaction) {
  var flags2 = reaction.f;
  if ((flags2 & 2048) !== 0)
    return !0;
  if ((flags2 & 4096) !== 0) {
    for (var dependencies = (
      /** @type {Value[]} */
      reaction.deps
    ), length2 = dependencies.length, i = 0; i < length2; i++) {
      var dependency = dependencies[i];
      if (is_dirty(
        /** @type {Derived} */
        dependency
      ) && update_derived(
        /** @type {Derived} */
        dependency
      ), dependency.wv > reaction.wv)
        return !0;
    }
    (flags2 & 512) !== 0 && // During time traveling we don't want to reset the status so that
    // traversal of the graph in the other batches still happens
    batch_values === null && set_signal_status(reaction, 1024);
  }
  return !1;
}
function schedule_possible_effect_self_invalidation(signal, effect3, root2 = !0) {
  var reactions = signal.reactions;
  if (reactions !== null && !(!async_mode_flag && current_sources !== null && current_sources.has(signal)))
    for (var i = 0; i < reactions.length; i++) {
      var reaction = reactions[i];
      (reaction.f & 2) !== 0 ? schedule_possible_effect_self_invalidation(
        /** @type {Derived} */
        reaction,
        effect3,
        !1
      ) : effect3 === reaction && (root2 ? set_signal_status(reaction, 2048) : (reaction.f & 1024) !== 0 && set_signal_status(reaction, 4096), schedule_effect(
        /** @type {Effect} */
        reaction
      ));
    }
}
function update_reaction(reaction) {
  var previous_deps = new_deps, previous_skipped_deps = skipped_deps, previous_untracked_writes = untracked_writes, previous_reaction = active_reaction, previous_sources = current_sources, previous_component_context = component_context, previous_untracking = untracking, previous_update_version = update_version, flags2 = reaction.f;
  new_deps = /** @type {null | Value[]} */
  null, skipped_deps = 0, untracked_writes = null, active_reaction = (flags2 & 96) === 0 ? reaction : null, current_sources = null, set_component_context(reaction.ctx), untracking = !1, update_version = ++read_version, reaction.ac !== null && (without_reactive_context(() => {
    reaction.ac.abort(STALE_REACTION);
  }), reaction.ac = null);
  try {
    reaction.f |= 2097152;
    var fn = (
      /** @type {Function} */
      reaction.fn
    ), result = fn();
    reaction.f |= 32768;
    var deps = update_dependencies(reaction);
    if (is_runes() && untracked_writes !== null && !untracking && deps !== null && (reaction.f & 6146) === 0)
      for (var i = 0; i < /** @type {Source[]} */
      untracked_writes.length; i++)
        schedule_possible_effect_self_invalidation(
          untracked_writes[i],
          /** @type {Effect} */
          reaction
        );
    if (previous_reaction !== null && previous_reaction !== reaction) {
      if (read_version++, previous_reaction.deps !== null)
        for (let i2 = 0; i2 < previous_skipped_deps; i2 += 1)
          previous_reaction.deps[i2].rv = read_version;
      if (previous_deps !== null)
        for (let dep of previous_deps)
          dep.rv = read_version;
      untracked_writes !== null && (previous_untracked_writes === null ? previous_untracked_writes = untracked_writes : previous_untracked_writes.push(.../** @type {Source[]} */
      untracked_writes));
    }
    return (reaction.f & 8388608) !== 0 && (reaction.f ^= 8388608), result;
  } catch (error) {
    return update_dependencies(reaction), handle_error(error);
  } finally {
    reaction.f ^= 2097152, new_deps = previous_deps, skipped_deps = previous_skipped_deps, untracked_writes = previous_untracked_writes, active_reaction = previous_reaction, current_sources = previous_sources, set_component_context(previous_component_context), untracking = previous_untracking, update_version = previous_update_version;
  }
}
function update_dependencies(reaction) {
  var deps = reaction.deps, is_fork = current_batch?.is_fork;
  if (new_deps !== null) {
    var i;
    if (is_fork || remove_reactions(reaction, skipped_deps), deps !== null && skipped_deps > 0)
      for (deps.length = skipped_deps + new_deps.length, i = 0; i < new_deps.length; i++)
        deps[skipped_deps + i] = new_deps[i];
    else
      reaction.deps = deps = new_deps;
    if (effect_tracking() && (reaction.f & 512) !== 0)
      for (i = skipped_deps; i < deps.length; i++)
        (deps[i].reactions ??= []).push(reaction);
  } else !is_fork && deps !== null && skipped_deps < deps.length && (remove_reactions(reaction, skipped_deps), deps.length = skipped_deps);
  return deps;
}
function remove_reaction(signal, dependency) {
  let reactions = dependency.reactions;
  if (reactions !== null) {
    var index2 = index_of.call(reactions, signal);
    if (index2 !== -1) {
      var new_length = reactions.length - 1;
      new_length === 0 ? reactions = dependency.reactions = null : (reactions[index2] = reactions[new_length], reactions.pop());
    }
  }
  if (reactions === null && (dependency.f & 2) !== 0 && // Destroying a child effect while updating a parent effect can cause a dependency to appear
  // to be unused, when in fact it is used by the currently-updating parent. Checking `new_deps`
  // allows us to skip the expensive work of disconnecting and immediately reconnecting it
  (new_deps === null || !includes.call(new_deps, dependency))) {
    var derived2 = (
      /** @type {Derived} */
      dependency
    );
    (derived2.f & 512) !== 0 && (derived2.f ^= 512), derived2.v !== UNINITIALIZED && update_derived_status(derived2), derived2.ac !== null && without_reactive_context(() => {
      derived2.ac.abort(STALE_REACTION), derived2.ac = null, set_signal_status(derived2, 2048);
    }), freeze_derived_effects(derived2), remove_reactions(derived2, 0);
  }
}
function remove_reactions(signal, start_index) {
  var dependencies = signal.deps;
  if (dependencies !== null)
    for (var i = start_index; i < dependencies.length; i++)
      remove_reaction(signal, dependencies[i]);
}
function update_effect(effect3) {
  var flags2 = effect3.f;
  if ((flags2 & 16384) === 0) {
    set_signal_status(effect3, 1024);
    var previous_effect = active_effect;
    if (active_effect = effect3, false_default) {
      var previous_component_fn = dev_current_component_function;
      set_dev_current_component_function(effect3.component_function);
      var previous_stack = (
        /** @type {any} */
        dev_stack
      );
      set_dev_stack(effect3.dev_stack ?? dev_stack);
    }
    try {
      (flags2 & 16777232) !== 0 ? destroy_block_effect_children(effect3) : destroy_effect_children(effect3), execute_effect_teardown(effect3);
      var teardown2 = update_reaction(effect3);
      if (effect3.teardown = typeof teardown2 == "function" ? teardown2 : null, effect3.wv = write_version, false_default && tracing_mode_flag && (effect3.f & 2048) !== 0 && effect3.deps !== null)
        for (var dep of effect3.deps)
          dep.set_during_effect && (dep.wv = increment_write_version(), dep.set_during_effect = !1);
    } finally {
      active_effect = previous_effect, false_default && (set_dev_current_component_function(previous_component_fn), set_dev_stack(previous_stack));
    }
  }
}
async function tick() {
  if (async_mode_flag)
    return new Promise((f) => {
      requestAnimationFrame(() => f()), setTimeout(() => f());
    });
  await Promise.resolve(), flushSync();
}
function get(signal) {
  var flags2 = signal.f, is_derived = (flags2 & 2) !== 0;
  if (captured_signals?.add(signal), active_reaction !== null && !untracking) {
    var destroyed = active_effect !== null && (active_effect.f & 16384) !== 0;
    if (!destroyed && (current_sources === null || !current_sources.has(signal))) {
      var deps = active_reaction.deps;
      if ((active_reaction.f & 2097152) !== 0)
        signal.rv < read_version && (signal.rv = read_version, new_deps === null && deps !== null && deps[skipped_deps] === signal ? skipped_deps++ : new_deps === null ? new_deps = [signal] : new_deps.push(signal));
      else {
        active_reaction.deps ??= [], includes.call(active_reaction.deps, signal) || active_reaction.deps.push(signal);
        var reactions = signal.reactions;
        reactions === null ? signal.reactions = [active_reaction] : includes.call(reactions, active_reaction) || reactions.push(active_reaction);
      }
    }
  }
  if (false_default) {
    if (!untracking && reactivity_loss_tracker && // By checking that current/previous batch are null we filter out false positives.
    // reactivity_loss_tracker is only reset after a microtask, so if a flush happens
    // before that, we get warnings for things we shouldn't warn on.
    current_batch === null && previous_batch === null && !reactivity_loss_tracker.warned && (reactivity_loss_tracker.effect.f & 2097152) === 0 && !reactivity_loss_tracker.effect_deps.has(signal)) {
      reactivity_loss_tracker.warned = !0, await_reactivity_loss(
        /** @type {string} */
        signal.label
      );
      var trace2 = get_error("traced at");
      trace2 && console.warn(trace2);
    }
    if (recent_async_deriveds.delete(signal), tracing_mode_flag && !untracking && tracing_expressions !== null && active_reaction !== null && tracing_expressions.reaction === active_reaction) {
      if (signal.trace)
        signal.trace();
      else if (trace2 = get_error("traced at"), trace2) {
        var entry = tracing_expressions.entries.get(signal);
        entry === void 0 && (entry = { traces: [] }, tracing_expressions.entries.set(signal, entry));
        var last = entry.traces[entry.traces.length - 1];
        trace2.stack !== last?.stack && entry.traces.push(trace2);
      }
    }
  }
  if (is_destroying_effect && old_values.has(signal))
    return old_values.get(signal);
  if (is_derived) {
    var derived2 = (
      /** @type {Derived} */
      signal
    );
    if (is_destroying_effect) {
      var value = derived2.v;
      return ((derived2.f & 1024) === 0 && derived2.reactions !== null || depends_on_old_values(derived2)) && (value = execute_derived(derived2)), old_values.set(derived2, value), value;
    }
    var should_connect = (derived2.f & 512) === 0 && !untracking && active_reaction !== null && (active_reaction.f & 512) !== 0, is_new = (derived2.f & 32768) === 0;
    is_dirty(derived2) && (should_connect && (derived2.f |= 512), update_derived(derived2)), should_connect && !is_new && (unfreeze_derived_effects(derived2), reconnect(derived2));
  }
  if (batch_values?.has(signal))
    return batch_values.get(signal);
  if ((signal.f & 8388608) !== 0)
    throw signal.v;
  return signal.v;
}
function reconnect(derived2) {
  if (derived2.f |= 512, derived2.deps !== null)
    for (let dep of derived2.deps) {
      var reactions = dep.reactions;
      reactions === null ? dep.reactions = [derived2] : includes.call(reactions, derived2) || reactions.push(derived2), (dep.f & 2) !== 0 && (dep.f & 512) === 0 && (unfreeze_derived_effects(
        /** @type {Derived} */
        dep
      ), reconnect(
        /** @type {Derived} */
        dep
      ));
    }
}
function depends_on_old_values(derived2) {
  if (derived2.v === UNINITIALIZED) return !0;
  if (derived2.deps === null) return !1;
  for (let dep of derived2.deps)
    if (old_values.has(dep) || (dep.f & 2) !== 0 && depends_on_old_values(
      /** @type {Derived} */
      dep
    ))
      return !0;
  return !1;
}
function untrack(fn) {
  var previous_untracking = untracking;
  try {
    return untracking = !0, fn();
  } finally {
    untracking = previous_untracking;
  }
}

// node_modules/svelte/src/utils.js
var DOM_BOOLEAN_ATTRIBUTES = [
  "allowfullscreen",
  "async",
  "autofocus",
  "autoplay",
  "checked",
  "controls",
  "default",
  "disabled",
  "formnovalidate",
  "indeterminate",
  "inert",
  "ismap",
  "loop",
  "multiple",
  "muted",
  "nomodule",
  "novalidate",
  "open",
  "playsinline",
  "readonly",
  "required",
  "reversed",
  "seamless",
  "selected",
  "webkitdirectory",
  "defer",
  "disablepictureinpicture",
  "disableremoteplayback"
];
var DOM_PROPERTIES = [
  ...DOM_BOOLEAN_ATTRIBUTES,
  "formNoValidate",
  "isMap",
  "noModule",
  "playsInline",
  "readOnly",
  "value",
  "volume",
  "defaultValue",
  "defaultChecked",
  "srcObject",
  "noValidate",
  "allowFullscreen",
  "disablePictureInPicture",
  "disableRemotePlayback"
];
var PASSIVE_EVENTS = ["touchstart", "touchmove"];
function is_passive_event(name) {
  return PASSIVE_EVENTS.includes(name);
}
var STATE_CREATION_RUNES = (
  /** @type {const} */
  [
    "$state",
    "$state.raw",
    "$derived",
    "$derived.by"
  ]
), RUNES = (
  /** @type {const} */
  [
    ...STATE_CREATION_RUNES,
    "$state.eager",
    "$state.snapshot",
    "$props",
    "$props.id",
    "$bindable",
    "$effect",
    "$effect.pre",
    "$effect.tracking",
    "$effect.root",
    "$effect.pending",
    "$inspect",
    "$inspect().with",
    "$inspect.trace",
    "$host"
  ]
);

// node_modules/svelte/src/internal/client/dom/elements/events.js
var event_symbol = /* @__PURE__ */ Symbol("events"), all_registered_events = /* @__PURE__ */ new Set(), root_event_handles = /* @__PURE__ */ new Set();
function create_event(event_name, dom, handler, options = {}) {
  function target_handler(event3) {
    if (options.capture || handle_event_propagation.call(dom, event3), !event3.cancelBubble)
      return without_reactive_context(() => handler?.call(this, event3));
  }
  return event_name.startsWith("pointer") || event_name.startsWith("touch") || event_name === "wheel" ? (target_handler.__removed = !1, queue_micro_task(() => {
    target_handler.__removed || dom.addEventListener(event_name, target_handler, options);
  })) : dom.addEventListener(event_name, target_handler, options), target_handler;
}
function event(event_name, dom, handler, capture2, passive2) {
  var options = { capture: capture2, passive: passive2 }, target_handler = create_event(event_name, dom, handler, options);
  (dom === document.body || // @ts-ignore
  dom === window || // @ts-ignore
  dom === document || // Firefox has quirky behavior, it can happen that we still get "canplay" events when the element is already removed
  dom instanceof HTMLMediaElement) && teardown(() => {
    target_handler.__removed = !0, dom.removeEventListener(event_name, target_handler, options);
  });
}
function delegated(event_name, element2, handler) {
  (element2[event_symbol] ??= {})[event_name] = handler;
}
function delegate(events) {
  for (var i = 0; i < events.length; i++)
    all_registered_events.add(events[i]);
  for (var fn of root_event_handles)
    fn(events);
}
var last_propagated_event = null, last_propagated_event_clear_scheduled = !1;
function handle_event_propagation(event3) {
  var handler_element = this, owner_document = (
    /** @type {Node} */
    handler_element.ownerDocument
  ), event_name = event3.type, path = event3.composedPath?.() || [], current_target = (
    /** @type {null | Element} */
    path[0] || event3.target
  );
  last_propagated_event = event3, last_propagated_event_clear_scheduled || (last_propagated_event_clear_scheduled = !0, setTimeout(() => {
    last_propagated_event_clear_scheduled = !1, last_propagated_event = null;
  }));
  var path_idx = 0, handled_at = last_propagated_event === event3 && event3[event_symbol];
  if (handled_at) {
    var at_idx = path.indexOf(handled_at);
    if (at_idx !== -1 && (handler_element === document || handler_element === /** @type {any} */
    window)) {
      event3[event_symbol] = handler_element;
      return;
    }
    var handler_idx = path.indexOf(handler_element);
    if (handler_idx === -1)
      return;
    at_idx <= handler_idx && (path_idx = at_idx);
  }
  if (current_target = /** @type {Element} */
  path[path_idx] || event3.target, current_target !== handler_element) {
    define_property(event3, "currentTarget", {
      configurable: !0,
      get() {
        return current_target || owner_document;
      }
    });
    var previous_reaction = active_reaction, previous_effect = active_effect;
    set_active_reaction(null), set_active_effect(null);
    try {
      for (var throw_error, other_errors = []; current_target !== null && current_target !== handler_element; ) {
        try {
          var delegated2 = current_target[event_symbol]?.[event_name];
          delegated2 != null && (!/** @type {any} */
          current_target.disabled || // DOM could've been updated already by the time this is reached, so we check this as well
          // -> the target could not have been disabled because it emits the event in the first place
          event3.target === current_target) && delegated2.call(current_target, event3);
        } catch (error) {
          throw_error ? other_errors.push(error) : throw_error = error;
        }
        if (event3.cancelBubble) break;
        path_idx++, current_target = path_idx < path.length ? (
          /** @type {Element} */
          path[path_idx]
        ) : null;
      }
      if (throw_error) {
        for (let error of other_errors)
          queueMicrotask(() => {
            throw error;
          });
        throw throw_error;
      }
    } finally {
      event3[event_symbol] = handler_element, delete event3.currentTarget, set_active_reaction(previous_reaction), set_active_effect(previous_effect);
    }
  }
}

// node_modules/svelte/src/internal/client/dom/reconciler.js
var policy = (
  // We gotta write it like this because after downleveling the pure comment may end up in the wrong location
  globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", {
    /** @param {string} html */
    createHTML: (html2) => html2
  })
);
function create_trusted_html(html2) {
  return (
    /** @type {string} */
    policy?.createHTML(html2) ?? html2
  );
}
function create_fragment_from_html(html2) {
  var elem = create_element("template");
  return elem.innerHTML = create_trusted_html(html2.replaceAll("<!>", "<!---->")), elem.content;
}

// node_modules/svelte/src/internal/client/dom/template.js
function assign_nodes(start, end) {
  var effect3 = (
    /** @type {Effect} */
    active_effect
  );
  effect3.nodes === null && (effect3.nodes = { start, end, a: null, t: null });
}
// @__NO_SIDE_EFFECTS__
function from_html(content, flags2) {
  var is_fragment = (flags2 & 1) !== 0, use_import_node = (flags2 & 2) !== 0, node, has_start = !content.startsWith("<!>");
  return () => {
    if (hydrating)
      return assign_nodes(hydrate_node, null), hydrate_node;
    node === void 0 && (node = create_fragment_from_html(has_start ? content : "<!>" + content), is_fragment || (node = /** @type {TemplateNode} */
    get_first_child(node)));
    var clone = (
      /** @type {TemplateNode} */
      use_import_node || is_firefox ? document.importNode(node, !0) : node.cloneNode(!0)
    );
    if (is_fragment) {
      var start = (
        /** @type {TemplateNode} */
        get_first_child(clone)
      ), end = (
        /** @type {TemplateNode} */
        clone.lastChild
      );
      assign_nodes(start, end);
    } else
      assign_nodes(clone, clone);
    return clone;
  };
}
function comment() {
  if (hydrating)
    return assign_nodes(hydrate_node, null), hydrate_node;
  var frag = document.createDocumentFragment(), start = document.createComment(""), anchor = create_text();
  return frag.append(start, anchor), assign_nodes(start, anchor), frag;
}
function append(anchor, dom) {
  if (hydrating) {
    var effect3 = (
      /** @type {Effect & { nodes: EffectNodes }} */
      active_effect
    );
    ((effect3.f & 32768) === 0 || effect3.nodes.end === null) && (effect3.nodes.end = hydrate_node), hydrate_next();
    return;
  }
  anchor !== null && anchor.before(
    /** @type {Node} */
    dom
  );
}

// node_modules/svelte/src/reactivity/create-subscriber.js
function createSubscriber(start) {
  let subscribers = 0, version = source(0), stop;
  return false_default && tag(version, "createSubscriber version"), () => {
    effect_tracking() && (get(version), render_effect(() => (subscribers === 0 && (stop = untrack(() => start(() => increment(version)))), subscribers += 1, () => {
      queue_micro_task(() => {
        subscribers -= 1, subscribers === 0 && (stop?.(), stop = void 0, increment(version));
      });
    })));
  };
}

// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var flags = 589824;
function boundary(node, props, children, transform_error) {
  new Boundary(node, props, children, transform_error);
}
var Boundary = class {
  /** @type {Boundary | null} */
  parent;
  is_pending = !1;
  /**
   * API-level transformError transform function. Transforms errors before they reach the `failed` snippet.
   * Inherited from parent boundary, or defaults to identity.
   * @type {(error: unknown) => unknown}
   */
  transform_error;
  /** @type {TemplateNode} */
  #anchor;
  /** @type {TemplateNode | null} */
  #hydrate_open = hydrating ? hydrate_node : null;
  /** @type {BoundaryProps} */
  #props;
  /** @type {((anchor: Node) => void)} */
  #children;
  /** @type {Effect} */
  #effect;
  /** @type {Effect | null} */
  #main_effect = null;
  /** @type {Effect | null} */
  #pending_effect = null;
  /** @type {Effect | null} */
  #failed_effect = null;
  /** @type {DocumentFragment | null} */
  #offscreen_fragment = null;
  #local_pending_count = 0;
  #pending_count = 0;
  #pending_count_update_queued = !1;
  /** @type {Map<Effect, number>} */
  #dirty_reactions = /* @__PURE__ */ new Map();
  /**
   * A source containing the number of pending async deriveds/expressions.
   * Only created if `$effect.pending()` is used inside the boundary,
   * otherwise updating the source results in needless `Batch.ensure()`
   * calls followed by no-op flushes
   * @type {Source<number> | null}
   */
  #effect_pending = null;
  #effect_pending_subscriber = createSubscriber(() => (this.#effect_pending = source(this.#local_pending_count), false_default && tag(this.#effect_pending, "$effect.pending()"), () => {
    this.#effect_pending = null;
  }));
  /**
   * @param {TemplateNode} node
   * @param {BoundaryProps} props
   * @param {((anchor: Node) => void)} children
   * @param {((error: unknown) => unknown) | undefined} [transform_error]
   */
  constructor(node, props, children, transform_error) {
    this.#anchor = node, this.#props = props, this.#children = (anchor) => {
      var effect3 = (
        /** @type {Effect} */
        active_effect
      );
      effect3.b = this, effect3.f |= 128, children(anchor);
    }, this.parent = /** @type {Effect} */
    active_effect.b, this.transform_error = transform_error ?? this.parent?.transform_error ?? ((e) => e), this.#effect = block(() => {
      if (hydrating) {
        let comment_data = read_hydration_instruction(
          /** @type {TemplateNode} */
          this.#hydrate_open
        );
        hydrate_next();
        let server_rendered_pending = comment_data === "[!";
        if (comment_data.startsWith("[?")) {
          let serialized_error = JSON.parse(comment_data.slice("[?".length));
          this.#hydrate_failed_content(serialized_error);
        } else server_rendered_pending ? this.#hydrate_pending_content() : this.#hydrate_resolved_content();
      } else
        this.#render();
    }, flags), hydrating && (this.#anchor = hydrate_node);
  }
  #hydrate_resolved_content() {
    try {
      this.#main_effect = branch(() => this.#children(this.#anchor));
    } catch (error) {
      this.error(error);
    }
  }
  /**
   * @param {unknown} error The deserialized error from the server's hydration comment
   */
  #hydrate_failed_content(error) {
    let failed = this.#props.failed, { reset: reset2, invoke_onerror } = this.#create_reset(error);
    queue_micro_task(invoke_onerror), failed && (this.#failed_effect = branch(() => {
      failed(
        this.#anchor,
        () => error,
        () => reset2
      );
    }));
  }
  /**
   * Creates the `reset` function for a failed boundary, along with a function
   * that invokes `onerror` with it (if provided)
   * @param {unknown} error
   * @returns {{ reset: () => void, invoke_onerror: () => void }}
   */
  #create_reset(error) {
    var did_reset = !1, calling_on_error = !1;
    let reset2 = () => {
      if (!this.#is_destroyed()) {
        if (did_reset) {
          svelte_boundary_reset_noop();
          return;
        }
        did_reset = !0, calling_on_error && svelte_boundary_reset_onerror(), this.#failed_effect !== null && pause_effect(this.#failed_effect, () => {
          this.#failed_effect = null;
        }), this.#run(() => {
          this.#render();
        });
      }
    };
    return { reset: reset2, invoke_onerror: () => {
      if (!this.#is_destroyed())
        try {
          calling_on_error = !0, this.#props.onerror?.(error, reset2), calling_on_error = !1;
        } catch (err) {
          invoke_error_boundary(err, this.#effect && this.#effect.parent);
        }
    } };
  }
  #is_destroyed() {
    return (this.#effect.f & 33570816) !== 0;
  }
  #hydrate_pending_content() {
    let pending2 = this.#props.pending;
    pending2 && (this.is_pending = !0, this.#pending_effect = branch(() => pending2(this.#anchor)), queue_micro_task(() => {
      if (!this.#is_destroyed()) {
        var fragment = this.#offscreen_fragment = document.createDocumentFragment(), anchor = create_text(), handled = !1;
        if (fragment.append(anchor), this.#main_effect = this.#run(() => {
          try {
            return branch(() => this.#children(anchor));
          } catch (error) {
            try {
              this.error(error), handled = !0;
            } catch (error2) {
              invoke_error_boundary(error2, this.#effect.parent);
            }
            return null;
          }
        }), this.#main_effect === null) {
          this.#offscreen_fragment = null, handled && this.#resolve(
            /** @type {Batch} */
            current_batch
          );
          return;
        }
        this.#pending_count === 0 && (this.#anchor.before(fragment), this.#offscreen_fragment = null, pause_effect(
          /** @type {Effect} */
          this.#pending_effect,
          () => {
            this.#pending_effect = null;
          }
        ), this.#resolve(
          /** @type {Batch} */
          current_batch
        ));
      }
    }));
  }
  #render() {
    try {
      if (this.is_pending = this.has_pending_snippet(), this.#pending_count = 0, this.#local_pending_count = 0, this.#main_effect = branch(() => {
        this.#children(this.#anchor);
      }), this.#pending_count > 0) {
        var fragment = this.#offscreen_fragment = document.createDocumentFragment();
        move_effect(this.#main_effect, fragment);
        let pending2 = (
          /** @type {(anchor: Node) => void} */
          this.#props.pending
        );
        this.#pending_effect = branch(() => pending2(this.#anchor));
      } else
        this.#resolve(
          /** @type {Batch} */
          current_batch
        );
    } catch (error) {
      this.error(error);
    }
  }
  /**
   * @param {Batch} batch
   */
  #resolve(batch) {
    this.is_pending = !1, batch.transfer_reactions(this.#dirty_reactions);
  }
  /**
   * Defer an effect inside a pending boundary until the boundary resolves
   * @param {Effect} effect
   */
  defer_effect(effect3) {
    defer_effect(effect3, this.#dirty_reactions);
  }
  /**
   * Returns `false` if the effect exists inside a boundary whose pending snippet is shown
   * @returns {boolean}
   */
  is_rendered() {
    return !this.is_pending && (!this.parent || this.parent.is_rendered());
  }
  has_pending_snippet() {
    return !!this.#props.pending;
  }
  /**
   * @template T
   * @param {() => T} fn
   */
  #run(fn) {
    var previous_effect = active_effect, previous_reaction = active_reaction, previous_ctx = component_context;
    set_active_effect(this.#effect), set_active_reaction(this.#effect), set_component_context(this.#effect.ctx);
    try {
      return Batch2.ensure(), fn();
    } finally {
      set_active_effect(previous_effect), set_active_reaction(previous_reaction), set_component_context(previous_ctx);
    }
  }
  /**
   * Updates the pending count associated with the currently visible pending snippet,
   * if any, such that we can replace the snippet with content once work is done
   * @param {1 | -1} d
   * @param {Batch} batch
   */
  #update_pending_count(d, batch) {
    if (!this.has_pending_snippet()) {
      this.parent && this.parent.#update_pending_count(d, batch);
      return;
    }
    this.#pending_count += d, this.#pending_count === 0 && (this.#resolve(batch), this.#pending_effect && pause_effect(this.#pending_effect, () => {
      this.#pending_effect = null;
    }), this.#offscreen_fragment && (this.#anchor.before(this.#offscreen_fragment), this.#offscreen_fragment = null));
  }
  /**
   * Update the source that powers `$effect.pending()` inside this boundary,
   * and controls when the current `pending` snippet (if any) is removed.
   * Do not call from inside the class
   * @param {1 | -1} d
   * @param {Batch} batch
   */
  update_pending_count(d, batch) {
    this.#update_pending_count(d, batch), this.#local_pending_count += d, !(!this.#effect_pending || this.#pending_count_update_queued) && (this.#pending_count_update_queued = !0, queue_micro_task(() => {
      this.#pending_count_update_queued = !1, this.#effect_pending && internal_set(this.#effect_pending, this.#local_pending_count);
    }));
  }
  get_effect_pending() {
    return this.#effect_pending_subscriber(), get(
      /** @type {Source<number>} */
      this.#effect_pending
    );
  }
  /** @param {unknown} error */
  error(error) {
    if (error === HYDRATION_ERROR || !this.#props.onerror && !this.#props.failed)
      throw error;
    current_batch?.is_fork ? (this.#main_effect && current_batch.skip_effect(this.#main_effect), this.#pending_effect && current_batch.skip_effect(this.#pending_effect), this.#failed_effect && current_batch.skip_effect(this.#failed_effect), current_batch.oncommit(() => {
      this.#is_destroyed() || this.#handle_error(error);
    })) : this.#handle_error(error);
  }
  /**
   * @param {unknown} error
   */
  #handle_error(error) {
    this.#main_effect && (destroy_effect(this.#main_effect), this.#main_effect = null), this.#pending_effect && (destroy_effect(this.#pending_effect), this.#pending_effect = null), this.#failed_effect && (destroy_effect(this.#failed_effect), this.#failed_effect = null), hydrating && (set_hydrate_node(
      /** @type {TemplateNode} */
      this.#hydrate_open
    ), next(), set_hydrate_node(skip_nodes()));
    let failed = this.#props.failed, handle_error_result = (transformed_error) => {
      if (this.#is_destroyed()) return;
      let { reset: reset2, invoke_onerror } = this.#create_reset(transformed_error);
      invoke_onerror(), failed && !this.#is_destroyed() && (this.#failed_effect = this.#run(() => {
        try {
          return branch(() => {
            var effect3 = (
              /** @type {Effect} */
              active_effect
            );
            effect3.b = this, effect3.f |= 128, failed(
              this.#anchor,
              () => transformed_error,
              () => reset2
            );
          });
        } catch (error2) {
          return invoke_error_boundary(
            error2,
            /** @type {Effect} */
            this.#effect.parent
          ), null;
        }
      }));
    };
    queue_micro_task(() => {
      if (!this.#is_destroyed()) {
        var result;
        try {
          result = this.transform_error(error);
        } catch (e) {
          invoke_error_boundary(e, this.#effect && this.#effect.parent);
          return;
        }
        result !== null && typeof result == "object" && typeof /** @type {any} */
        result.then == "function" ? result.then(
          handle_error_result,
          /** @param {unknown} e */
          (e) => invoke_error_boundary(e, this.#effect && this.#effect.parent)
        ) : handle_error_result(result);
      }
    });
  }
};

// node_modules/svelte/src/internal/client/render.js
var should_intro = !0;
function set_text(text2, value) {
  var str = value == null ? "" : typeof value == "object" ? `${value}` : value;
  str !== /** @type {any} */
  (text2[TEXT_CACHE] ??= text2.nodeValue) && (text2[TEXT_CACHE] = str, text2.nodeValue = `${str}`);
}
function mount(component2, options) {
  return _mount(component2, options);
}
function hydrate(component2, options) {
  init_operations(), options.intro = options.intro ?? !1;
  let target = options.target, was_hydrating = hydrating, previous_hydrate_node = hydrate_node;
  try {
    for (var anchor = get_first_child(target); anchor && (anchor.nodeType !== COMMENT_NODE || /** @type {Comment} */
    anchor.data !== "["); )
      anchor = get_next_sibling(anchor);
    if (!anchor)
      throw HYDRATION_ERROR;
    set_hydrating(!0), set_hydrate_node(
      /** @type {Comment} */
      anchor
    );
    let instance = _mount(component2, { ...options, anchor });
    return set_hydrating(!1), /**  @type {Exports} */
    instance;
  } catch (error) {
    if (error instanceof Error && error.message.split(`
`).some((line) => line.startsWith("https://svelte.dev/e/")))
      throw error;
    return error !== HYDRATION_ERROR && console.warn("Failed to hydrate: ", error), options.recover === !1 && hydration_failed(), init_operations(), clear_text_content(target), set_hydrating(!1), mount(component2, options);
  } finally {
    set_hydrating(was_hydrating), set_hydrate_node(previous_hydrate_node);
  }
}
var listeners = /* @__PURE__ */ new Map();
function _mount(Component, { target, anchor, props = {}, events, context, intro = !0, transformError }) {
  init_operations();
  var component2 = void 0, unmount2 = component_root(() => {
    var anchor_node = anchor ?? target.appendChild(create_text());
    boundary(
      /** @type {TemplateNode} */
      anchor_node,
      {
        pending: () => {
        }
      },
      (anchor_node2) => {
        push({});
        var ctx = (
          /** @type {ComponentContext} */
          component_context
        );
        if (context && (ctx.c = context), events && (props.$$events = events), hydrating && assign_nodes(
          /** @type {TemplateNode} */
          anchor_node2,
          null
        ), should_intro = intro, component2 = Component(anchor_node2, props) || mark_as_component(), should_intro = !0, hydrating && (active_effect.nodes.end = hydrate_node, hydrate_node === null || hydrate_node.nodeType !== COMMENT_NODE || /** @type {Comment} */
        hydrate_node.data !== "]"))
          throw hydration_mismatch(), HYDRATION_ERROR;
        pop();
      },
      transformError
    );
    var registered_events = /* @__PURE__ */ new Set(), event_handle = (events2) => {
      for (var i = 0; i < events2.length; i++) {
        var event_name = events2[i];
        if (!registered_events.has(event_name)) {
          registered_events.add(event_name);
          var passive2 = is_passive_event(event_name);
          for (let node of [target, document]) {
            var counts = listeners.get(node);
            counts === void 0 && (counts = /* @__PURE__ */ new Map(), listeners.set(node, counts));
            var count = counts.get(event_name);
            count === void 0 ? (node.addEventListener(event_name, handle_event_propagation, { passive: passive2 }), counts.set(event_name, 1)) : counts.set(event_name, count + 1);
          }
        }
      }
    };
    return event_handle(array_from(all_registered_events)), root_event_handles.add(event_handle), () => {
      for (var event_name of registered_events)
        for (let node of [target, document]) {
          var counts = (
            /** @type {Map<string, number>} */
            listeners.get(node)
          ), count = (
            /** @type {number} */
            counts.get(event_name)
          );
          --count == 0 ? (node.removeEventListener(event_name, handle_event_propagation), counts.delete(event_name), counts.size === 0 && listeners.delete(node)) : counts.set(event_name, count);
        }
      root_event_handles.delete(event_handle), anchor_node !== anchor && anchor_node.parentNode?.removeChild(anchor_node);
    };
  });
  return mounted_components.set(component2, unmount2), component2;
}
var mounted_components = /* @__PURE__ */ new WeakMap();
function unmount(component2, options) {
  let fn = mounted_components.get(component2);
  return fn ? (mounted_components.delete(component2), fn(options)) : (false_default && lifecycle_double_unmount(), Promise.resolve());
}

// node_modules/svelte/src/internal/client/dom/blocks/branches.js
var BranchManager = class {
  /** @type {TemplateNode} */
  anchor;
  /** @type {Map<Batch, Key>} */
  #batches = /* @__PURE__ */ new Map();
  /**
   * Map of keys to effects that are currently rendered in the DOM.
   * These effects are visible and actively part of the document tree.
   * Example:
   * ```
   * {#if condition}
   * 	foo
   * {:else}
   * 	bar
   * {/if}
   * ```
   * Can result in the entries `true->Effect` and `false->Effect`
   * @type {Map<Key, Effect>}
   */
  #onscreen = /* @__PURE__ */ new Map();
  /**
   * Similar to #onscreen with respect to the keys, but contains branches that are not yet
   * in the DOM, because their insertion is deferred.
   * @type {Map<Key, Branch>}
   */
  #offscreen = /* @__PURE__ */ new Map();
  /**
   * Keys of effects that are currently outroing
   * @type {Set<Key>}
   */
  #outroing = /* @__PURE__ */ new Set();
  /**
   * Whether to pause (i.e. outro) on change, or destroy immediately.
   * This is necessary for `<svelte:element>`
   */
  #transition = !0;
  /**
   * @param {TemplateNode} anchor
   * @param {boolean} transition
   */
  constructor(anchor, transition2 = !0) {
    this.anchor = anchor, this.#transition = transition2;
  }
  /**
   * @param {Batch} batch
   */
  #commit = (batch) => {
    if (this.#batches.has(batch)) {
      var key2 = (
        /** @type {Key} */
        this.#batches.get(batch)
      ), onscreen = this.#onscreen.get(key2);
      if (onscreen)
        resume_effect(onscreen), this.#outroing.delete(key2);
      else {
        var offscreen = this.#offscreen.get(key2);
        offscreen && (resume_effect(offscreen.effect), this.#onscreen.set(key2, offscreen.effect), this.#offscreen.delete(key2), false_default && (offscreen.fragment.lastChild[HMR_ANCHOR] = this.anchor), offscreen.fragment.lastChild.remove(), this.anchor.before(offscreen.fragment), onscreen = offscreen.effect);
      }
      for (let [b, k] of this.#batches) {
        if (this.#batches.delete(b), b === batch)
          break;
        let offscreen2 = this.#offscreen.get(k);
        offscreen2 && (destroy_effect(offscreen2.effect), this.#offscreen.delete(k));
      }
      for (let [k, effect3] of this.#onscreen) {
        if (k === key2 || this.#outroing.has(k)) continue;
        let on_destroy = () => {
          if (Array.from(this.#batches.values()).includes(k)) {
            var fragment = document.createDocumentFragment();
            move_effect(effect3, fragment), fragment.append(create_text()), this.#offscreen.set(k, { effect: effect3, fragment });
          } else
            destroy_effect(effect3);
          this.#outroing.delete(k), this.#onscreen.delete(k);
        };
        this.#transition || !onscreen ? (this.#outroing.add(k), pause_effect(effect3, on_destroy, !1)) : on_destroy();
      }
    }
  };
  /**
   * @param {Batch} batch
   */
  #discard = (batch) => {
    this.#batches.delete(batch);
    let keys2 = Array.from(this.#batches.values());
    for (let [k, branch2] of this.#offscreen)
      keys2.includes(k) || (destroy_effect(branch2.effect), this.#offscreen.delete(k));
  };
  /**
   *
   * @param {any} key
   * @param {null | ((target: TemplateNode) => void)} fn
   */
  ensure(key2, fn) {
    var batch = (
      /** @type {Batch} */
      current_batch
    ), defer = should_defer_append();
    if (fn && !this.#onscreen.has(key2) && !this.#offscreen.has(key2))
      if (defer) {
        var fragment = document.createDocumentFragment(), target = create_text();
        fragment.append(target), this.#offscreen.set(key2, {
          effect: branch(() => fn(target)),
          fragment
        });
      } else
        this.#onscreen.set(
          key2,
          branch(() => fn(this.anchor))
        );
    if (this.#batches.set(batch, key2), defer) {
      for (let [k, effect3] of this.#onscreen)
        k === key2 ? batch.unskip_effect(effect3) : batch.skip_effect(effect3);
      for (let [k, branch2] of this.#offscreen)
        k === key2 ? batch.unskip_effect(branch2.effect) : batch.skip_effect(branch2.effect);
      batch.oncommit(this.#commit), batch.ondiscard(this.#discard);
    } else
      hydrating && (this.anchor = hydrate_node), this.#commit(batch);
  }
};

// node_modules/svelte/src/internal/client/dom/blocks/if.js
function if_block(node, fn, elseif = !1) {
  var marker;
  hydrating && (marker = hydrate_node, hydrate_next());
  var branches = new BranchManager(node), flags2 = elseif ? 65536 : 0;
  function update_branch(key2, fn2) {
    if (hydrating) {
      var data = read_hydration_instruction(
        /** @type {TemplateNode} */
        marker
      );
      if (key2 !== parseInt(data.substring(1))) {
        var anchor = skip_nodes();
        set_hydrate_node(anchor), branches.anchor = anchor, set_hydrating(!1), branches.ensure(key2, fn2), set_hydrating(!0);
        return;
      }
    }
    branches.ensure(key2, fn2);
  }
  block(() => {
    var has_branch = !1;
    fn((fn2, key2 = 0) => {
      has_branch = !0, update_branch(key2, fn2);
    }), has_branch || update_branch(-1, null);
  }, flags2);
}

// node_modules/svelte/src/internal/client/dom/blocks/each.js
function index(_, i) {
  return i;
}
function pause_effects(state2, to_destroy, controlled_anchor) {
  for (var transitions = [], length2 = to_destroy.length, group, remaining = to_destroy.length, i = 0; i < length2; i++) {
    let effect3 = to_destroy[i];
    pause_effect(
      effect3,
      () => {
        if (group) {
          if (group.pending.delete(effect3), group.done.add(effect3), group.pending.size === 0) {
            var groups = (
              /** @type {Set<EachOutroGroup>} */
              state2.outrogroups
            );
            destroy_effects(state2, array_from(group.done)), groups.delete(group), groups.size === 0 && (state2.outrogroups = null);
          }
        } else
          remaining -= 1;
      },
      !1
    );
  }
  if (remaining === 0) {
    var fast_path = transitions.length === 0 && controlled_anchor !== null && state2.pending.size === 0;
    if (fast_path) {
      var anchor = (
        /** @type {Element} */
        controlled_anchor
      ), parent_node = (
        /** @type {Element} */
        anchor.parentNode
      );
      clear_text_content(parent_node), parent_node.append(anchor), state2.items.clear();
    }
    destroy_effects(state2, to_destroy, !fast_path);
  } else
    group = {
      pending: new Set(to_destroy),
      done: /* @__PURE__ */ new Set()
    }, (state2.outrogroups ??= /* @__PURE__ */ new Set()).add(group);
}
function destroy_effects(state2, to_destroy, remove_dom = !0) {
  var preserved_effects;
  if (state2.pending.size > 0) {
    preserved_effects = /* @__PURE__ */ new Set();
    for (let keys2 of state2.pending.values())
      for (let key2 of keys2)
        preserved_effects.add(
          /** @type {EachItem} */
          state2.items.get(key2).e
        );
  }
  for (var i = 0; i < to_destroy.length; i++) {
    var e = to_destroy[i];
    if (preserved_effects?.has(e)) {
      e.f |= 33554432;
      let fragment = document.createDocumentFragment();
      move_effect(e, fragment);
    } else
      destroy_effect(to_destroy[i], remove_dom);
  }
}
var offscreen_anchor;
function each(node, flags2, get_collection, get_key, render_fn, fallback_fn = null) {
  var anchor = node, items = /* @__PURE__ */ new Map(), is_controlled = (flags2 & 4) !== 0;
  if (is_controlled) {
    var parent_node = (
      /** @type {Element} */
      node
    );
    anchor = hydrating ? set_hydrate_node(get_first_child(parent_node)) : parent_node.appendChild(create_text());
  }
  hydrating && hydrate_next();
  var fallback2 = null, each_array = derived_safe_equal(() => {
    var collection = get_collection();
    return (
      /** @type {V[]} */
      is_array(collection) ? collection : collection == null ? [] : array_from(collection)
    );
  });
  false_default && tag(each_array, "{#each ...}");
  var pending2 = /* @__PURE__ */ new Map(), first_run = !0;
  function commit(batch) {
    if ((state2.effect.f & 16384) === 0) {
      state2.pending.delete(batch);
      var array = get(each_array);
      state2.fallback = fallback2, reconcile(state2, array, anchor, flags2, get_key), fallback2 !== null && (array.length === 0 ? (fallback2.f & 33554432) === 0 ? resume_effect(fallback2) : (fallback2.f ^= 33554432, move(fallback2, null, anchor)) : pause_effect(fallback2, () => {
        fallback2 = null;
      }));
    }
  }
  function discard(batch) {
    state2.pending.delete(batch);
  }
  var effect3 = block(() => {
    var array = (
      /** @type {V[]} */
      get(each_array)
    ), length2 = array.length;
    let mismatch = !1;
    if (hydrating) {
      var is_else = read_hydration_instruction(anchor) === "[!";
      is_else !== (length2 === 0) && (anchor = skip_nodes(), set_hydrate_node(anchor), set_hydrating(!1), mismatch = !0);
    }
    for (var keys2 = /* @__PURE__ */ new Set(), batch = (
      /** @type {Batch} */
      current_batch
    ), defer = should_defer_append(), index2 = 0; index2 < length2; index2 += 1) {
      hydrating && hydrate_node.nodeType === COMMENT_NODE && /** @type {Comment} */
      hydrate_node.data === "]" && (anchor = /** @type {Comment} */
      hydrate_node, mismatch = !0, set_hydrating(!1));
      var value = array[index2], key2 = get_key(value, index2);
      if (false_default) {
        var key_again = get_key(value, index2);
        key2 !== key_again && each_key_volatile(String(index2), String(key2), String(key_again));
      }
      var item = first_run ? null : items.get(key2);
      item ? (item.v && internal_set(item.v, value), item.i && internal_set(item.i, index2), defer && batch.unskip_effect(item.e)) : (item = create_item(
        items,
        first_run ? anchor : offscreen_anchor ??= create_text(),
        value,
        key2,
        index2,
        render_fn,
        flags2,
        get_collection
      ), first_run || (item.e.f |= 33554432), items.set(key2, item)), keys2.add(key2);
    }
    if (length2 === 0 && fallback_fn && !fallback2 && (first_run ? fallback2 = branch(() => fallback_fn(anchor)) : (fallback2 = branch(() => fallback_fn(offscreen_anchor ??= create_text())), fallback2.f |= 33554432)), length2 > keys2.size && (false_default ? validate_each_keys(array, get_key) : each_key_duplicate("", "", "")), hydrating && length2 > 0 && set_hydrate_node(skip_nodes()), !first_run)
      if (pending2.set(batch, keys2), defer) {
        for (let [key3, item2] of items)
          keys2.has(key3) || batch.skip_effect(item2.e);
        batch.oncommit(commit), batch.ondiscard(discard);
      } else
        commit(batch);
    mismatch && set_hydrating(!0), get(each_array);
  }), state2 = { effect: effect3, flags: flags2, items, pending: pending2, outrogroups: null, fallback: fallback2 };
  first_run = !1, hydrating && (anchor = hydrate_node);
}
function skip_to_branch(effect3) {
  for (; effect3 !== null && (effect3.f & 32) === 0; )
    effect3 = effect3.next;
  return effect3;
}
function reconcile(state2, array, anchor, flags2, get_key) {
  var is_animated = (flags2 & 8) !== 0, length2 = array.length, items = state2.items, current = skip_to_branch(state2.effect.first), seen2, prev = null, to_animate, matched = [], stashed = [], value, key2, effect3, i;
  if (is_animated)
    for (i = 0; i < length2; i += 1)
      value = array[i], key2 = get_key(value, i), effect3 = /** @type {EachItem} */
      items.get(key2).e, (effect3.f & 33554432) === 0 && (effect3.nodes?.a?.measure(), (to_animate ??= /* @__PURE__ */ new Set()).add(effect3));
  for (i = 0; i < length2; i += 1) {
    if (value = array[i], key2 = get_key(value, i), effect3 = /** @type {EachItem} */
    items.get(key2).e, state2.outrogroups !== null)
      for (let group of state2.outrogroups)
        group.pending.delete(effect3), group.done.delete(effect3);
    if ((effect3.f & 8192) !== 0 && (resume_effect(effect3), is_animated && (effect3.nodes?.a?.unfix(), (to_animate ??= /* @__PURE__ */ new Set()).delete(effect3))), (effect3.f & 33554432) !== 0)
      if (effect3.f ^= 33554432, effect3 === current)
        move(effect3, null, anchor);
      else {
        var next2 = prev ? prev.next : current;
        effect3 === state2.effect.last && (state2.effect.last = effect3.prev), effect3.prev && (effect3.prev.next = effect3.next), effect3.next && (effect3.next.prev = effect3.prev), link(state2, prev, effect3), link(state2, effect3, next2), move(effect3, next2, anchor), prev = effect3, matched = [], stashed = [], current = skip_to_branch(prev.next);
        continue;
      }
    if (effect3 !== current) {
      if (seen2 !== void 0 && seen2.has(effect3)) {
        if (matched.length < stashed.length) {
          var start = stashed[0], j;
          prev = start.prev;
          var a = matched[0], b = matched[matched.length - 1];
          for (j = 0; j < matched.length; j += 1)
            move(matched[j], start, anchor);
          for (j = 0; j < stashed.length; j += 1)
            seen2.delete(stashed[j]);
          link(state2, a.prev, b.next), link(state2, prev, a), link(state2, b, start), current = start, prev = b, i -= 1, matched = [], stashed = [];
        } else
          seen2.delete(effect3), move(effect3, current, anchor), link(state2, effect3.prev, effect3.next), link(state2, effect3, prev === null ? state2.effect.first : prev.next), link(state2, prev, effect3), prev = effect3;
        continue;
      }
      for (matched = [], stashed = []; current !== null && current !== effect3; )
        (seen2 ??= /* @__PURE__ */ new Set()).add(current), stashed.push(current), current = skip_to_branch(current.next);
      if (current === null)
        continue;
    }
    (effect3.f & 33554432) === 0 && matched.push(effect3), prev = effect3, current = skip_to_branch(effect3.next);
  }
  if (state2.outrogroups !== null) {
    for (let group of state2.outrogroups)
      group.pending.size === 0 && (destroy_effects(state2, array_from(group.done)), state2.outrogroups?.delete(group));
    state2.outrogroups.size === 0 && (state2.outrogroups = null);
  }
  if (current !== null || seen2 !== void 0) {
    var to_destroy = [];
    if (seen2 !== void 0)
      for (effect3 of seen2)
        (effect3.f & 8192) === 0 && to_destroy.push(effect3);
    for (; current !== null; )
      (current.f & 8192) === 0 && current !== state2.fallback && to_destroy.push(current), current = skip_to_branch(current.next);
    var destroy_length = to_destroy.length;
    if (destroy_length > 0) {
      var controlled_anchor = (flags2 & 4) !== 0 && length2 === 0 ? anchor : null;
      if (is_animated) {
        for (i = 0; i < destroy_length; i += 1)
          to_destroy[i].nodes?.a?.measure();
        for (i = 0; i < destroy_length; i += 1)
          to_destroy[i].nodes?.a?.fix();
      }
      pause_effects(state2, to_destroy, controlled_anchor);
    }
  }
  is_animated && queue_micro_task(() => {
    if (to_animate !== void 0)
      for (effect3 of to_animate)
        effect3.nodes?.a?.apply();
  });
}
function create_item(items, anchor, value, key2, index2, render_fn, flags2, get_collection) {
  var v = (flags2 & 1) !== 0 ? (flags2 & 16) === 0 ? mutable_source(value, !1, !1) : source(value) : null, i = (flags2 & 2) !== 0 ? source(index2) : null;
  return false_default && v && (v.trace = () => {
    get_collection()[i?.v ?? index2];
  }), {
    v,
    i,
    e: branch(() => (render_fn(anchor, v ?? value, i ?? index2, get_collection), () => {
      items.delete(key2);
    }))
  };
}
function move(effect3, next2, anchor) {
  if (effect3.nodes)
    for (var node = effect3.nodes.start, end = effect3.nodes.end, dest = next2 && (next2.f & 33554432) === 0 ? (
      /** @type {EffectNodes} */
      next2.nodes.start
    ) : anchor; node !== null; ) {
      var next_node = (
        /** @type {TemplateNode} */
        get_next_sibling(node)
      );
      if (dest.before(node), node === end)
        return;
      node = next_node;
    }
}
function link(state2, prev, next2) {
  prev === null ? state2.effect.first = next2 : prev.next = next2, next2 === null ? state2.effect.last = prev : next2.prev = prev;
}
function validate_each_keys(array, key_fn) {
  let keys2 = /* @__PURE__ */ new Map(), length2 = array.length;
  for (let i = 0; i < length2; i++) {
    let key2 = key_fn(array[i], i);
    if (keys2.has(key2)) {
      let a = String(keys2.get(key2)), b = String(i), k = String(key2);
      k.startsWith("[object ") && (k = null), each_key_duplicate(a, b, k);
    }
    keys2.set(key2, i);
  }
}

// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function snippet(node, get_snippet, ...args) {
  var branches = new BranchManager(node);
  block(() => {
    let snippet2 = get_snippet() ?? null;
    false_default && snippet2 == null && invalid_snippet(), branches.ensure(snippet2, snippet2 && ((anchor) => snippet2(anchor, ...args)));
  }, 65536);
}

// node_modules/svelte/src/internal/client/dom/blocks/svelte-component.js
function component(node, get_component, render_fn) {
  var hydration_start_node;
  hydrating && (hydration_start_node = hydrate_node, hydrate_next());
  var branches = new BranchManager(node);
  block(() => {
    var component2 = get_component() ?? null;
    if (hydrating) {
      var data = read_hydration_instruction(
        /** @type {TemplateNode} */
        hydration_start_node
      ), server_had_component = data === "[", client_has_component = component2 !== null;
      if (server_had_component !== client_has_component) {
        var anchor = skip_nodes();
        set_hydrate_node(anchor), branches.anchor = anchor, set_hydrating(!1), branches.ensure(component2, component2 && ((target) => render_fn(target, component2))), set_hydrating(!0);
        return;
      }
    }
    branches.ensure(component2, component2 && ((target) => render_fn(target, component2)));
  }, 65536);
}

// node_modules/svelte/src/internal/client/dom/elements/attachments.js
function attach(node, get_fn) {
  var fn = void 0, e;
  managed(() => {
    fn !== (fn = get_fn()) && (e && (destroy_effect(e), e = null), fn && (e = branch(() => {
      effect(() => (
        /** @type {(node: Element) => void} */
        fn(node)
      ));
    })));
  });
}

// node_modules/clsx/dist/clsx.mjs
function r(e) {
  var t, f, n = "";
  if (typeof e == "string" || typeof e == "number") n += e;
  else if (typeof e == "object") if (Array.isArray(e)) {
    var o = e.length;
    for (t = 0; t < o; t++) e[t] && (f = r(e[t])) && (n && (n += " "), n += f);
  } else for (f in e) e[f] && (n && (n += " "), n += f);
  return n;
}
function clsx() {
  for (var e, t, f = 0, n = "", o = arguments.length; f < o; f++) (e = arguments[f]) && (t = r(e)) && (n && (n += " "), n += t);
  return n;
}

// node_modules/svelte/src/internal/shared/attributes.js
function clsx2(value) {
  return typeof value == "object" ? clsx(value) : value ?? "";
}
var whitespace = [...` 	
\r\f\xA0\v\uFEFF`];
function to_class(value, hash2, directives) {
  var classname = value == null ? "" : "" + value;
  if (hash2 && (classname = classname ? classname + " " + hash2 : hash2), directives) {
    for (var key2 of Object.keys(directives))
      if (directives[key2])
        classname = classname ? classname + " " + key2 : key2;
      else if (classname.length)
        for (var len = key2.length, a = 0; (a = classname.indexOf(key2, a)) >= 0; ) {
          var b = a + len;
          (a === 0 || whitespace.includes(classname[a - 1])) && (b === classname.length || whitespace.includes(classname[b])) ? classname = (a === 0 ? "" : classname.substring(0, a)) + classname.substring(b + 1) : a = b;
        }
  }
  return classname === "" ? null : classname;
}
function append_styles(styles, important = !1) {
  var separator = important ? " !important;" : ";", css = "";
  for (var key2 of Object.keys(styles)) {
    var value = styles[key2];
    value != null && value !== "" && (css += " " + key2 + ": " + value + separator);
  }
  return css;
}
function to_css_name(name) {
  return name[0] !== "-" || name[1] !== "-" ? name.toLowerCase() : name;
}
function to_style(value, styles) {
  if (styles) {
    var new_style = "", normal_styles, important_styles;
    if (Array.isArray(styles) ? (normal_styles = styles[0], important_styles = styles[1]) : normal_styles = styles, value) {
      value = String(value).replaceAll(/\/\*.*?\*\//g, "").trim();
      var in_str = !1, in_apo = 0, in_comment = !1, reserved_names = [];
      normal_styles && reserved_names.push(...Object.keys(normal_styles).map(to_css_name)), important_styles && reserved_names.push(...Object.keys(important_styles).map(to_css_name));
      var start_index = 0, name_index = -1;
      let len = value.length;
      for (var i = 0; i < len; i++) {
        var c = value[i];
        if (in_comment ? c === "/" && value[i - 1] === "*" && (in_comment = !1) : in_str ? in_str === c && (in_str = !1) : c === "/" && value[i + 1] === "*" ? in_comment = !0 : c === '"' || c === "'" ? in_str = c : c === "(" ? in_apo++ : c === ")" && in_apo--, !in_comment && in_str === !1 && in_apo === 0) {
          if (c === ":" && name_index === -1)
            name_index = i;
          else if (c === ";" || i === len - 1) {
            if (name_index !== -1) {
              var name = to_css_name(value.substring(start_index, name_index).trim());
              if (!reserved_names.includes(name)) {
                c !== ";" && i++;
                var property = value.substring(start_index, i).trim();
                new_style += " " + property + ";";
              }
            }
            start_index = i + 1, name_index = -1;
          }
        }
      }
    }
    return normal_styles && (new_style += append_styles(normal_styles)), important_styles && (new_style += append_styles(important_styles, !0)), new_style = new_style.trim(), new_style === "" ? null : new_style;
  }
  return value == null ? null : String(value);
}

// node_modules/svelte/src/internal/client/dom/elements/class.js
function set_class(dom, is_html, value, hash2, prev_classes, next_classes) {
  var prev = (
    /** @type {any} */
    dom[CLASS_CACHE]
  );
  if (hydrating || prev !== value || prev === void 0) {
    var next_class_name = to_class(value, hash2, next_classes);
    (!hydrating || next_class_name !== dom.getAttribute("class")) && (next_class_name == null ? dom.removeAttribute("class") : is_html ? dom.className = next_class_name : dom.setAttribute("class", next_class_name)), dom[CLASS_CACHE] = value;
  } else if (next_classes && prev_classes !== next_classes)
    for (var key2 in next_classes) {
      var is_present = !!next_classes[key2];
      (prev_classes == null || is_present !== !!prev_classes[key2]) && dom.classList.toggle(key2, is_present);
    }
  return next_classes;
}

// node_modules/svelte/src/internal/client/dom/elements/style.js
function update_styles(dom, prev = {}, next2, priority) {
  for (var key2 in next2) {
    var value = next2[key2];
    prev[key2] !== value && (next2[key2] == null ? dom.style.removeProperty(key2) : dom.style.setProperty(key2, value, priority));
  }
}
function set_style(dom, value, prev_styles, next_styles) {
  var prev = (
    /** @type {any} */
    dom[STYLE_CACHE]
  );
  if (hydrating || prev !== value) {
    var next_style_attr = to_style(value, next_styles);
    (!hydrating || next_style_attr !== dom.getAttribute("style")) && (next_style_attr == null ? dom.removeAttribute("style") : dom.style.cssText = next_style_attr), dom[STYLE_CACHE] = value;
  } else next_styles && (Array.isArray(next_styles) ? (update_styles(dom, prev_styles?.[0], next_styles[0]), update_styles(dom, prev_styles?.[1], next_styles[1], "important")) : update_styles(dom, prev_styles, next_styles));
  return next_styles;
}

// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var IS_CUSTOM_ELEMENT = /* @__PURE__ */ Symbol("is custom element"), IS_HTML = /* @__PURE__ */ Symbol("is html"), LINK_TAG = IS_XHTML ? "link" : "LINK";
function set_attribute2(element2, attribute, value, skip_warning) {
  var attributes = get_attributes(element2);
  if (hydrating && (attributes[attribute] = element2.getAttribute(attribute), attribute === "src" || attribute === "srcset" || attribute === "href" && element2.nodeName === LINK_TAG)) {
    skip_warning || check_src_in_dev_hydration(element2, attribute, value ?? "");
    return;
  }
  var previous = attributes[attribute];
  previous !== (attributes[attribute] = value) && (attribute === "loading" && (element2[LOADING_ATTR_SYMBOL] = value), value == null ? element2.removeAttribute(attribute) : typeof value != "string" && get_setters(element2).has(attribute) ? element2[attribute] = value : hydrating && (typeof value == "number" || typeof value == "boolean") && previous === String(value) || element2.setAttribute(attribute, value));
}
function get_attributes(element2) {
  return (
    /** @type {Record<string | symbol, unknown>} **/
    /** @type {any} */
    element2[ATTRIBUTES_CACHE] ??= {
      [IS_CUSTOM_ELEMENT]: element2.nodeName.includes("-"),
      [IS_HTML]: element2.namespaceURI === NAMESPACE_HTML
    }
  );
}
var setters_cache = /* @__PURE__ */ new Map();
function get_setters(element2) {
  var cache_key = element2.getAttribute("is") || element2.nodeName, setters = setters_cache.get(cache_key);
  if (setters) return setters;
  setters_cache.set(cache_key, setters = /* @__PURE__ */ new Set());
  for (var descriptors, proto = element2, element_proto = Element.prototype; element_proto !== proto; ) {
    descriptors = get_descriptors(proto);
    for (var key2 in descriptors)
      descriptors[key2].set && // better safe than sorry, we don't want spread attributes to mess with HTML content
      key2 !== "innerHTML" && key2 !== "textContent" && key2 !== "innerText" && setters.add(key2);
    proto = get_prototype_of(proto);
  }
  return setters;
}
function check_src_in_dev_hydration(element2, attribute, value) {
  false_default && (attribute === "srcset" && srcset_url_equal(element2, value) || src_url_equal(element2.getAttribute(attribute) ?? "", value) || hydration_attribute_changed(
    attribute,
    element2.outerHTML.replace(element2.innerHTML, element2.innerHTML && "..."),
    String(value)
  ));
}
function src_url_equal(element_src, url) {
  return element_src === url ? !0 : new URL(element_src, document.baseURI).href === new URL(url, document.baseURI).href;
}
function split_srcset(srcset) {
  return srcset.split(",").map((src) => src.trim().split(" ").filter(Boolean));
}
function srcset_url_equal(element2, srcset) {
  var element_urls = split_srcset(element2.srcset), urls = split_srcset(srcset);
  return urls.length === element_urls.length && urls.every(
    ([url, width], i) => width === element_urls[i][1] && // We need to test both ways because Vite will create an a full URL with
    // `new URL(asset, import.meta.url).href` for the client when `base: './'`, and the
    // relative URLs inside srcset are not automatically resolved to absolute URLs by
    // browsers (in contrast to img.src). This means both SSR and DOM code could
    // contain relative or absolute URLs.
    (src_url_equal(element_urls[i][0], url) || src_url_equal(url, element_urls[i][0]))
  );
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/size.js
var ResizeObserverSingleton = class _ResizeObserverSingleton {
  /** */
  #listeners = /* @__PURE__ */ new WeakMap();
  /** @type {ResizeObserver | undefined} */
  #observer;
  /** @type {ResizeObserverOptions} */
  #options;
  /** @static */
  static entries = /* @__PURE__ */ new WeakMap();
  /** @param {ResizeObserverOptions} options */
  constructor(options) {
    this.#options = options;
  }
  /**
   * @param {Element} element
   * @param {(entry: ResizeObserverEntry) => any} listener
   */
  observe(element2, listener) {
    var listeners2 = this.#listeners.get(element2) || /* @__PURE__ */ new Set();
    return listeners2.add(listener), this.#listeners.set(element2, listeners2), this.#getObserver().observe(element2, this.#options), () => {
      var listeners3 = this.#listeners.get(element2);
      listeners3.delete(listener), listeners3.size === 0 && (this.#listeners.delete(element2), this.#observer.unobserve(element2));
    };
  }
  #getObserver() {
    return this.#observer ?? (this.#observer = new ResizeObserver(
      /** @param {any} entries */
      (entries2) => {
        for (var entry of entries2) {
          _ResizeObserverSingleton.entries.set(entry.target, entry);
          for (var listener of this.#listeners.get(entry.target) || [])
            listener(entry);
        }
      }
    ));
  }
};
var resize_observer_border_box = /* @__PURE__ */ new ResizeObserverSingleton({
  box: "border-box"
});
function bind_element_size(element2, type, set2) {
  var unsub = resize_observer_border_box.observe(element2, () => set2(element2[type]));
  effect(() => (untrack(() => set2(element2[type])), unsub));
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function is_bound_this(bound_value, element_or_component) {
  return bound_value === element_or_component || bound_value?.[STATE_SYMBOL] === element_or_component;
}
function bind_this(element_or_component = mark_as_component(), update2, get_value, get_parts) {
  var component_effect = (
    /** @type {ComponentContext} */
    component_context.r
  ), parent = (
    /** @type {Effect} */
    active_effect
  );
  return effect(() => {
    var old_parts, parts;
    return render_effect(() => {
      old_parts = parts, parts = get_parts?.() || [], untrack(() => {
        is_bound_this(get_value(...parts), element_or_component) || (update2(element_or_component, ...parts), old_parts && is_bound_this(get_value(...old_parts), element_or_component) && update2(null, ...old_parts));
      });
    }), () => {
      let p = parent;
      for (; p !== component_effect && p.parent !== null && p.parent.f & 33554432; )
        p = p.parent;
      let teardown2 = () => {
        parts && is_bound_this(get_value(...parts), element_or_component) && update2(null, ...parts);
      }, original_teardown = p.teardown;
      p.teardown = () => {
        teardown2(), original_teardown?.();
      };
    };
  }), element_or_component;
}

// node_modules/svelte/src/internal/client/reactivity/store.js
var is_store_binding = !1;
function capture_store_binding(fn) {
  var previous_is_store_binding = is_store_binding;
  try {
    return is_store_binding = !1, [fn(), is_store_binding];
  } finally {
    is_store_binding = previous_is_store_binding;
  }
}

// node_modules/svelte/src/internal/client/reactivity/props.js
var rest_props_handler = {
  get(target, key2) {
    if (!target.exclude.has(key2))
      return target.props[key2];
  },
  set(target, key2) {
    return false_default && props_rest_readonly(`${target.name}.${String(key2)}`), !1;
  },
  getOwnPropertyDescriptor(target, key2) {
    if (!target.exclude.has(key2) && key2 in target.props)
      return {
        enumerable: !0,
        configurable: !0,
        value: target.props[key2]
      };
  },
  has(target, key2) {
    return target.exclude.has(key2) ? !1 : key2 in target.props;
  },
  ownKeys(target) {
    return Reflect.ownKeys(target.props).filter((key2) => !target.exclude.has(key2));
  }
};
// @__NO_SIDE_EFFECTS__
function rest_props(props, exclude, name) {
  return new Proxy(false_default ? { props, exclude, name } : { props, exclude }, rest_props_handler);
}
function prop(props, key2, flags2, fallback2) {
  var runes = !legacy_mode_flag || (flags2 & 2) !== 0, bindable = (flags2 & 8) !== 0, lazy = (flags2 & 16) !== 0, fallback_value = (
    /** @type {V} */
    fallback2
  ), fallback_dirty = !0, fallback_signal = (
    /** @type {Derived<V> | undefined} */
    void 0
  ), get_fallback = () => lazy && runes ? (fallback_signal ??= derived(
    /** @type {() => V} */
    fallback2
  ), get(fallback_signal)) : (fallback_dirty && (fallback_dirty = !1, fallback_value = lazy ? untrack(
    /** @type {() => V} */
    fallback2
  ) : (
    /** @type {V} */
    fallback2
  )), fallback_value);
  let setter;
  if (bindable) {
    var is_entry_props = STATE_SYMBOL in props || LEGACY_PROPS in props;
    setter = get_descriptor(props, key2)?.set ?? (is_entry_props && key2 in props ? (v) => props[key2] = v : void 0);
  }
  var initial_value, is_store_sub = !1;
  bindable ? [initial_value, is_store_sub] = capture_store_binding(() => (
    /** @type {V} */
    props[key2]
  )) : initial_value = /** @type {V} */
  props[key2], initial_value === void 0 && fallback2 !== void 0 && (initial_value = get_fallback(), setter && (runes && props_invalid_value(key2), setter(initial_value)));
  var getter;
  if (runes ? getter = () => {
    var value = (
      /** @type {V} */
      props[key2]
    );
    return value === void 0 ? get_fallback() : (fallback_dirty = !0, value);
  } : getter = () => {
    var value = (
      /** @type {V} */
      props[key2]
    );
    return value !== void 0 && (fallback_value = /** @type {V} */
    void 0), value === void 0 ? fallback_value : value;
  }, runes && (flags2 & 4) === 0)
    return getter;
  if (setter) {
    var legacy_parent = props.$$legacy;
    return (
      /** @type {() => V} */
      (function(value, mutation) {
        return arguments.length > 0 ? ((!runes || !mutation || legacy_parent || is_store_sub) && setter(mutation ? getter() : value), value) : getter();
      })
    );
  }
  var overridden = !1, d = ((flags2 & 1) !== 0 ? derived : derived_safe_equal)(() => (overridden = !1, getter()));
  false_default && (d.label = key2), bindable && get(d);
  var parent_effect = (
    /** @type {Effect} */
    active_effect
  );
  return (
    /** @type {() => V} */
    (function(value, mutation) {
      if (arguments.length > 0) {
        let new_value = mutation ? get(d) : runes && bindable ? proxy(value) : value;
        return set(d, new_value), overridden = !0, fallback_value !== void 0 && (fallback_value = new_value), value;
      }
      return is_destroying_effect && overridden || (parent_effect.f & 16384) !== 0 ? d.v : get(d);
    })
  );
}

// node_modules/svelte/src/legacy/legacy-client.js
function createClassComponent(options) {
  return new Svelte4Component(options);
}
var Svelte4Component = class {
  /** @type {any} */
  #events;
  /** @type {Record<string, any>} */
  #instance;
  /**
   * @param {ComponentConstructorOptions & {
   *  component: any;
   * }} options
   */
  constructor(options) {
    var sources = /* @__PURE__ */ new Map(), add_source = (key2, value) => {
      var s = mutable_source(value, !1, !1);
      return sources.set(key2, s), s;
    };
    let props = new Proxy(
      { ...options.props || {}, $$events: {} },
      {
        get(target, prop2) {
          return get(sources.get(prop2) ?? add_source(prop2, Reflect.get(target, prop2)));
        },
        has(target, prop2) {
          return prop2 === LEGACY_PROPS ? !0 : (get(sources.get(prop2) ?? add_source(prop2, Reflect.get(target, prop2))), Reflect.has(target, prop2));
        },
        set(target, prop2, value) {
          return set(sources.get(prop2) ?? add_source(prop2, value), value), Reflect.set(target, prop2, value);
        }
      }
    );
    this.#instance = (options.hydrate ? hydrate : mount)(options.component, {
      target: options.target,
      anchor: options.anchor,
      props,
      context: options.context,
      intro: options.intro ?? !1,
      recover: options.recover,
      transformError: options.transformError
    }), !async_mode_flag && (!options?.props?.$$host || options.sync === !1) && flushSync(), this.#events = props.$$events;
    for (let key2 of Object.keys(this.#instance))
      key2 === "$set" || key2 === "$destroy" || key2 === "$on" || define_property(this, key2, {
        get() {
          return this.#instance[key2];
        },
        /** @param {any} value */
        set(value) {
          this.#instance[key2] = value;
        },
        enumerable: !0
      });
    this.#instance.$set = /** @param {Record<string, any>} next */
    (next2) => {
      Object.assign(props, next2);
    }, this.#instance.$destroy = () => {
      unmount(this.#instance);
    };
  }
  /** @param {Record<string, any>} props */
  $set(props) {
    this.#instance.$set(props);
  }
  /**
   * @param {string} event
   * @param {(...args: any[]) => any} callback
   * @returns {any}
   */
  $on(event3, callback) {
    this.#events[event3] = this.#events[event3] || [];
    let cb = (...args) => callback.call(this, ...args);
    return this.#events[event3].push(cb), () => {
      this.#events[event3] = this.#events[event3].filter(
        /** @param {any} fn */
        (fn) => fn !== cb
      );
    };
  }
  $destroy() {
    this.#instance.$destroy();
  }
};

// node_modules/svelte/src/internal/client/dom/elements/custom-element.js
var SvelteElement;
typeof HTMLElement == "function" && (SvelteElement = class extends HTMLElement {
  /** The Svelte component constructor */
  $$ctor;
  /** Slots */
  $$s;
  /** @type {any} The Svelte component instance */
  $$c;
  /** Whether or not the custom element is connected */
  $$cn = !1;
  /** @type {Record<string, any>} Component props data */
  $$d = {};
  /** `true` if currently in the process of reflecting component props back to attributes */
  $$r = !1;
  /** @type {Record<string, CustomElementPropDefinition>} Props definition (name, reflected, type etc) */
  $$p_d = {};
  /** @type {Record<string, EventListenerOrEventListenerObject[]>} Event listeners */
  $$l = {};
  /** @type {Map<EventListenerOrEventListenerObject, Function>} Event listener unsubscribe functions */
  $$l_u = /* @__PURE__ */ new Map();
  /** @type {any} The managed render effect for reflecting attributes */
  $$me;
  /** @type {ShadowRoot | null} The ShadowRoot of the custom element */
  $$shadowRoot = null;
  /**
   * @param {*} $$componentCtor
   * @param {*} $$slots
   * @param {ShadowRootInit | undefined} shadow_root_init
   */
  constructor($$componentCtor, $$slots, shadow_root_init) {
    super(), this.$$ctor = $$componentCtor, this.$$s = $$slots, shadow_root_init && (this.$$shadowRoot = this.attachShadow(shadow_root_init));
  }
  /**
   * @param {string} type
   * @param {EventListenerOrEventListenerObject} listener
   * @param {boolean | AddEventListenerOptions} [options]
   */
  addEventListener(type, listener, options) {
    if (this.$$l[type] = this.$$l[type] || [], this.$$l[type].push(listener), this.$$c) {
      let unsub = this.$$c.$on(type, listener);
      this.$$l_u.set(listener, unsub);
    }
    super.addEventListener(type, listener, options);
  }
  /**
   * @param {string} type
   * @param {EventListenerOrEventListenerObject} listener
   * @param {boolean | AddEventListenerOptions} [options]
   */
  removeEventListener(type, listener, options) {
    if (super.removeEventListener(type, listener, options), this.$$c) {
      let unsub = this.$$l_u.get(listener);
      unsub && (unsub(), this.$$l_u.delete(listener));
    }
  }
  async connectedCallback() {
    if (this.$$cn = !0, !this.$$c) {
      let create_slot = function(name) {
        return (anchor) => {
          let slot2 = create_element("slot");
          name !== "default" && (slot2.name = name), append(anchor, slot2);
        };
      };
      if (await Promise.resolve(), !this.$$cn || this.$$c)
        return;
      let $$slots = {}, existing_slots = get_custom_elements_slots(this);
      for (let name of this.$$s)
        name in existing_slots && (name === "default" && !this.$$d.children ? (this.$$d.children = create_slot(name), $$slots.default = !0) : $$slots[name] = create_slot(name));
      for (let attribute of this.attributes) {
        let name = this.$$g_p(attribute.name);
        name in this.$$d || (this.$$d[name] = get_custom_element_value(name, attribute.value, this.$$p_d, "toProp"));
      }
      for (let key2 in this.$$p_d)
        !(key2 in this.$$d) && this[key2] !== void 0 && (this.$$d[key2] = this[key2], delete this[key2]);
      this.$$c = createClassComponent({
        component: this.$$ctor,
        target: this.$$shadowRoot || this,
        props: {
          ...this.$$d,
          $$slots,
          $$host: this
        }
      }), this.$$me = effect_root(() => {
        render_effect(() => {
          this.$$r = !0;
          for (let key2 of object_keys(this.$$c)) {
            if (!this.$$p_d[key2]?.reflect) continue;
            this.$$d[key2] = this.$$c[key2];
            let attribute_value = get_custom_element_value(
              key2,
              this.$$d[key2],
              this.$$p_d,
              "toAttribute"
            );
            attribute_value == null ? this.removeAttribute(this.$$p_d[key2].attribute || key2) : this.setAttribute(this.$$p_d[key2].attribute || key2, attribute_value);
          }
          this.$$r = !1;
        });
      });
      for (let type in this.$$l)
        for (let listener of this.$$l[type]) {
          let unsub = this.$$c.$on(type, listener);
          this.$$l_u.set(listener, unsub);
        }
      this.$$l = {};
    }
  }
  // We don't need this when working within Svelte code, but for compatibility of people using this outside of Svelte
  // and setting attributes through setAttribute etc, this is helpful
  /**
   * @param {string} attr
   * @param {string} _oldValue
   * @param {string} newValue
   */
  attributeChangedCallback(attr2, _oldValue, newValue) {
    this.$$r || (attr2 = this.$$g_p(attr2), this.$$d[attr2] = get_custom_element_value(attr2, newValue, this.$$p_d, "toProp"), this.$$c?.$set({ [attr2]: this.$$d[attr2] }));
  }
  disconnectedCallback() {
    this.$$cn = !1, Promise.resolve().then(() => {
      !this.$$cn && this.$$c && (this.$$c.$destroy(), this.$$me(), this.$$c = void 0);
    });
  }
  /**
   * @param {string} attribute_name
   */
  $$g_p(attribute_name) {
    return object_keys(this.$$p_d).find(
      (key2) => this.$$p_d[key2].attribute === attribute_name || !this.$$p_d[key2].attribute && key2.toLowerCase() === attribute_name
    ) || attribute_name;
  }
});
function get_custom_element_value(prop2, value, props_definition, transform) {
  let type = props_definition[prop2]?.type;
  if (value = type === "Boolean" && typeof value != "boolean" ? value != null : value, !transform || !props_definition[prop2])
    return value;
  if (transform === "toAttribute")
    switch (type) {
      case "Object":
      case "Array":
        return value == null ? null : JSON.stringify(value);
      case "Boolean":
        return value ? "" : null;
      case "Number":
        return value ?? null;
      default:
        return value;
    }
  else
    switch (type) {
      case "Object":
      case "Array":
        return value && JSON.parse(value);
      case "Boolean":
        return value;
      // conversion already handled above
      case "Number":
        return value != null ? +value : value;
      default:
        return value;
    }
}
function get_custom_elements_slots(element2) {
  let result = {};
  return element2.childNodes.forEach((node) => {
    result[
      /** @type {Element} node */
      node.slot || "default"
    ] = !0;
  }), result;
}

// node_modules/svelte/src/index-client.js
if (false_default) {
  let throw_rune_error = function(rune) {
    if (!(rune in globalThis)) {
      let value;
      Object.defineProperty(globalThis, rune, {
        configurable: !0,
        // eslint-disable-next-line getter-return
        get: () => {
          if (value !== void 0)
            return value;
          rune_outside_svelte(rune);
        },
        set: (v) => {
          value = v;
        }
      });
    }
  };
  throw_rune_error("$state"), throw_rune_error("$effect"), throw_rune_error("$derived"), throw_rune_error("$inspect"), throw_rune_error("$props"), throw_rune_error("$bindable");
}
function getAbortSignal() {
  return active_reaction === null && get_abort_signal_outside_reaction(), (active_reaction.ac ??= new AbortController()).signal;
}
function onMount(fn) {
  component_context === null && lifecycle_outside_component("onMount"), legacy_mode_flag && component_context.l !== null ? init_update_callbacks(component_context).m.push(fn) : user_effect(() => {
    let cleanup = untrack(fn);
    if (typeof cleanup == "function") return (
      /** @type {() => void} */
      cleanup
    );
  });
}
function init_update_callbacks(context) {
  var l = (
    /** @type {ComponentContextLegacy} */
    context.l
  );
  return l.u ??= { a: [], b: [], m: [] };
}

// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");

// node_modules/svelte/src/reactivity/map.js
var SvelteMap = class extends Map {
  /** @type {Map<K, Source<number>>} */
  #sources = /* @__PURE__ */ new Map();
  #version = state(0);
  #size = state(0);
  #update_version = update_version || -1;
  /**
   * @param {Iterable<readonly [K, V]> | null | undefined} [value]
   */
  constructor(value) {
    if (super(), false_default && (value = new Map(value), tag(this.#version, "SvelteMap version"), tag(this.#size, "SvelteMap.size")), value) {
      for (var [key2, v] of value)
        super.set(key2, v);
      this.#size.v = super.size;
    }
  }
  /**
   * If the source is being created inside the same reaction as the SvelteMap instance,
   * we use `state` so that it will not be a dependency of the reaction. Otherwise we
   * use `source` so it will be.
   *
   * @template T
   * @param {T} value
   * @returns {Source<T>}
   */
  #source(value) {
    return update_version === this.#update_version ? state(value) : source(value);
  }
  /** @param {K} key */
  has(key2) {
    var sources = this.#sources, s = sources.get(key2);
    if (s === void 0)
      if (super.has(key2))
        s = this.#source(0), false_default && tag(s, `SvelteMap get(${label(key2)})`), sources.set(key2, s);
      else
        return get(this.#version), !1;
    return get(s), !0;
  }
  /**
   * @param {(value: V, key: K, map: Map<K, V>) => void} callbackfn
   * @param {any} [this_arg]
   */
  forEach(callbackfn, this_arg) {
    this.#read_all(), super.forEach(callbackfn, this_arg);
  }
  /** @param {K} key */
  get(key2) {
    var sources = this.#sources, s = sources.get(key2);
    if (s === void 0)
      if (super.has(key2))
        s = this.#source(0), false_default && tag(s, `SvelteMap get(${label(key2)})`), sources.set(key2, s);
      else {
        get(this.#version);
        return;
      }
    return get(s), super.get(key2);
  }
  /**
   * @param {K} key
   * @param {V} value
   * */
  getOrInsert(key2, value) {
    return super.has(key2) || this.set(key2, value), /** @type {V} */
    this.get(key2);
  }
  /**
   * @param {K} key
   * @param {(key: K) => V} callbackFn
   */
  getOrInsertComputed(key2, callbackFn) {
    return super.has(key2) || this.set(key2, callbackFn(key2)), /** @type {V} */
    this.get(key2);
  }
  /**
   * @param {K} key
   * @param {V} value
   * */
  set(key2, value) {
    var sources = this.#sources, s = sources.get(key2), prev_res = super.get(key2), res = super.set(key2, value), version = this.#version;
    if (s === void 0)
      s = this.#source(0), false_default && tag(s, `SvelteMap get(${label(key2)})`), sources.set(key2, s), set(this.#size, super.size), increment(version);
    else if (prev_res !== value) {
      increment(s);
      var v_reactions = version.reactions === null ? null : new Set(version.reactions), needs_version_increase = v_reactions === null || !s.reactions?.every(
        (r2) => (
          /** @type {NonNullable<typeof v_reactions>} */
          v_reactions.has(r2)
        )
      );
      needs_version_increase && increment(version);
    }
    return res;
  }
  /** @param {K} key */
  delete(key2) {
    var sources = this.#sources, s = sources.get(key2), res = super.delete(key2);
    return s !== void 0 && (sources.delete(key2), set(s, -1)), res && (set(this.#size, super.size), increment(this.#version)), res;
  }
  clear() {
    if (super.size !== 0) {
      super.clear();
      var sources = this.#sources;
      set(this.#size, 0);
      for (var s of sources.values())
        set(s, -1);
      increment(this.#version), sources.clear();
    }
  }
  #read_all() {
    get(this.#version);
    var sources = this.#sources;
    if (this.#size.v !== sources.size) {
      for (var key2 of super.keys())
        if (!sources.has(key2)) {
          var s = this.#source(0);
          false_default && tag(s, `SvelteMap get(${label(key2)})`), sources.set(key2, s);
        }
    }
    for ([, s] of this.#sources)
      get(s);
  }
  keys() {
    return get(this.#version), super.keys();
  }
  values() {
    return this.#read_all(), super.values();
  }
  entries() {
    return this.#read_all(), super.entries();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  get size() {
    return get(this.#size), super.size;
  }
};

// node_modules/svelte/src/reactivity/url-search-params.js
var REPLACE = /* @__PURE__ */ Symbol("replace"), SvelteURLSearchParams = class extends URLSearchParams {
  #version = false_default ? tag(state(0), "SvelteURLSearchParams version") : state(0);
  #url = get_current_url();
  #updating = !1;
  #update_url() {
    if (!this.#url || this.#updating) return;
    this.#updating = !0;
    let search = super.toString();
    this.#url.search = search && `?${search}`, this.#updating = !1;
  }
  /**
   * @param {URLSearchParams} params
   * @internal
   */
  [REPLACE](params) {
    if (!this.#updating && params.toString() !== super.toString()) {
      this.#updating = !0;
      for (let key2 of [...super.keys()])
        super.delete(key2);
      for (let [key2, value] of params)
        super.append(key2, value);
      increment(this.#version), this.#updating = !1;
    }
  }
  /**
   * @param {string} name
   * @param {string} value
   * @returns {void}
   */
  append(name, value) {
    super.append(name, value), this.#update_url(), increment(this.#version);
  }
  /**
   * @param {string} name
   * @param {string=} value
   * @returns {void}
   */
  delete(name, value) {
    var has_value = super.has(name, value);
    super.delete(name, value), has_value && (this.#update_url(), increment(this.#version));
  }
  /**
   * @param {string} name
   * @returns {string|null}
   */
  get(name) {
    return get(this.#version), super.get(name);
  }
  /**
   * @param {string} name
   * @returns {string[]}
   */
  getAll(name) {
    return get(this.#version), super.getAll(name);
  }
  /**
   * @param {string} name
   * @param {string=} value
   * @returns {boolean}
   */
  has(name, value) {
    return get(this.#version), super.has(name, value);
  }
  keys() {
    return get(this.#version), super.keys();
  }
  /**
   * @param {(value: string, key: string, parent: URLSearchParams) => void} callback
   * @param {any} [this_arg]
   * @returns {void}
   */
  forEach(callback, this_arg) {
    get(this.#version), super.forEach(callback, this_arg);
  }
  /**
   * @param {string} name
   * @param {string} value
   * @returns {void}
   */
  set(name, value) {
    var previous = super.getAll(name);
    super.set(name, value);
    var current = super.getAll(name);
    (previous.length !== current.length || previous.some((value2, i) => value2 !== current[i])) && (this.#update_url(), increment(this.#version));
  }
  sort() {
    super.sort(), this.#update_url(), increment(this.#version);
  }
  toString() {
    return get(this.#version), super.toString();
  }
  values() {
    return get(this.#version), super.values();
  }
  entries() {
    return get(this.#version), super.entries();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  get size() {
    return get(this.#version), super.size;
  }
};

// node_modules/svelte/src/reactivity/url.js
var current_url = null;
function get_current_url() {
  return current_url;
}

// node_modules/@event-calendar/core/dist/index.js
function keyEnter(fn, _this = void 0) {
  return function(e) {
    return e.key === "Enter" || e.key === " " && !e.preventDefault() ? fn.call(_this, e) : void 0;
  };
}
function contentFrom(content, snippet2) {
  return snippet2 ? null : (el) => {
    typeof content == "string" ? el.innerText = content : content?.domNodes ? el.replaceChildren(...content.domNodes) : content?.html && (el.innerHTML = content.html);
  };
}
function outsideEvent(type) {
  return (el) => {
    let listener = (jsEvent) => {
      el && !el.contains(jsEvent.target) && el.dispatchEvent(new CustomEvent(type + "outside", { detail: { jsEvent } }));
    };
    return document.addEventListener(type, listener, !0), () => {
      document.removeEventListener(type, listener, !0);
    };
  };
}
function resizeObserver(callback, widthOnly = !1) {
  return (el) => {
    let width, observer = new ResizeObserver((entries2) => {
      for (let entry of entries2) {
        if (widthOnly) {
          let { inlineSize } = entry.contentBoxSize?.[0] ?? { inlineSize: entry.contentRect.width };
          if (inlineSize === width) continue;
          width = inlineSize;
        }
        callback(el, entry);
      }
    });
    return observer.observe(el), () => {
      observer.unobserve(el);
    };
  };
}
function intersectionObserver(callback, options) {
  return (el) => {
    let observer = new IntersectionObserver((entries2) => {
      for (let entry of entries2) callback(el, entry);
    }, options);
    return observer.observe(el), () => {
      observer.unobserve(el);
    };
  };
}
function assign2(...args) {
  return Object.assign(...args);
}
function keys(object) {
  return Object.keys(object);
}
function entries(object) {
  return Object.entries(object);
}
function hasOwn(object, property) {
  return Object.hasOwn(object, property);
}
function floor(value) {
  return Math.floor(value);
}
function ceil(value) {
  return Math.ceil(value);
}
function min(...args) {
  return Math.min(...args);
}
function max(...args) {
  return Math.max(...args);
}
function symbol() {
  return /* @__PURE__ */ Symbol("ec");
}
function length(array) {
  return array.length;
}
function empty(array) {
  return !length(array);
}
function tzOffset(date = /* @__PURE__ */ new Date()) {
  return -date.getTimezoneOffset();
}
function isArray(value) {
  return Array.isArray(value);
}
function isFunction(value) {
  return typeof value == "function";
}
function isPlainObject(value) {
  if (typeof value != "object" || value === null) return !1;
  let prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
function isDate(value) {
  return value instanceof Date;
}
function run3(fn) {
  return fn();
}
function runAll(fns) {
  fns.forEach(run3);
}
function noop2() {
}
var identity = (x) => x;
function isRtl() {
  return window.getComputedStyle(document.documentElement).direction === "rtl";
}
function undefinedOr(fn) {
  return (input) => input === void 0 ? void 0 : fn(input);
}
var uids = /* @__PURE__ */ new WeakMap(), uidCounter = 1;
function uid2(obj) {
  let id = uids.get(obj);
  return id || (id = uidCounter++, uids.set(obj, id)), id;
}
function createSource(input) {
  return {
    url: input.url?.replace(/&+$/, "") || "",
    method: input.method?.toUpperCase() || "GET",
    extraParams: input.extraParams ?? {}
  };
}
function createContent(option, arg, fallback2, snippet2) {
  return snippet2 ? {
    snippet: snippet2,
    arg: arg?.()
  } : { content: (isFunction(option) ? option(arg?.()) : option) ?? (isFunction(fallback2) ? fallback2() : fallback2) };
}
var DAY_IN_SECONDS = 86400;
function createDate(input = /* @__PURE__ */ new Date(), offset2 = void 0) {
  return isDate(input) ? _fromLocalDate(input, offset2) : _fromISOString(input, offset2);
}
function createDuration(input) {
  if (typeof input == "number") input = { seconds: input };
  else if (typeof input == "string") {
    let seconds = 0, exp = 2;
    for (let part of input.split(":", 3)) seconds += parseInt(part, 10) * Math.pow(60, exp--);
    input = { seconds };
  } else isDate(input) && (input = {
    hours: input.getUTCHours(),
    minutes: input.getUTCMinutes(),
    seconds: input.getUTCSeconds()
  });
  let weeks = input.weeks || input.week || 0;
  return {
    years: input.years || input.year || 0,
    months: input.months || input.month || 0,
    days: weeks * 7 + (input.days || input.day || 0),
    seconds: (input.hours || input.hour || 0) * 60 * 60 + (input.minutes || input.minute || 0) * 60 + (input.seconds || input.second || 0),
    inWeeks: !!weeks
  };
}
function cloneDate(date) {
  let result = new Date(toTime(date));
  return setOffset(result, getOffset(date)), result;
}
function addDuration(date, duration, x = 1) {
  date.setUTCFullYear(date.getUTCFullYear() + x * duration.years);
  let month = date.getUTCMonth() + x * duration.months;
  for (date.setUTCMonth(month), month %= 12, month < 0 && (month += 12); date.getUTCMonth() !== month; ) subtractDay(date);
  return date.setUTCDate(date.getUTCDate() + x * duration.days), date.setUTCSeconds(date.getUTCSeconds() + x * duration.seconds), date;
}
function subtractDuration(date, duration, x = 1) {
  return addDuration(date, duration, -x);
}
function addDay(date, x = 1) {
  return date.setUTCDate(date.getUTCDate() + x), date;
}
function subtractDay(date, x = 1) {
  return addDay(date, -x);
}
function setMidnight(date) {
  return date.setUTCHours(0, 0, 0, 0), date;
}
function toLocalDate(date) {
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds());
}
function toISOString(date, len = 19) {
  return date.toISOString().substring(0, len);
}
function toTime(date) {
  return date.getTime();
}
function datesEqual(date1, ...dates2) {
  return dates2.every((date2) => toTime(date1) === toTime(date2));
}
function nextClosestDay(date, day) {
  let diff2 = day - date.getUTCDay();
  return date.setUTCDate(date.getUTCDate() + (diff2 >= 0 ? diff2 : diff2 + 7)), date;
}
function prevClosestDay(date, day) {
  let diff2 = day - date.getUTCDay();
  return date.setUTCDate(date.getUTCDate() + (diff2 <= 0 ? diff2 : diff2 - 7)), date;
}
function noTimePart(date) {
  return typeof date == "string" && date.length <= 10;
}
function copyTime(toDate, fromDate) {
  return toDate.setUTCHours(fromDate.getUTCHours(), fromDate.getUTCMinutes(), fromDate.getUTCSeconds(), 0), toDate;
}
function toSeconds(duration) {
  return duration.seconds;
}
function nextDate(date, duration, hiddenDays) {
  return addDuration(date, duration), _skipHiddenDays(date, hiddenDays, addDay), date;
}
function prevDate(date, duration, hiddenDays) {
  return subtractDuration(date, duration), _skipHiddenDays(date, hiddenDays, subtractDay), date;
}
function getWeekNumber(date, firstDay) {
  date = cloneDate(date), firstDay === 0 ? date.setUTCDate(date.getUTCDate() + 6 - date.getUTCDay()) : date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  let yearStart = new Date(Date.UTC(date.getUTCFullYear(), 0, 1));
  return Math.ceil(((date - yearStart) / 1e3 / DAY_IN_SECONDS + 1) / 7);
}
function createWeekNumberContent(week, date, weekNumberContent, snippet2) {
  return createContent(weekNumberContent, () => ({
    date: toLocalDate(date),
    week
  }), () => "W" + String(week).padStart(2, "0"), snippet2);
}
function parseOffset(str, match = {}) {
  let parts = str.match(/([+-])(\d{2}):(\d{2})$/);
  if (parts)
    return assign2(match, parts), +(parts[1] + "1") * (+parts[2] * 60 + +parts[3]);
}
function applyOffsetDiff(date, offsetDiff) {
  return offsetDiff && date.setUTCMinutes(date.getUTCMinutes() + offsetDiff), date;
}
var offsetSymbol = /* @__PURE__ */ Symbol("ec");
function setOffset(date, offset2) {
  return date[offsetSymbol] = offset2, date;
}
function getOffset(date) {
  return date[offsetSymbol];
}
function _fromLocalDate(date, offset2 = void 0) {
  let result = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds()));
  return applyOffsetDiff(result, offset2 ? offset2 - tzOffset(result) : 0), setOffset(result, offset2 ?? tzOffset(result)), result;
}
function _fromISOString(str, offset2 = void 0) {
  let match = {}, inputOffset = parseOffset(str, match);
  inputOffset !== void 0 && (str = str.substring(0, match.index));
  let parts = str.match(/\d+/g), result = new Date(Date.UTC(+parts[0], +parts[1] - 1, +parts[2], +parts[3] || 0, +parts[4] || 0, +parts[5] || 0));
  return offset2 !== void 0 && inputOffset !== void 0 && applyOffsetDiff(result, offset2 - inputOffset), setOffset(result, offset2 ?? inputOffset), result;
}
function _skipHiddenDays(date, hiddenDays, dateFn) {
  if (hiddenDays.length && hiddenDays.length < 7) for (; hiddenDays.includes(date.getUTCDay()); ) dateFn(date);
}
var payloadProp = symbol();
function setPayload(obj, payload) {
  obj[payloadProp] = payload;
}
function hasPayload(obj) {
  return !!obj?.[payloadProp];
}
function getPayload(obj) {
  return obj[payloadProp];
}
function createElement(tag2, className, content, attrs = []) {
  let el = document.createElement(tag2);
  el.className = className, typeof content == "string" ? el.innerText = content : content.domNodes ? el.replaceChildren(...content.domNodes) : content.html && (el.innerHTML = content.html);
  for (let attr2 of attrs) el.setAttribute(...attr2);
  return el;
}
function rect(el) {
  return el.getBoundingClientRect();
}
function ancestor(el, up) {
  for (; up--; ) el = el.parentElement;
  return el;
}
function height(el) {
  return rect(el).height;
}
function getElementWithPayload(x, y, root2 = document, processed = []) {
  processed.push(root2);
  for (let el of root2.elementsFromPoint(x, y)) {
    if (hasPayload(el)) return el;
    if (el.shadowRoot && !processed.includes(el.shadowRoot)) {
      let shadowEl = getElementWithPayload(x, y, el.shadowRoot, processed);
      if (shadowEl) return shadowEl;
    }
  }
  return null;
}
function listen2(node, event3, handler, options) {
  return node.addEventListener(event3, handler, options), () => node.removeEventListener(event3, handler, options);
}
function stopPropagation2(fn, _this = void 0) {
  return function(jsEvent) {
    jsEvent.stopPropagation(), fn && fn.call(_this, jsEvent);
  };
}
function createView(view2, _viewTitle, _currentRange, _activeRange) {
  return {
    type: view2,
    title: _viewTitle,
    currentStart: _currentRange.start,
    currentEnd: _currentRange.end,
    activeStart: _activeRange.start,
    activeEnd: _activeRange.end,
    calendar: void 0
  };
}
function toViewWithLocalDates(view2) {
  return view2 = assign2({}, view2), view2.currentStart = toLocalDate(view2.currentStart), view2.currentEnd = toLocalDate(view2.currentEnd), view2.activeStart = toLocalDate(view2.activeStart), view2.activeEnd = toLocalDate(view2.activeEnd), view2;
}
var eventId = 1;
function createEvents(input, offset2 = void 0) {
  return input.map((event3) => {
    let result = {
      id: event3.id != null ? String(event3.id) : `{generated-${eventId++}}`,
      resourceIds: toArrayProp(event3, "resourceId").map(String),
      allDay: event3.allDay ?? (noTimePart(event3.start) && noTimePart(event3.end)),
      start: createDate(event3.start, offset2),
      end: createDate(event3.end, offset2),
      title: event3.title ?? "",
      editable: event3.editable,
      startEditable: event3.startEditable,
      durationEditable: event3.durationEditable,
      display: event3.display ?? "auto",
      layoutGroup: event3.layoutGroup?.toString(),
      extendedProps: event3.extendedProps ?? {},
      backgroundColor: event3.backgroundColor ?? event3.color,
      textColor: event3.textColor,
      classNames: toArrayProp(event3, "className"),
      styles: toArrayProp(event3, "style")
    };
    if (result.allDay) {
      setMidnight(result.start);
      let end = cloneDate(result.end);
      setMidnight(result.end), (!datesEqual(result.end, end) || datesEqual(result.end, result.start)) && addDay(result.end);
    }
    return result;
  });
}
function toArrayProp(input, propName) {
  let result = input[propName + "s"] ?? input[propName] ?? [];
  return isArray(result) ? result : [result];
}
function createEventSources(input) {
  return input.map((source2) => ({
    events: source2.events,
    ...createSource(source2)
  }));
}
function createEventTimeText(chunk, displayEventEnd, _intlEventTime) {
  return _intlEventTime.formatRange(chunk.start, displayEventEnd && chunk.event.display !== "pointer" && !chunk.zeroDuration ? chunk.end : null);
}
function createDefaultEventContent(chunk, timeText, theme) {
  let domNodes;
  switch (chunk.event.display) {
    case "background":
      domNodes = [];
      break;
    case "pointer":
      domNodes = chunk.event.allDay ? [] : [createTimeElement(timeText, chunk, theme)];
      break;
    default:
      domNodes = [...chunk.event.allDay ? [] : [createTimeElement(timeText, chunk, theme)], createElement("h4", theme.eventTitle, chunk.event.title)];
  }
  return { domNodes };
}
function createTimeElement(timeText, chunk, theme) {
  return createElement("time", theme.eventTime, timeText, [["datetime", toISOString(chunk.start)]]);
}
function createEventClasses(eventClassNames, event3, _view) {
  let result = event3.classNames;
  return eventClassNames && (isFunction(eventClassNames) && (eventClassNames = eventClassNames({
    event: toEventWithLocalDates(event3),
    view: toViewWithLocalDates(_view)
  })), result = [...isArray(eventClassNames) ? eventClassNames : [eventClassNames], ...result]), result;
}
function toEventWithLocalDates(event3) {
  return _cloneEvent(event3, toLocalDate);
}
function cloneEvent(event3) {
  return _cloneEvent(event3, cloneDate);
}
function _cloneEvent(event3, dateFn) {
  return event3 = assign2({}, event3), event3.start = dateFn(event3.start), event3.end = dateFn(event3.end), event3;
}
var repositionPass = 0;
function runReposition(refs, data) {
  refs.length = data.length, ++repositionPass;
  for (let ref of refs) ref?.reposition(repositionPass);
}
function eventIntersects(event3, start, end, resource = void 0) {
  return (!resource || event3.resourceIds.includes(resource.id)) && event3.start < end && event3.end > start;
}
function helperEvent(display) {
  return previewEvent(display) || ghostEvent(display) || pointerEvent(display);
}
function bgEvent(display) {
  return display === "background";
}
function previewEvent(display) {
  return display === "preview";
}
function ghostEvent(display) {
  return display === "ghost";
}
function pointerEvent(display) {
  return display === "pointer";
}
function createEventChunk(event3, start, end) {
  return start = event3.start > start ? event3.start : start, end = event3.end < end ? event3.end : end, {
    start,
    end,
    event: event3,
    zeroDuration: datesEqual(start, end)
  };
}
function createAllDayChunks(event3, days, withId = !0) {
  let dates = [], lastEnd, gridColumn, gridRow, resource;
  for (let { gridColumn: column, gridRow: row, resource: dayResource, dayStart, dayEnd, disabled } of days) !disabled && eventIntersects(event3, dayStart, dayEnd, dayResource) && (dates.push(dayStart), lastEnd = dayEnd, gridColumn || (gridColumn = column, gridRow = row, resource = dayResource));
  if (dates.length) {
    let chunk = createEventChunk(event3, dates[0], lastEnd);
    return assign2(chunk, {
      gridColumn,
      gridRow,
      resource,
      dates
    }), withId && assignChunkId(chunk), [chunk];
  }
  return [];
}
function prepareAllDayChunks(chunks) {
  let prevChunks = {}, longChunks = {};
  for (let chunk of chunks) {
    let { gridColumn, gridRow } = chunk;
    for (let i = 1; i < chunk.dates.length; ++i) {
      let key3 = `${gridRow}_${gridColumn + i}`;
      longChunks[key3] ? longChunks[key3].chunks.push(chunk) : longChunks[key3] = {
        sorted: !1,
        chunks: [chunk]
      };
    }
    let key2 = `${gridRow}_${gridColumn}`;
    chunk.long = longChunks[key2], chunk.prev = prevChunks[key2], prevChunks[key2] = chunk;
  }
}
function repositionEvent$1(chunk, height2, top = 1, gap = 1) {
  chunk.prev && (top = chunk.prev.bottom + gap);
  let bottom = top + height2;
  if (chunk.long) {
    let longChunks = chunk.long;
    longChunks.sorted || (longChunks.chunks.sort((a, b) => a.top - b.top), longChunks.sorted = !0);
    for (let longChunk of longChunks.chunks) if (top < longChunk.bottom && bottom > longChunk.top) {
      let offset2 = longChunk.bottom - top + gap;
      top += offset2, bottom += offset2;
    }
  }
  return assign2(chunk, {
    top,
    bottom
  }), top;
}
function assignChunkId(chunk) {
  let { event: event3, gridColumn, gridRow } = chunk;
  chunk.id = `${uid2(event3)}-${gridColumn}-${gridRow}`;
}
function intl(mainState, option) {
  return () => {
    let { options: { locale } } = mainState, format = mainState.options[option], intl2;
    return untrack(() => {
      intl2 = isFunction(format) ? { format } : new Intl.DateTimeFormat(locale, format);
    }), { format: (date) => intl2.format(toLocalDate(date)) };
  };
}
function intlRange(mainState, option, timeOnly = !1) {
  return () => {
    let { options: { locale } } = mainState, format = mainState.options[option], formatRange;
    return untrack(() => {
      if (isFunction(format)) formatRange = (start, end) => format(toLocalDate(start), end && toLocalDate(end));
      else {
        let intl2 = new Intl.DateTimeFormat(locale, format);
        formatRange = (start, end) => {
          if (!end) return intl2.format(toLocalDate(start));
          if (timeOnly && (end = copyTime(cloneDate(start), end)), start = toLocalDate(start), end = toLocalDate(end), start <= end) return intl2.formatRange(start, end);
          {
            let parts = intl2.formatRangeToParts(end, start), result = "", sources = ["startRange", "endRange"], processed = [!1, !1];
            for (let part of parts) {
              let i = sources.indexOf(part.source);
              i >= 0 ? processed[i] || (result += _getParts(sources[1 - i], parts), processed[i] = !0) : result += part.value;
            }
            return result;
          }
        };
      }
    }), { formatRange };
  };
}
function _getParts(source2, parts) {
  let result = "";
  for (let part of parts) part.source == source2 && (result += part.value);
  return result;
}
function btnTextDay(text2) {
  return btnText(text2, "day");
}
function btnTextWeek(text2) {
  return btnText(text2, "week");
}
function btnTextMonth(text2) {
  return btnText(text2, "month");
}
function btnText(text2, period) {
  return {
    ...text2,
    next: "Next " + period,
    prev: "Previous " + period
  };
}
function themeView(view2) {
  return (theme) => ({
    ...theme,
    view: view2
  });
}
function createDateRange(input) {
  let start, end;
  return input && ({ start, end } = input, start && (start = setMidnight(createDate(start))), end && (end = setMidnight(createDate(end)))), {
    start,
    end
  };
}
function outsideRange(date, range) {
  return range.start && date < range.start || range.end && date > range.end;
}
function createResources(input) {
  let result = [];
  return _createResources(input, 0, !1, result), result;
}
function _createResources(input, level, hidden, flat) {
  let result = [];
  for (let item of input) {
    let resource = createResource(item);
    result.push(resource), flat.push(resource);
    let payload = {
      level,
      children: [],
      hidden
    };
    setPayload(resource, payload), item.children && (payload.children = _createResources(item.children, level + 1, hidden || !resource.expanded, flat));
  }
  return result;
}
function createResource(input) {
  return {
    id: input.id != null ? String(input.id) : "",
    title: input.title ?? "",
    eventBackgroundColor: eventBackgroundColor(input),
    eventTextColor: eventTextColor(input),
    expanded: input.expanded ?? !0,
    extendedProps: input.extendedProps ?? {}
  };
}
function eventBackgroundColor(resource) {
  return resource?.eventBackgroundColor;
}
function eventTextColor(resource) {
  return resource?.eventTextColor;
}
function findFirstResource(event3, resources) {
  return empty(event3.resourceIds) ? void 0 : resources.find((resource) => event3.resourceIds.includes(resource.id));
}
function createSlots(date, slotDuration, slotLabelPeriodicity2, slotTimeLimits2, intlSlotLabel) {
  let slots2 = [];
  date = cloneDate(date);
  let end = cloneDate(date);
  for (addDuration(date, slotTimeLimits2.min), addDuration(end, slotTimeLimits2.max); date < end; )
    slots2.push([toISOString(date), intlSlotLabel.format(date)]), addDuration(date, slotDuration, slotLabelPeriodicity2);
  let span = floor((date - end) / 1e3 / toSeconds(slotDuration));
  return span && span !== slotLabelPeriodicity2 && (slots2.at(-1)[2] = slotLabelPeriodicity2 - span), slots2;
}
function createSlotTimeLimits(slotMinTime, slotMaxTime, flexibleSlotTimeLimits, viewDates2, filteredEvents2) {
  let min$1 = createDuration(slotMinTime), max$1 = createDuration(slotMaxTime);
  if (flexibleSlotTimeLimits) {
    let minMin = createDuration(min(toSeconds(min$1), max(0, toSeconds(max$1) - DAY_IN_SECONDS))), maxMax = createDuration(max(toSeconds(max$1), toSeconds(minMin) + DAY_IN_SECONDS)), filter = isFunction(flexibleSlotTimeLimits?.eventFilter) ? flexibleSlotTimeLimits.eventFilter : (event3) => !bgEvent(event3.display);
    loop: for (let date of viewDates2) {
      let start = addDuration(cloneDate(date), min$1), end = addDuration(cloneDate(date), max$1), minStart = addDuration(cloneDate(date), minMin), maxEnd = addDuration(cloneDate(date), maxMax);
      for (let event3 of filteredEvents2) if (!event3.allDay && filter(event3) && event3.start < maxEnd && event3.end > minStart) {
        if (event3.start < start) {
          let seconds = max((event3.start - date) / 1e3, toSeconds(minMin));
          seconds < toSeconds(min$1) && (min$1.seconds = seconds);
        }
        if (event3.end > end) {
          let seconds = min((event3.end - date) / 1e3, toSeconds(maxMax));
          seconds > toSeconds(max$1) && (max$1.seconds = seconds);
        }
        if (toSeconds(min$1) === toSeconds(minMin) && toSeconds(max$1) === toSeconds(maxMax)) break loop;
      }
    }
  }
  return {
    min: min$1,
    max: max$1
  };
}
function arrayProxy(array) {
  let counter = 0, version = state(proxy(counter));
  return proxy2(array, () => get(version), () => !0, () => set(version, ++counter, !0));
}
function objectProxy(object) {
  let counter = 0, versions = proxy({});
  return proxy2(object, (prop2) => versions[prop2], (a, b) => a !== b, (prop2) => versions[prop2] = ++counter);
}
function proxy2(target, setDependency, hasEffect, invokeEffect) {
  return new Proxy(target, {
    get(target2, prop2, receiver) {
      return hasOwn(target2, prop2) && setDependency(prop2), Reflect.get(target2, prop2, receiver);
    },
    set(target2, prop2, value, receiver) {
      let has = hasEffect(target2[prop2], value), result = Reflect.set(target2, prop2, value, receiver);
      return has && invokeEffect(prop2), result;
    }
  });
}
function createOptions(plugins) {
  let options = {
    buttonText: { today: "today" },
    customButtons: {},
    customScrollbars: !1,
    date: /* @__PURE__ */ new Date(),
    dateIncrement: void 0,
    datesSet: void 0,
    dayCellContent: void 0,
    dayHeaderFormat: {
      weekday: "short",
      month: "numeric",
      day: "numeric"
    },
    dayHeaderAriaLabelFormat: { dateStyle: "full" },
    displayEventEnd: !0,
    duration: { weeks: 1 },
    events: [],
    eventAllUpdated: void 0,
    eventBackgroundColor: void 0,
    eventClassNames: void 0,
    eventClick: void 0,
    eventColor: void 0,
    eventContent: void 0,
    eventDidMount: void 0,
    eventFilter: void 0,
    eventGap: 1,
    eventMouseEnter: void 0,
    eventMouseLeave: void 0,
    eventOrder: void 0,
    eventOrderStrict: !1,
    eventSources: [],
    eventTextColor: void 0,
    eventTimeFormat: {
      hour: "numeric",
      minute: "2-digit"
    },
    filterEventsWithResources: !1,
    firstDay: 0,
    headerToolbar: {
      start: "title",
      center: "",
      end: "today prev,next"
    },
    height: void 0,
    hiddenDays: [],
    highlightedDates: [],
    icons: {},
    lazyFetching: !0,
    loading: void 0,
    locale: void 0,
    refetchResourcesOnNavigate: !1,
    resources: [],
    selectable: !1,
    theme: {
      active: "ec-active",
      bgEvent: "ec-bg-event",
      bgEvents: "ec-bg-events",
      body: "ec-body",
      button: "ec-button",
      buttonGroup: "ec-button-group",
      calendar: "ec",
      colHead: "ec-col-head",
      customScrollbars: "ec-custom-scrollbars",
      day: "ec-day",
      dayHead: "ec-day-head",
      disabled: "ec-disabled",
      endClipped: "ec-end-clipped",
      event: "ec-event",
      eventBody: "ec-event-body",
      eventTime: "ec-event-time",
      eventTitle: "ec-event-title",
      events: "ec-events",
      grid: "ec-grid",
      header: "ec-header",
      hidden: "ec-hidden",
      highlight: "ec-highlight",
      icon: "ec-icon",
      main: "ec-main",
      noBeb: "ec-no-beb",
      noIeb: "ec-no-ieb",
      startClipped: "ec-start-clipped",
      today: "ec-today",
      title: "ec-title",
      toolbar: "ec-toolbar",
      view: "",
      weekdays: [
        "ec-sun",
        "ec-mon",
        "ec-tue",
        "ec-wed",
        "ec-thu",
        "ec-fri",
        "ec-sat"
      ],
      weekNumber: "ec-week-number"
    },
    timeZone: "local",
    titleFormat: {
      year: "numeric",
      month: "short",
      day: "numeric"
    },
    validRange: void 0,
    view: void 0,
    viewDidMount: void 0,
    views: {}
  };
  for (let plugin of plugins) plugin.createOptions?.(options);
  return options;
}
function createParsers(plugins) {
  let parsers = {
    date: (input) => setMidnight(createDate(input)),
    dateIncrement: undefinedOr(createDuration),
    duration: createDuration,
    events: createEvents,
    eventSources: createEventSources,
    hiddenDays: (input) => [...new Set(input)],
    highlightedDates: (input) => input.map((item) => setMidnight(createDate(item))),
    resources: (input) => isArray(input) ? createResources(input) : isPlainObject(input) ? createSource(input) : input,
    validRange: createDateRange
  };
  for (let plugin of plugins) plugin.createParsers?.(parsers);
  return parsers;
}
var specialOptions = [
  "buttonText",
  "customButtons",
  "icons",
  "theme"
];
function optionsState(plugins, userOptions) {
  let defOptions = createOptions(plugins), parsers = createParsers(plugins);
  defOptions = parseOptions(defOptions, parsers), userOptions = parseOptions(userOptions, parsers);
  let defViews = extractOption(defOptions, "views") ?? {}, userViews = extractOption(userOptions, "views") ?? {}, options = objectProxy({});
  assign2(options, defOptions), userOptions.view && (options.view = userOptions.view);
  let setters = {}, viewOptions = {}, viewComponents = {}, views = /* @__PURE__ */ new Set([...keys(defViews), ...keys(userViews)]);
  for (let view2 of views) {
    let userViewOptions = userViews[view2] ?? {}, defOpts = mergeOpts(defOptions, defViews[view2] ?? defViews[userViewOptions.type] ?? {}), opts = mergeOpts(defOpts, userOptions, userViewOptions), component2 = extractOption(opts, "component");
    delete opts.view;
    for (let key2 of keys(opts)) hasOwn(options, key2) ? (setters[key2] ??= [], setters[key2].push(specialOptions.includes(key2) ? (value) => opts[key2] = isFunction(value) ? value(defOpts[key2]) : value : (value) => opts[key2] = value)) : delete opts[key2];
    viewOptions[view2] = opts, viewComponents[view2] = component2;
  }
  return assign2(options, viewOptions[options.view]), [
    options,
    function(key2, value, parsed = !0) {
      hasOwn(options, key2) && (parsed || (key2 in parsers ? value = parsers[key2](value) : isPlainObject(value) ? value = { ...value } : isArray(value) && (value = [...value])), setters[key2]?.forEach((set2) => set2(value)), options[key2] = specialOptions.includes(key2) && isFunction(value) ? viewOptions[options.view][key2] : value);
    },
    function(view2) {
      return assign2(options, viewOptions[view2]), viewComponents[view2];
    }
  ];
}
function parseOptions(opts, parsers) {
  let result = { ...opts };
  for (let key2 of keys(parsers)) key2 in result && (result[key2] = parsers[key2](result[key2]));
  if (opts.views) {
    result.views = {};
    for (let view2 of keys(opts.views)) result.views[view2] = parseOptions(opts.views[view2], parsers);
  }
  return result;
}
function extractOption(options, name) {
  let extracted = options[name];
  return delete options[name], extracted;
}
function mergeOpts(...args) {
  let result = {};
  for (let opts of args) {
    let override = {};
    for (let key2 of specialOptions) isFunction(opts[key2]) && (override[key2] = opts[key2](result[key2]));
    result = {
      ...result,
      ...opts,
      ...override
    };
  }
  return result;
}
function diff(options, prevOptions) {
  let diff2 = [];
  for (let key2 of keys(options)) options[key2] !== prevOptions[key2] && diff2.push([key2, options[key2]]);
  return diff2;
}
function switchView(mainState) {
  return () => {
    let { options: { view: view2 } } = mainState;
    untrack(() => {
      let initComponent = mainState.setViewOptions(view2);
      mainState.extensions = {}, mainState.features = [], mainState.viewComponent = initComponent(mainState);
    });
  };
}
function loadEvents(mainState, loadingInvoker) {
  return () => {
    let { activeRange: activeRange2, fetchedRange: { events: fetchedRange }, offset: offset2, viewDates: viewDates2, options: { events, eventSources, lazyFetching, timeZone } } = mainState;
    untrack(() => {
      load(eventSources.map((source2) => isFunction(source2.events) ? source2.events : source2), events, (input) => createEvents(input, offset2), (result) => mainState.events = arrayProxy(result), timeZone, activeRange2, fetchedRange, viewDates2, !0, lazyFetching, loadingInvoker);
    });
  };
}
function loadResources(mainState, loadingInvoker) {
  return () => {
    let { activeRange: activeRange2, fetchedRange: { resources: fetchedRange }, viewDates: viewDates2, options: { lazyFetching, refetchResourcesOnNavigate, resources, timeZone } } = mainState;
    untrack(() => {
      load(isArray(resources) ? [] : [resources], resources, createResources, (result) => mainState.resources = arrayProxy(result), timeZone, activeRange2, fetchedRange, viewDates2, refetchResourcesOnNavigate, lazyFetching, loadingInvoker);
    });
  };
}
function load(sources, defaultResult, parseResult, applyResult, timeZone, activeRange2, fetchedRange, viewDates2, refetchOnNavigate, lazyFetching, loading) {
  if (!empty(viewDates2)) {
    if (empty(sources)) {
      applyResult(defaultResult);
      return;
    }
    if ((refetchOnNavigate || !fetchedRange.start) && (!lazyFetching || !fetchedRange.start || fetchedRange.start > activeRange2.start || fetchedRange.end < activeRange2.end || fetchedRange.timeZone !== timeZone)) {
      let result = [], failure = (e) => loading.stop(), success = (data) => {
        result = result.concat(parseResult(data)), applyResult(result), loading.stop();
      }, startStr = toISOString(activeRange2.start), endStr = toISOString(activeRange2.end);
      for (let source2 of sources)
        if (loading.start(), isFunction(source2)) {
          let result2 = source2(refetchOnNavigate ? {
            start: toLocalDate(activeRange2.start),
            end: toLocalDate(activeRange2.end),
            startStr,
            endStr,
            timeZone
          } : {}, success, failure);
          result2 !== void 0 && Promise.resolve(result2).then(success, failure);
        } else {
          let params = isFunction(source2.extraParams) ? source2.extraParams() : assign2({}, source2.extraParams);
          refetchOnNavigate && (params.start = startStr, params.end = endStr, timeZone !== "local" && (params.timeZone = timeZone)), params = new URLSearchParams(params);
          let url = source2.url, headers = {}, body;
          ["GET", "HEAD"].includes(source2.method) ? url += (url.includes("?") ? "&" : "?") + params : (headers["content-type"] = "application/x-www-form-urlencoded;charset=UTF-8", body = String(params)), fetch(url, {
            method: source2.method,
            headers,
            body,
            signal: getAbortSignal(),
            credentials: "same-origin"
          }).then((response) => response.json()).then(success).catch(failure);
        }
      assign2(fetchedRange, {
        ...activeRange2,
        timeZone
      });
    }
  }
}
function createLoadingInvoker(mainState) {
  let counter = 0;
  function invoke(value) {
    let { options: { loading } } = mainState;
    isFunction(loading) && loading(value);
  }
  return {
    start: () => ++counter === 1 && invoke(!0),
    stop: () => --counter === 0 && invoke(!1)
  };
}
function setNowAndToday(mainState) {
  return () => {
    let { offset: offset2 } = mainState, interval = setInterval(() => {
      let now = createDate(void 0, offset2), today = setMidnight(cloneDate(now));
      mainState.now = now, datesEqual(mainState.today, today) || (mainState.today = today);
    }, 1e3);
    return () => clearInterval(interval);
  };
}
function handleTimeZoneChange(mainState) {
  return () => {
    let { offset: offset2, options } = mainState;
    untrack(() => {
      for (let event3 of mainState.events) if (!event3.allDay) for (let prop2 of ["start", "end"]) {
        let dateOffset2 = getOffset(event3[prop2]);
        dateOffset2 !== void 0 && applyOffsetDiff(event3[prop2], offset2 - dateOffset2), setOffset(event3[prop2], offset2);
      }
      let dateOffset = getOffset(options.date);
      if (dateOffset !== void 0) {
        let diff2 = createDate(void 0, offset2).getUTCDay() - createDate(void 0, dateOffset).getUTCDay(), date = addDay(cloneDate(options.date), diff2);
        mainState.setOption("date", date);
      }
      setOffset(options.date, offset2);
    });
  };
}
function runDatesSet(mainState) {
  return () => {
    let { activeRange: activeRange2, options: { datesSet } } = mainState;
    untrack(() => {
      isFunction(datesSet) && datesSet({
        start: toLocalDate(activeRange2.start),
        end: toLocalDate(activeRange2.end),
        startStr: toISOString(activeRange2.start),
        endStr: toISOString(activeRange2.end),
        view: toViewWithLocalDates(mainState.view)
      });
    });
  };
}
function runEventAllUpdated(mainState) {
  let timer;
  return () => {
    let { filteredEvents: filteredEvents2, options: { eventAllUpdated } } = mainState;
    untrack(() => {
      isFunction(eventAllUpdated) && (timer || (timer = setTimeout(() => {
        timer = null, eventAllUpdated({ view: toViewWithLocalDates(mainState.view) });
      })));
    });
  };
}
function runViewDidMount(mainState) {
  return () => {
    let { options: { view: view2, viewDidMount } } = mainState;
    untrack(() => {
      isFunction(viewDidMount) && tick().then(() => viewDidMount({ view: toViewWithLocalDates(mainState.view) }));
    });
  };
}
function currentRange(mainState) {
  let prev;
  return () => {
    let { options: { date, duration, firstDay } } = mainState, start, end;
    return untrack(() => {
      start = cloneDate(date), duration.years ? (start.setUTCMonth(0), start.setUTCDate(1)) : duration.months ? start.setUTCDate(1) : duration.inWeeks && prevClosestDay(start, firstDay), end = addDuration(cloneDate(start), duration);
    }), prev && datesEqual(prev.start, start) && datesEqual(prev.end, end) ? prev : prev = {
      start,
      end
    };
  };
}
function activeRange(mainState) {
  let prev;
  return () => {
    let { currentRange: currentRange2, extensions: { activeRange: activeRange2 } } = mainState, start, end;
    untrack(() => {
      start = cloneDate(currentRange2.start), end = cloneDate(currentRange2.end);
    });
    let result = activeRange2 ? activeRange2(start, end) : {
      start,
      end
    };
    return prev && datesEqual(prev.start, result.start) && datesEqual(prev.end, result.end) ? prev : prev = result;
  };
}
function filteredEvents(mainState) {
  return () => {
    let { events, options: { eventFilter, eventOrder, filterEventsWithResources, resources, view: view2 } } = mainState, result = [...events];
    return untrack(() => {
      if (isFunction(eventFilter)) {
        let events2 = events.map(toEventWithLocalDates), view3 = toViewWithLocalDates(mainState.view);
        result = result.filter((event3, index2) => eventFilter({
          event: toEventWithLocalDates(event3),
          index: index2,
          events: events2,
          view: view3
        }));
      }
      filterEventsWithResources && (result = result.filter((event3) => resources.some((resource) => event3.resourceIds.includes(resource.id)))), isFunction(eventOrder) ? result.sort((a, b) => eventOrder(toEventWithLocalDates(a), toEventWithLocalDates(b))) : result.sort((a, b) => a.start - b.start || b.allDay - a.allDay);
    }), result;
  };
}
function offset(mainState) {
  return () => {
    let { options: { timeZone } } = mainState, offset2;
    return untrack(() => {
      offset2 = timeZone === "local" ? tzOffset() : timeZone === "UTC" ? 0 : parseOffset(timeZone) ?? tzOffset();
    }), offset2;
  };
}
function viewDates(mainState) {
  return () => {
    let { options, activeRange: activeRange2 } = mainState, { hiddenDays } = options, dates = [];
    return untrack(() => {
      let date = setMidnight(cloneDate(activeRange2.start)), end = setMidnight(cloneDate(activeRange2.end));
      for (; date < end; )
        hiddenDays.includes(date.getUTCDay()) || dates.push(cloneDate(date)), addDay(date);
      if (!dates.length && hiddenDays.length && hiddenDays.length < 7) {
        for (; hiddenDays.includes(date.getUTCDay()); ) addDay(date);
        tick().then(() => {
          mainState.setOption("date", date);
        });
      }
    }), dates;
  };
}
function viewTitle(mainState) {
  return () => {
    let { currentRange: currentRange2, intlTitle } = mainState, title;
    return untrack(() => {
      title = intlTitle.formatRange(currentRange2.start, subtractDay(cloneDate(currentRange2.end)));
    }), title;
  };
}
function view(mainState) {
  return () => {
    let { activeRange: activeRange2, currentRange: currentRange2, viewTitle: viewTitle2, options: { view: view2 } } = mainState, viewObj;
    return untrack(() => {
      viewObj = createView(view2, viewTitle2, currentRange2, activeRange2);
    }), viewObj;
  };
}
var State = class {
  #auxComponents;
  get auxComponents() {
    return get(this.#auxComponents);
  }
  set auxComponents(value) {
    set(this.#auxComponents, value, !0);
  }
  #offset;
  get offset() {
    return get(this.#offset);
  }
  set offset(value) {
    set(this.#offset, value);
  }
  #currentRange;
  get currentRange() {
    return get(this.#currentRange);
  }
  set currentRange(value) {
    set(this.#currentRange, value);
  }
  #activeRange;
  get activeRange() {
    return get(this.#activeRange);
  }
  set activeRange(value) {
    set(this.#activeRange, value);
  }
  #fetchedRange;
  get fetchedRange() {
    return get(this.#fetchedRange);
  }
  set fetchedRange(value) {
    set(this.#fetchedRange, value, !0);
  }
  #events;
  get events() {
    return get(this.#events);
  }
  set events(value) {
    set(this.#events, value);
  }
  #filteredEvents;
  get filteredEvents() {
    return get(this.#filteredEvents);
  }
  set filteredEvents(value) {
    set(this.#filteredEvents, value);
  }
  #mainEl;
  get mainEl() {
    return get(this.#mainEl);
  }
  set mainEl(value) {
    set(this.#mainEl, value, !0);
  }
  #now;
  get now() {
    return get(this.#now);
  }
  set now(value) {
    set(this.#now, value, !0);
  }
  #resources;
  get resources() {
    return get(this.#resources);
  }
  set resources(value) {
    set(this.#resources, value);
  }
  #scrollDate;
  get scrollDate() {
    return get(this.#scrollDate);
  }
  set scrollDate(value) {
    set(this.#scrollDate, value, !0);
  }
  #today;
  get today() {
    return get(this.#today);
  }
  set today(value) {
    set(this.#today, value, !0);
  }
  #intlEventTime;
  get intlEventTime() {
    return get(this.#intlEventTime);
  }
  set intlEventTime(value) {
    set(this.#intlEventTime, value);
  }
  #intlDayHeader;
  get intlDayHeader() {
    return get(this.#intlDayHeader);
  }
  set intlDayHeader(value) {
    set(this.#intlDayHeader, value);
  }
  #intlDayHeaderAL;
  get intlDayHeaderAL() {
    return get(this.#intlDayHeaderAL);
  }
  set intlDayHeaderAL(value) {
    set(this.#intlDayHeaderAL, value);
  }
  #intlTitle;
  get intlTitle() {
    return get(this.#intlTitle);
  }
  set intlTitle(value) {
    set(this.#intlTitle, value);
  }
  #viewDates;
  get viewDates() {
    return get(this.#viewDates);
  }
  set viewDates(value) {
    set(this.#viewDates, value);
  }
  #viewTitle;
  get viewTitle() {
    return get(this.#viewTitle);
  }
  set viewTitle(value) {
    set(this.#viewTitle, value);
  }
  #view;
  get view() {
    return get(this.#view);
  }
  set view(value) {
    set(this.#view, value);
  }
  #viewComponent;
  get viewComponent() {
    return get(this.#viewComponent);
  }
  set viewComponent(value) {
    set(this.#viewComponent, value, !0);
  }
  #extensions;
  get extensions() {
    return get(this.#extensions);
  }
  set extensions(value) {
    set(this.#extensions, value, !0);
  }
  #features;
  get features() {
    return get(this.#features);
  }
  set features(value) {
    set(this.#features, value, !0);
  }
  #interaction;
  get interaction() {
    return get(this.#interaction);
  }
  set interaction(value) {
    set(this.#interaction, value, !0);
  }
  #iClasses;
  get iClasses() {
    return get(this.#iClasses);
  }
  set iClasses(value) {
    set(this.#iClasses, value, !0);
  }
  #iClass;
  get iClass() {
    return get(this.#iClass);
  }
  set iClass(value) {
    set(this.#iClass, value, !0);
  }
  options;
  setOption;
  setViewOptions;
  constructor(plugins, options) {
    [this.options, this.setOption, this.setViewOptions] = optionsState(plugins, options), this.#auxComponents = state(proxy([])), this.#offset = user_derived(offset(this)), this.#currentRange = user_derived(currentRange(this)), this.#activeRange = user_derived(activeRange(this)), this.#fetchedRange = state(proxy({
      events: {},
      resources: {}
    })), this.#events = state(arrayProxy(this.options.events)), this.#filteredEvents = user_derived(filteredEvents(this)), this.#mainEl = state(), this.#now = state(proxy(createDate(void 0, this.offset))), this.#resources = state(arrayProxy(isArray(this.options.resources) ? this.options.resources : [])), this.#scrollDate = state(), this.#today = state(proxy(setMidnight(cloneDate(this.now)))), this.#intlEventTime = user_derived(intlRange(this, "eventTimeFormat", !0)), this.#intlDayHeader = user_derived(intl(this, "dayHeaderFormat")), this.#intlDayHeaderAL = user_derived(intl(this, "dayHeaderAriaLabelFormat")), this.#intlTitle = user_derived(intlRange(this, "titleFormat")), this.#viewDates = user_derived(viewDates(this)), this.#viewTitle = user_derived(viewTitle(this)), this.#view = user_derived(view(this)), this.#viewComponent = state(), this.#extensions = state(proxy({})), this.#features = state(proxy([])), this.snippets = {}, this.#interaction = state(proxy({})), this.iEvents = new SvelteMap(), this.#iClasses = state(proxy(identity)), this.#iClass = state();
    for (let plugin of plugins) plugin.initState?.(this);
    this.#initEffects();
  }
  #initEffects() {
    let loading = createLoadingInvoker(this);
    user_pre_effect(switchView(this)), user_pre_effect(handleTimeZoneChange(this)), user_pre_effect(setNowAndToday(this)), user_effect(loadEvents(this, loading)), user_effect(loadResources(this, loading)), user_effect(runDatesSet(this)), user_effect(runEventAllUpdated(this)), user_effect(runViewDidMount(this));
  }
}, root$21 = from_html("<h2></h2>"), root_1$9 = from_html("<button><i></i></button>"), root_2$5 = from_html("<button> </button>"), root_3$1 = from_html("<div><!></div>"), root_4$1 = from_html("<button></button>");
function Buttons($$anchor, $$props) {
  push($$props, !0);
  let mainState = getContext("state"), currentRange2 = user_derived(() => mainState.currentRange), snippets = user_derived(() => mainState.snippets), today = user_derived(() => mainState.today), viewTitle2 = user_derived(() => mainState.viewTitle), viewDates2 = user_derived(() => mainState.viewDates), buttonText = user_derived(() => mainState.options.buttonText), customButtons = user_derived(() => mainState.options.customButtons), date = user_derived(() => mainState.options.date), dateIncrement = user_derived(() => mainState.options.dateIncrement), duration = user_derived(() => mainState.options.duration), hiddenDays = user_derived(() => mainState.options.hiddenDays), theme = user_derived(() => mainState.options.theme), validRange = user_derived(() => mainState.options.validRange), view2 = user_derived(() => mainState.options.view), prevDisabled = state(!1), nextDisabled = state(!1), todayDisabled = state(!1), running = !1;
  user_pre_effect(() => {
    get(viewDates2), get(validRange), $$props.buttons, untrack(() => {
      running || (running = !0, $$props.buttons.includes("prev") && (set(prevDisabled, !1), get(validRange).start && set(prevDisabled, test(prev), !0)), $$props.buttons.includes("next") && (set(nextDisabled, !1), get(validRange).end && set(nextDisabled, test(next2), !0)), $$props.buttons.includes("today") && (set(todayDisabled, get(today) >= get(currentRange2).start && get(today) < get(currentRange2).end, !0), !get(todayDisabled) && (get(validRange).start || get(validRange).end) && set(todayDisabled, test(setToday), !0)), tick().then(() => running = !1));
    });
  });
  function test(fn) {
    let currentDate = get(date);
    fn();
    let result = get(viewDates2).every((date2) => outsideRange(date2, get(validRange)));
    return mainState.setOption("date", currentDate), result;
  }
  function prev() {
    mainState.setOption("date", prevDate(cloneDate(get(date)), get(dateIncrement) ?? get(duration), get(hiddenDays)));
  }
  function next2() {
    mainState.setOption("date", nextDate(cloneDate(get(date)), get(dateIncrement) ?? get(duration), get(hiddenDays)));
  }
  function setToday() {
    mainState.setOption("date", cloneDate(get(today)));
  }
  function snippetName(button) {
    return "customButton" + button.charAt(0).toUpperCase() + button.slice(1);
  }
  var fragment = comment(), node = first_child(fragment);
  each(node, 17, () => $$props.buttons, index, ($$anchor2, button) => {
    var fragment_1 = comment(), node_1 = first_child(fragment_1), consequent = ($$anchor3) => {
      var h2 = root$21();
      attach(h2, () => contentFrom(get(viewTitle2))), template_effect(() => set_class(h2, 1, get(theme).title)), append($$anchor3, h2);
    }, consequent_1 = ($$anchor3) => {
      var button_1 = root_1$9(), i = only_child(button_1);
      template_effect(() => {
        set_class(button_1, 1, `${get(theme).button ?? ""} ec-${get(button) ?? ""}`), set_attribute2(button_1, "aria-label", get(buttonText).prev), set_attribute2(button_1, "title", get(buttonText).prev), button_1.disabled = get(prevDisabled), set_class(i, 1, `${get(theme).icon ?? ""} ec-${get(button) ?? ""}`);
      }), delegated("click", button_1, prev), append($$anchor3, button_1);
    }, consequent_2 = ($$anchor3) => {
      var button_2 = root_1$9(), i_1 = only_child(button_2);
      template_effect(() => {
        set_class(button_2, 1, `${get(theme).button ?? ""} ec-${get(button) ?? ""}`), set_attribute2(button_2, "aria-label", get(buttonText).next), set_attribute2(button_2, "title", get(buttonText).next), button_2.disabled = get(nextDisabled), set_class(i_1, 1, `${get(theme).icon ?? ""} ec-${get(button) ?? ""}`);
      }), delegated("click", button_2, next2), append($$anchor3, button_2);
    }, consequent_3 = ($$anchor3) => {
      var button_3 = root_2$5(), text2 = only_child(button_3, !0);
      template_effect(() => {
        set_class(button_3, 1, `${get(theme).button ?? ""} ec-${get(button) ?? ""}`), button_3.disabled = get(todayDisabled), set_text(text2, get(buttonText)[get(button)]);
      }), delegated("click", button_3, setToday), append($$anchor3, button_3);
    }, consequent_4 = ($$anchor3) => {
      let item = user_derived(() => createContent(get(customButtons)[get(button)]?.content, void 0, void 0, get(snippets)[snippetName(get(button))]));
      var div = root_3$1(), node_2 = child(div);
      snippet(node_2, () => get(item).snippet ?? noop), reset(div), attach(div, () => contentFrom(get(item).content, get(item).snippet)), template_effect(() => set_class(div, 1, `ec-${get(button) ?? ""}`)), append($$anchor3, div);
    }, d = user_derived(() => get(snippets)[snippetName(get(button))] || get(customButtons)[get(button)]?.content != null), consequent_5 = ($$anchor3) => {
      var button_4 = root_4$1();
      attach(button_4, () => contentFrom(get(customButtons)[get(button)].text)), template_effect(() => set_class(button_4, 1, clsx2([
        get(theme).button,
        `ec-${get(button)}`,
        get(customButtons)[get(button)].active && get(theme).active
      ]))), delegated("click", button_4, function(...$$args) {
        get(customButtons)[get(button)].click?.apply(this, $$args);
      }), append($$anchor3, button_4);
    }, alternate = ($$anchor3) => {
      var button_5 = root_2$5(), text_1 = only_child(button_5, !0);
      template_effect(() => {
        set_class(button_5, 1, clsx2([
          get(theme).button,
          `ec-${get(button)}`,
          get(view2) === get(button) && get(theme).active
        ])), set_text(text_1, get(buttonText)[get(button)]);
      }), delegated("click", button_5, () => mainState.setOption("view", get(button))), append($$anchor3, button_5);
    };
    if_block(node_1, ($$render) => {
      get(button) === "title" ? $$render(consequent) : get(button) === "prev" ? $$render(consequent_1, 1) : get(button) === "next" ? $$render(consequent_2, 2) : get(button) === "today" ? $$render(consequent_3, 3) : get(d) ? $$render(consequent_4, 4) : get(customButtons)[get(button)] ? $$render(consequent_5, 5) : $$render(alternate, -1);
    }), append($$anchor2, fragment_1);
  }), append($$anchor, fragment), pop();
}
delegate(["click"]);
var root$20 = from_html("<div><!></div>"), root_1$8 = from_html("<div></div>"), root_2$4 = from_html("<nav></nav>");
function Toolbar($$anchor, $$props) {
  push($$props, !0);
  let $$d = user_derived(() => getContext("state")), headerToolbar = user_derived(() => get($$d).options.headerToolbar), theme = user_derived(() => get($$d).options.theme), sections = user_derived(() => {
    let sections2 = {};
    for (let key2 of [
      "start",
      "center",
      "end"
    ]) sections2[key2] = get(headerToolbar)[key2]?.split(" ").filter(Boolean).map((group) => group.split(",").filter(Boolean)) ?? [];
    return sections2;
  });
  var nav = root_2$4();
  each(nav, 21, () => keys(get(sections)), index, ($$anchor2, key2) => {
    var div = root_1$8();
    each(div, 21, () => get(sections)[get(key2)], index, ($$anchor3, buttons) => {
      var fragment = comment(), node = first_child(fragment), consequent = ($$anchor4) => {
        var div_1 = root$20();
        Buttons(child(div_1), { get buttons() {
          return get(buttons);
        } }), reset(div_1), template_effect(() => set_class(div_1, 1, get(theme).buttonGroup)), append($$anchor4, div_1);
      }, alternate = ($$anchor4) => {
        Buttons($$anchor4, { get buttons() {
          return get(buttons);
        } });
      };
      if_block(node, ($$render) => {
        get(buttons).length > 1 ? $$render(consequent) : $$render(alternate, -1);
      }), append($$anchor3, fragment);
    }), reset(div), template_effect(() => set_class(div, 1, `ec-${get(key2) ?? ""}`)), append($$anchor2, div);
  }), reset(nav), template_effect(() => set_class(nav, 1, get(theme).toolbar)), append($$anchor, nav), pop();
}
var rest_excludes = /* @__PURE__ */ new Set([
  "$$slots",
  "$$events",
  "$$legacy",
  "plugins",
  "options"
]), root$19 = from_html("<div><!> <!> <!></div>");
function Calendar($$anchor, $$props) {
  push($$props, !0);
  let plugins = prop($$props, "plugins", 19, () => []), options = prop($$props, "options", 19, () => ({})), snippets = rest_props($$props, rest_excludes), mainState = new State(plugins(), options());
  mainState.snippets = snippets, setContext("state", mainState);
  let auxComponents = user_derived(() => mainState.auxComponents), features = user_derived(() => mainState.features), events = user_derived(() => mainState.events), interaction = user_derived(() => mainState.interaction), iClass = user_derived(() => mainState.iClass), offset2 = user_derived(() => mainState.offset), view2 = user_derived(() => mainState.view), View = user_derived(() => mainState.viewComponent), date = user_derived(() => mainState.options.date), dateIncrement = user_derived(() => mainState.options.dateIncrement), duration = user_derived(() => mainState.options.duration), height2 = user_derived(() => mainState.options.height), hiddenDays = user_derived(() => mainState.options.hiddenDays), customScrollbars = user_derived(() => mainState.options.customScrollbars), theme = user_derived(() => mainState.options.theme), prevOptions = { ...options() };
  user_pre_effect(() => {
    for (let [name, value] of diff(options(), prevOptions)) untrack(() => {
      setOption(name, value);
    });
    assign2(prevOptions, options());
  });
  function setOption(name, value) {
    return mainState.setOption(name, value, !1), this;
  }
  function getOption(name) {
    let value = mainState.options[name];
    return isDate(value) ? toLocalDate(value) : value;
  }
  function refetchResources() {
    return mainState.fetchedRange.resources = {}, this;
  }
  function refetchEvents() {
    return mainState.fetchedRange.events = {}, this;
  }
  function getEvents() {
    return get(events).map(toEventWithLocalDates);
  }
  function getEventById(id) {
    id = String(id);
    for (let event3 of get(events)) if (event3.id === id) return toEventWithLocalDates(event3);
    return null;
  }
  function addEvent(event3) {
    return event3 = createEvents([event3], get(offset2))[0], get(events).push(event3), toEventWithLocalDates(event3);
  }
  function updateEvent(event3) {
    let id = String(event3.id), idx = get(events).findIndex((event4) => event4.id === id);
    return idx >= 0 ? (event3 = createEvents([event3], get(offset2))[0], get(events)[idx] = event3, toEventWithLocalDates(event3)) : null;
  }
  function removeEventById(id) {
    id = String(id);
    let idx = get(events).findIndex((event3) => event3.id === id);
    return idx >= 0 && get(events).splice(idx, 1), this;
  }
  function getView() {
    return toViewWithLocalDates(get(view2));
  }
  function unselect() {
    return get(interaction).action?.unselect(), this;
  }
  function dateFromPoint(x, y) {
    let dayEl = getElementWithPayload(x, y);
    if (dayEl) {
      let info = getPayload(dayEl)(x, y);
      return info.date = toLocalDate(info.date), info;
    }
    return null;
  }
  function gotoDate(date2) {
    return date2 = setMidnight(createDate(date2)), mainState.setOption("date", cloneDate(date2)), mainState.scrollDate = date2, this;
  }
  function next2() {
    return mainState.setOption("date", nextDate(cloneDate(get(date)), get(dateIncrement) ?? get(duration), get(hiddenDays))), this;
  }
  function prev() {
    return mainState.setOption("date", prevDate(cloneDate(get(date)), get(dateIncrement) ?? get(duration), get(hiddenDays))), this;
  }
  var $$exports = {
    setOption,
    getOption,
    refetchResources,
    refetchEvents,
    getEvents,
    getEventById,
    addEvent,
    updateEvent,
    removeEventById,
    getView,
    unselect,
    dateFromPoint,
    gotoDate,
    next: next2,
    prev
  }, div = root$19();
  let styles;
  var node = child(div);
  Toolbar(node, {});
  var node_1 = sibling(node, 2);
  component(node_1, () => get(View), ($$anchor2, View_12) => {
    View_12($$anchor2, {});
  });
  var node_2 = sibling(node_1, 2);
  return each(node_2, 17, () => get(auxComponents), index, ($$anchor2, AuxComponent) => {
    var fragment = comment(), node_3 = first_child(fragment);
    component(node_3, () => get(AuxComponent), ($$anchor3, AuxComponent_1) => {
      AuxComponent_1($$anchor3, {});
    }), append($$anchor2, fragment);
  }), reset(div), template_effect(($0) => {
    set_class(div, 1, clsx2([
      get(theme).calendar,
      get(theme).view,
      get(iClass) && get(theme)[get(iClass)],
      get(customScrollbars) && get(theme).customScrollbars
    ])), set_attribute2(div, "role", $0), styles = set_style(div, "", styles, { height: get(height2) });
  }, [() => "group"]), append($$anchor, div), pop($$exports);
}
function createDROptions(options) {
  "weekNumbers" in options || assign2(options, {
    weekNumbers: !1,
    weekNumberContent: void 0
  });
}
function colsCount(mainState) {
  return () => {
    let { viewDates: viewDates2, options: { duration, hiddenDays } } = mainState, count;
    return untrack(() => count = duration.months || duration.inWeeks ? 7 - hiddenDays.length : viewDates2.length), count;
  };
}
function grid$3(mainState, viewState) {
  return () => {
    let { options: { highlightedDates, validRange }, viewDates: viewDates2 } = mainState, { colsCount: colsCount2 } = viewState, grid2 = [];
    return untrack(() => {
      let days = [], gridColumn = 1, gridRow = 1;
      for (let date of viewDates2)
        days.push({
          gridColumn,
          gridRow,
          resource: void 0,
          dayStart: date,
          dayEnd: addDay(cloneDate(date)),
          disabled: outsideRange(date, validRange),
          highlight: highlightedDates.some((d) => datesEqual(d, date))
        }), gridColumn === colsCount2 && (grid2.push(days), days = [], gridColumn = 0, ++gridRow), ++gridColumn;
    }), grid2;
  };
}
function eventChunks$2(mainState, viewState) {
  return () => {
    let { filteredEvents: filteredEvents2 } = mainState, { grid: grid2 } = viewState, chunks = [], bgChunks = [];
    return untrack(() => {
      for (let event3 of filteredEvents2) for (let days of grid2) bgEvent(event3.display) ? event3.allDay && (bgChunks = bgChunks.concat(createAllDayChunks(event3, days))) : chunks = chunks.concat(createAllDayChunks(event3, days));
      prepareAllDayChunks(chunks);
    }), {
      chunks,
      bgChunks
    };
  };
}
function iEventChunks$2(mainState, viewState) {
  return () => {
    let { iEvents } = mainState, { grid: grid2 } = viewState, iChunks = [];
    for (let [, event3] of iEvents)
      event3 && untrack(() => {
        for (let days of grid2) iChunks = iChunks.concat(createAllDayChunks(event3, days, !1));
      });
    return iChunks;
  };
}
var ViewState$4 = class {
  #colsCount;
  get colsCount() {
    return get(this.#colsCount);
  }
  set colsCount(value) {
    set(this.#colsCount, value);
  }
  #grid;
  get grid() {
    return get(this.#grid);
  }
  set grid(value) {
    set(this.#grid, value);
  }
  #gridEl;
  get gridEl() {
    return get(this.#gridEl);
  }
  set gridEl(value) {
    set(this.#gridEl, value, !0);
  }
  #chunks;
  get chunks() {
    return get(this.#chunks);
  }
  set chunks(value) {
    set(this.#chunks, value);
  }
  #bgChunks;
  get bgChunks() {
    return get(this.#bgChunks);
  }
  set bgChunks(value) {
    set(this.#bgChunks, value);
  }
  #iChunks;
  get iChunks() {
    return get(this.#iChunks);
  }
  set iChunks(value) {
    set(this.#iChunks, value);
  }
  #intlDayCell;
  get intlDayCell() {
    return get(this.#intlDayCell);
  }
  set intlDayCell(value) {
    set(this.#intlDayCell, value);
  }
  #intlDayPopover;
  get intlDayPopover() {
    return get(this.#intlDayPopover);
  }
  set intlDayPopover(value) {
    set(this.#intlDayPopover, value);
  }
  #popupDay;
  get popupDay() {
    return get(this.#popupDay);
  }
  set popupDay(value) {
    set(this.#popupDay, value, !0);
  }
  constructor(mainState) {
    this.#colsCount = user_derived(colsCount(mainState)), this.#grid = user_derived(grid$3(mainState, this)), this.#gridEl = state();
    let $$d = user_derived(eventChunks$2(mainState, this)), chunks = user_derived(() => get($$d).chunks), bgChunks = user_derived(() => get($$d).bgChunks);
    this.#chunks = user_derived(() => get(chunks)), this.#bgChunks = user_derived(() => get(bgChunks)), this.#iChunks = user_derived(iEventChunks$2(mainState, this)), this.hiddenChunks = new SvelteMap(), this.#intlDayCell = user_derived(intl(mainState, "dayCellFormat")), this.#intlDayPopover = user_derived(intl(mainState, "dayPopoverFormat")), this.#popupDay = state(null);
  }
}, root$18 = from_html("<div><!></div>");
function BaseDay($$anchor, $$props) {
  push($$props, !0);
  let el = prop($$props, "el", 15), allDay = prop($$props, "allDay", 3, !1), resource = prop($$props, "resource", 3, void 0), dateFromPoint = prop($$props, "dateFromPoint", 3, () => $$props.date), classes = prop($$props, "classes", 3, identity), disabled = prop($$props, "disabled", 3, !1), highlight = prop($$props, "highlight", 3, !1), role = prop($$props, "role", 3, null), noIeb = prop($$props, "noIeb", 3, !1), noBeb = prop($$props, "noBeb", 3, !1), defaultContent = prop($$props, "defaultContent", 3, void 0), $$d = user_derived(() => getContext("state")), today = user_derived(() => get($$d).today), snippets = user_derived(() => get($$d).snippets), action2 = user_derived(() => get($$d).interaction.action), dayCellContent = user_derived(() => get($$d).options.dayCellContent), theme = user_derived(() => get($$d).options.theme), $$d_1 = user_derived(() => getContext("view-state")), snap2 = user_derived(() => get($$d_1).snap), isToday = user_derived(() => datesEqual($$props.date, get(today))), dayCell = user_derived(() => createContent(get(dayCellContent), () => ({
    allDay: allDay(),
    date: toLocalDate($$props.date),
    isToday: get(isToday),
    resource: resource()
  }), defaultContent(), get(snippets).dayCellContent)), classNames = user_derived(() => classes()([
    get(theme).day,
    get(theme).weekdays?.[$$props.date.getUTCDay()],
    get(isToday) && get(theme).today,
    highlight() && get(theme).highlight,
    disabled() && get(theme).disabled,
    noIeb() && get(theme).noIeb,
    noBeb() && get(theme).noBeb
  ]));
  onMount(() => {
    setPayload(el(), (x, y) => ({
      allDay: allDay(),
      date: dateFromPoint()(x, y),
      resource: resource(),
      dayEl: el(),
      disabled: disabled()
    }));
  });
  let onpointerdown = user_derived(() => !disabled() && get(action2) ? (jsEvent) => get(action2).select(jsEvent, get(snap2)) : void 0);
  var div = root$18(), node = child(div), consequent = ($$anchor2) => {
    var fragment = comment(), node_1 = first_child(fragment);
    snippet(node_1, () => $$props.content, () => get(dayCell)), append($$anchor2, fragment);
  }, alternate = ($$anchor2) => {
    var fragment_1 = comment(), node_2 = first_child(fragment_1);
    snippet(node_2, () => get(dayCell).snippet ?? noop, () => get(dayCell).arg), append($$anchor2, fragment_1);
  };
  if_block(node, ($$render) => {
    $$props.content ? $$render(consequent) : $$render(alternate, -1);
  }), reset(div), bind_this(div, ($$value) => el($$value), () => el()), attach(div, () => $$props.content ? null : contentFrom(get(dayCell).content, get(dayCell).snippet)), template_effect(() => {
    set_class(div, 1, clsx2(get(classNames))), set_attribute2(div, "role", role());
  }), delegated("pointerdown", div, function(...$$args) {
    get(onpointerdown)?.apply(this, $$args);
  }), append($$anchor, div), pop();
}
delegate(["pointerdown"]);
var root$17 = from_html("<div><!></div>"), root_1$7 = from_html("<article><!></article>");
function BaseEvent($$anchor, $$props) {
  push($$props, !0);
  let el = prop($$props, "el", 15), classes = prop($$props, "classes", 3, identity), styles = prop($$props, "styles", 3, identity), $$d = user_derived(() => getContext("state")), intlEventTime = user_derived(() => get($$d).intlEventTime), resources = user_derived(() => get($$d).resources), snippets = user_derived(() => get($$d).snippets), view2 = user_derived(() => get($$d).view), displayEventEnd = user_derived(() => get($$d).options.displayEventEnd), eventBackgroundColor$1 = user_derived(() => get($$d).options.eventBackgroundColor), eventColor = user_derived(() => get($$d).options.eventColor), eventContent = user_derived(() => get($$d).options.eventContent), eventClick = user_derived(() => get($$d).options.eventClick), eventDidMount = user_derived(() => get($$d).options.eventDidMount), eventClassNames = user_derived(() => get($$d).options.eventClassNames), eventMouseEnter = user_derived(() => get($$d).options.eventMouseEnter), eventMouseLeave = user_derived(() => get($$d).options.eventMouseLeave), eventTextColor$1 = user_derived(() => get($$d).options.eventTextColor), theme = user_derived(() => get($$d).options.theme), event3 = user_derived(() => $$props.chunk.event), display = user_derived(() => $$props.chunk.event.display), bgColor = user_derived(() => get(event3).backgroundColor ?? eventBackgroundColor($$props.chunk.resource ?? findFirstResource(get(event3), get(resources))) ?? get(eventBackgroundColor$1) ?? get(eventColor)), txtColor = user_derived(() => get(event3).textColor ?? eventTextColor($$props.chunk.resource ?? findFirstResource(get(event3), get(resources))) ?? get(eventTextColor$1)), style = user_derived(() => entries(styles()({
    "background-color": get(bgColor),
    color: get(txtColor)
  })).map((entry) => `${entry[0]}:${entry[1]}`).concat(get(event3).styles).join(";")), classNames = user_derived(() => {
    let classNames2 = [bgEvent(get(display)) ? get(theme).bgEvent : get(theme).event];
    if (get(event3).allDay) {
      datesEqual(setMidnight(cloneDate($$props.chunk.start)), get(event3).start) || classNames2.push(get(theme).startClipped);
      let end1 = cloneDate($$props.chunk.end), end2 = cloneDate(get(event3).end);
      end1.setUTCSeconds(end1.getUTCSeconds() - 1), end2.setUTCSeconds(end2.getUTCSeconds() - 1), datesEqual(setMidnight(end1), setMidnight(end2)) || classNames2.push(get(theme).endClipped);
    } else
      datesEqual($$props.chunk.start, get(event3).start) || classNames2.push(get(theme).startClipped), datesEqual($$props.chunk.end, get(event3).end) || classNames2.push(get(theme).endClipped);
    return classes()(classNames2.concat(createEventClasses(get(eventClassNames), get(event3), get(view2))));
  }), timeText = user_derived(() => createEventTimeText($$props.chunk, get(displayEventEnd), get(intlEventTime))), content = user_derived(() => createContent(get(eventContent), () => ({
    event: toEventWithLocalDates(get(event3)),
    timeText: get(timeText),
    view: toViewWithLocalDates(get(view2))
  }), () => createDefaultEventContent($$props.chunk, get(timeText), get(theme)), get(snippets).eventContent));
  onMount(() => {
    isFunction(get(eventDidMount)) && get(eventDidMount)({
      event: toEventWithLocalDates(get(event3)),
      timeText: get(timeText),
      el: el(),
      view: toViewWithLocalDates(get(view2))
    });
  });
  function createHandler(fn, display2) {
    return isFunction(fn) && !helperEvent(display2) ? (jsEvent) => fn({
      event: toEventWithLocalDates(get(event3)),
      el: el(),
      jsEvent,
      view: toViewWithLocalDates(get(view2))
    }) : void 0;
  }
  let onclick = user_derived(() => !bgEvent(get(display)) && createHandler(get(eventClick), get(display)) || void 0), onkeydown = user_derived(() => get(onclick) && keyEnter(get(onclick))), onmouseenter = user_derived(() => createHandler(get(eventMouseEnter), get(display))), onmouseleave = user_derived(() => createHandler(get(eventMouseLeave), get(display)));
  var article = root_1$7();
  {
    let defaultBody = ($$anchor2) => {
      var div = root$17(), node = child(div);
      snippet(node, () => get(content).snippet ?? noop, () => get(content).arg), reset(div), attach(div, () => contentFrom(get(content).content, get(content).snippet)), template_effect(() => set_class(div, 1, clsx2(get(theme).eventBody))), append($$anchor2, div);
    };
    var node_1 = child(article), consequent = ($$anchor2) => {
      var fragment = comment(), node_2 = first_child(fragment);
      snippet(node_2, () => $$props.body, () => defaultBody, () => get(bgColor), () => get(txtColor)), append($$anchor2, fragment);
    }, alternate = ($$anchor2) => {
      defaultBody($$anchor2);
    };
    if_block(node_1, ($$render) => {
      $$props.body ? $$render(consequent) : $$render(alternate, -1);
    }), reset(article), bind_this(article, ($$value) => el($$value), () => el());
  }
  template_effect(() => {
    set_class(article, 1, clsx2(get(classNames))), set_style(article, get(style)), set_attribute2(article, "role", get(onclick) ? "button" : void 0), set_attribute2(article, "tabindex", get(onclick) ? 0 : void 0);
  }), delegated("click", article, function(...$$args) {
    get(onclick)?.apply(this, $$args);
  }), delegated("keydown", article, function(...$$args) {
    get(onkeydown)?.apply(this, $$args);
  }), event("mouseenter", article, function(...$$args) {
    get(onmouseenter)?.apply(this, $$args);
  }), event("mouseleave", article, function(...$$args) {
    get(onmouseleave)?.apply(this, $$args);
  }), delegated("pointerdown", article, function(...$$args) {
    $$props.onpointerdown?.apply(this, $$args);
  }), append($$anchor, article), pop();
}
delegate([
  "click",
  "keydown",
  "pointerdown"
]);
var root$16 = from_html("<div><!></div>");
function ColHead($$anchor, $$props) {
  push($$props, !0);
  let weekday = prop($$props, "weekday", 3, !0), colSpan = prop($$props, "colSpan", 3, 1), ariaHidden = prop($$props, "ariaHidden", 3, !1), disabled = prop($$props, "disabled", 3, !1), highlight = prop($$props, "highlight", 3, !1), cssSpan = prop($$props, "cssSpan", 3, !1), $$d = user_derived(() => getContext("state")), today = user_derived(() => get($$d).today), theme = user_derived(() => get($$d).options.theme);
  var div = root$16();
  let styles;
  var node = child(div);
  snippet(node, () => $$props.children), reset(div), template_effect(($0) => {
    set_class(div, 1, $0), set_attribute2(div, "role", null), set_attribute2(div, "aria-colspan", null), set_attribute2(div, "aria-colindex", null), set_attribute2(div, "aria-hidden", ariaHidden() ? "true" : null), styles = set_style(div, "", styles, { "--ec-col-group-span": cssSpan() ? colSpan() : void 0 });
  }, [() => clsx2([
    $$props.className ?? get(theme).colHead,
    weekday() && get(theme).weekdays?.[$$props.date.getUTCDay()],
    weekday() && datesEqual($$props.date, get(today)) && get(theme).today,
    highlight() && get(theme).highlight,
    disabled() && get(theme).disabled
  ])]), append($$anchor, div), pop();
}
var root$15 = from_html("<time></time>");
function DayHeader($$anchor, $$props) {
  push($$props, !0);
  let alPrefix = prop($$props, "alPrefix", 3, ""), $$d = user_derived(() => getContext("state")), intlDayHeader = user_derived(() => get($$d).intlDayHeader), intlDayHeaderAL = user_derived(() => get($$d).intlDayHeaderAL);
  var time = root$15();
  attach(time, () => contentFrom(get(intlDayHeader).format($$props.date))), template_effect(($0, $1) => {
    set_attribute2(time, "datetime", $0);
  }, [() => toISOString($$props.date, 10), () => get(intlDayHeaderAL).format($$props.date)]), append($$anchor, time), pop();
}
function InteractableEvent($$anchor, $$props) {
  push($$props, !0);
  let el = prop($$props, "el", 15), $$d = user_derived(() => getContext("state")), iClasses = user_derived(() => get($$d).iClasses), action2 = user_derived(() => get($$d).interaction.action), Resizer2 = user_derived(() => get($$d).interaction.resizer), $$d_1 = user_derived(() => getContext("view-state")), snap2 = user_derived(() => get($$d_1).snap), event3 = user_derived(() => $$props.chunk.event), display = user_derived(() => $$props.chunk.event.display), classes = user_derived(() => (classNames) => get(iClasses)(classNames, get(event3)));
  function createDragHandler(event4) {
    return get(action2)?.draggable(event4) ? (jsEvent) => get(action2).drag(event4, jsEvent, $$props.forceDate, $$props.forceMargin, get(snap2)) : get(action2)?.noAction;
  }
  let onpointerdown = user_derived(() => !bgEvent(get(display)) && !helperEvent(get(display)) ? createDragHandler(get(event3)) : void 0);
  BaseEvent($$anchor, {
    get chunk() {
      return $$props.chunk;
    },
    get classes() {
      return get(classes);
    },
    get styles() {
      return $$props.styles;
    },
    get onpointerdown() {
      return get(onpointerdown);
    },
    get el() {
      return el();
    },
    set el($$value) {
      el($$value);
    },
    body: ($$anchor2, defaultBody = noop) => {
      var fragment_1 = comment(), node = first_child(fragment_1), consequent = ($$anchor3) => {
        var fragment_2 = comment(), node_1 = first_child(fragment_2);
        component(node_1, () => get(Resizer2), ($$anchor4, Resizer_1) => {
          Resizer_1($$anchor4, {
            get chunk() {
              return $$props.chunk;
            },
            get axis() {
              return $$props.axis;
            },
            get forceDate() {
              return $$props.forceDate;
            },
            get forceMargin() {
              return $$props.forceMargin;
            },
            children: ($$anchor5, $$slotProps) => {
              var fragment_3 = comment(), node_2 = first_child(fragment_3);
              snippet(node_2, defaultBody), append($$anchor5, fragment_3);
            },
            $$slots: { default: !0 }
          });
        }), append($$anchor3, fragment_2);
      }, alternate = ($$anchor3) => {
        var fragment_4 = comment(), node_3 = first_child(fragment_4);
        snippet(node_3, defaultBody), append($$anchor3, fragment_4);
      };
      if_block(node, ($$render) => {
        get(Resizer2) ? $$render(consequent) : $$render(alternate, -1);
      }), append($$anchor2, fragment_1);
    },
    $$slots: { body: !0 }
  }), pop();
}
var root$14 = from_html("<span><!></span>"), root_1$6 = from_html('<a role="button" tabindex="0" aria-haspopup="dialog"><!></a>'), root_2$3 = from_html("<div><time><!></time> <!></div> <div><!></div>", 1);
function Day$3($$anchor, $$props) {
  push($$props, !0);
  let mainState = getContext("state"), viewState = getContext("view-state");
  user_derived(() => mainState.features);
  let snippets = user_derived(() => mainState.snippets), date = user_derived(() => mainState.options.date), firstDay = user_derived(() => mainState.options.firstDay), moreLinkContent = user_derived(() => mainState.options.moreLinkContent), theme = user_derived(() => mainState.options.theme), weekNumbers = user_derived(() => mainState.options.weekNumbers), weekNumberContent = user_derived(() => mainState.options.weekNumberContent), hiddenChunks = user_derived(() => viewState.hiddenChunks), intlDayCell = user_derived(() => viewState.intlDayCell), dayStart = user_derived(() => $$props.day.dayStart), disabled = user_derived(() => $$props.day.disabled), highlight = user_derived(() => $$props.day.highlight), otherMonth = user_derived(() => get(dayStart).getUTCMonth() !== get(date).getUTCMonth()), classes = user_derived(() => (classNames) => [...classNames, get(otherMonth) && get(theme).otherMonth]), showWeekNumber = user_derived(() => get(weekNumbers) && get(dayStart).getUTCDay() === (get(firstDay) ? 1 : 0)), weekNumber = user_derived(() => get(showWeekNumber) ? createWeekNumberContent(getWeekNumber(get(dayStart), get(firstDay)), get(dayStart), get(weekNumberContent), get(snippets).weekNumberContent) : {}), dayHiddenChunks = user_derived(() => get(hiddenChunks).get(toTime(get(dayStart)))), moreLink = user_derived(() => {
    if (!get(dayHiddenChunks)) return {};
    let num = get(dayHiddenChunks).length, text2 = "+" + num + " more";
    return createContent(get(moreLinkContent), () => ({
      num,
      text: text2
    }), text2, get(snippets).moreLinkContent);
  });
  function showMore() {
    viewState.popupDay = $$props.day;
  }
  BaseDay($$anchor, {
    get date() {
      return get(dayStart);
    },
    allDay: !0,
    get classes() {
      return get(classes);
    },
    get disabled() {
      return get(disabled);
    },
    get highlight() {
      return get(highlight);
    },
    get noIeb() {
      return $$props.noIeb;
    },
    get noBeb() {
      return $$props.noBeb;
    },
    defaultContent: () => get(intlDayCell).format(get(dayStart)),
    content: ($$anchor2, dayCell = noop) => {
      var fragment_1 = root_2$3(), div = first_child(fragment_1), time = child(div), node = child(time);
      snippet(node, () => dayCell().snippet ?? noop, () => dayCell().arg), reset(time), attach(time, () => contentFrom(dayCell().content, dayCell().snippet));
      var node_1 = sibling(time, 2), consequent = ($$anchor3) => {
        var span = root$14(), node_2 = child(span);
        snippet(node_2, () => get(weekNumber).snippet ?? noop, () => get(weekNumber).arg), reset(span), attach(span, () => contentFrom(get(weekNumber).content, get(weekNumber).snippet)), template_effect(() => set_class(span, 1, get(theme).weekNumber)), append($$anchor3, span);
      };
      if_block(node_1, ($$render) => {
        get(showWeekNumber) && $$render(consequent);
      }), reset(div);
      var div_1 = sibling(div, 2), node_3 = child(div_1), consequent_1 = ($$anchor3) => {
        var a = root_1$6(), event_handler = user_derived(() => stopPropagation2(showMore)), event_handler_1 = user_derived(() => keyEnter(showMore)), event_handler_2 = user_derived(stopPropagation2), node_4 = child(a);
        snippet(node_4, () => get(moreLink).snippet ?? noop, () => get(moreLink).arg), reset(a), attach(a, () => contentFrom(get(moreLink).content, get(moreLink).snippet)), delegated("click", a, function(...$$args) {
          get(event_handler)?.apply(this, $$args);
        }), delegated("keydown", a, function(...$$args) {
          get(event_handler_1)?.apply(this, $$args);
        }), delegated("pointerdown", a, function(...$$args) {
          get(event_handler_2)?.apply(this, $$args);
        }), append($$anchor3, a);
      };
      if_block(node_3, ($$render) => {
        get(dayHiddenChunks) && $$render(consequent_1);
      }), reset(div_1), template_effect(($0) => {
        set_class(div, 1, get(theme).dayHead), set_attribute2(time, "datetime", $0), set_class(div_1, 1, get(theme).dayFoot);
      }, [() => toISOString(get(dayStart), 10)]), append($$anchor2, fragment_1);
    },
    $$slots: { content: !0 }
  }), pop();
}
delegate([
  "click",
  "keydown",
  "pointerdown"
]);
function Event$3($$anchor, $$props) {
  push($$props, !0);
  let inPopup = prop($$props, "inPopup", 3, !1), $$d = user_derived(() => getContext("state")), dayMaxEvents = user_derived(() => get($$d).options.dayMaxEvents), eventGap = user_derived(() => get($$d).options.eventGap), $$d_1 = user_derived(() => getContext("view-state")), colsCount2 = user_derived(() => get($$d_1).colsCount), gridEl = user_derived(() => get($$d_1).gridEl), hiddenChunks = user_derived(() => get($$d_1).hiddenChunks), popupDay = user_derived(() => get($$d_1).popupDay), el = state(void 0), margin = state(1), hidden = state(!1), event3 = user_derived(() => $$props.chunk.event), display = user_derived(() => $$props.chunk.event.display);
  function getDayEl() {
    return get(gridEl).children.item(($$props.chunk.gridRow - 1) * get(colsCount2) + $$props.chunk.gridColumn - 1);
  }
  user_effect(() => {
    inPopup() || set(margin, height(getDayEl().firstElementChild) || 1, !0);
  });
  let styles = user_derived(() => (style) => {
    if (style["grid-column"] = `${$$props.chunk.gridColumn} / span ${$$props.chunk.dates.length}`, style["grid-row"] = $$props.chunk.gridRow, !bgEvent(get(display))) {
      let marginTop = inPopup() ? 1 : get(margin);
      if (get(event3)._margin) {
        let [_margin, _gridRow] = get(event3)._margin;
        _margin > marginTop && $$props.chunk.gridRow === _gridRow && (marginTop = _margin);
      }
      style["margin-block-start"] = `${marginTop}px`;
    }
    return get(hidden) && (style.visibility = "hidden"), style;
  });
  function reposition() {
    set(margin, repositionEvent$1($$props.chunk, height(get(el)), height(getDayEl().firstElementChild) || 1, get(eventGap)), !0);
  }
  function hide() {
    if (get(dayMaxEvents) === !0) {
      let dayEl = getDayEl(), h = height(dayEl) - footHeight(dayEl);
      if (set(hidden, $$props.chunk.bottom > h), get(hidden)) for (let date of $$props.chunk.dates) {
        let key2 = toTime(date);
        if (get(hiddenChunks).has(key2)) {
          let chunks = get(hiddenChunks).get(key2);
          chunks.includes($$props.chunk) || get(hiddenChunks).set(key2, [...chunks, $$props.chunk]);
        } else get(hiddenChunks).set(key2, [$$props.chunk]);
      }
    } else
      set(hidden, !1), get(hiddenChunks).size && get(hiddenChunks).clear();
  }
  function footHeight(dayEl) {
    let h = 0;
    for (let i = 0; i < $$props.chunk.dates.length && (h = max(h, height(dayEl.lastElementChild)), dayEl = dayEl.nextElementSibling, !!dayEl); ++i)
      ;
    return h;
  }
  var $$exports = {
    reposition,
    hide
  };
  {
    let $0 = user_derived(() => inPopup() && get(popupDay).dayStart), $1 = user_derived(() => [get(margin), $$props.chunk.gridRow]);
    InteractableEvent($$anchor, {
      get chunk() {
        return $$props.chunk;
      },
      get styles() {
        return get(styles);
      },
      axis: "x",
      get forceDate() {
        return get($0);
      },
      get forceMargin() {
        return get($1);
      },
      get el() {
        return get(el);
      },
      set el($$value) {
        set(el, $$value, !0);
      }
    });
  }
  return pop($$exports);
}
var root$13 = from_html('<dialog closedby="closerequest"><header><time></time>  <a role="button" tabindex="0">&times;</a></header> <div></div></dialog>');
function Popup($$anchor, $$props) {
  push($$props, !0);
  let viewState = getContext("view-state"), $$d = user_derived(() => getContext("state")), interaction = user_derived(() => get($$d).interaction), buttonText = user_derived(() => get($$d).options.buttonText), theme = user_derived(() => get($$d).options.theme), colsCount2 = user_derived(() => viewState.colsCount), chunks = user_derived(() => viewState.chunks), gridEl = user_derived(() => viewState.gridEl), intlDayPopover = user_derived(() => viewState.intlDayPopover), popupDay = user_derived(() => viewState.popupDay), el = state(void 0), style = state(""), gridColumn = user_derived(() => get(popupDay).gridColumn), gridRow = user_derived(() => get(popupDay).gridRow), dayStart = user_derived(() => get(popupDay).dayStart), dayEnd = user_derived(() => get(popupDay).dayEnd), popupChunks = user_derived(() => {
    let result = [];
    for (let chunk of get(chunks)) chunk.gridRow === get(gridRow) && chunk.gridColumn <= get(gridColumn) && chunk.gridColumn + chunk.dates.length > get(gridColumn) && result.push(assign2({}, chunk, createEventChunk(chunk.event, get(dayStart), get(dayEnd))));
    return result.sort((a, b) => a.top - b.top), result;
  });
  onMount(() => {
    get(el).show();
  }), user_effect(() => {
    get(popupChunks).length ? untrack(position) : close();
  });
  function position() {
    let dayEl = get(gridEl).children.item((get(gridRow) - 1) * get(colsCount2) + get(gridColumn) - 1), popupRect = rect(get(el)), dayRect = rect(dayEl), gridRect = rect(get(gridEl));
    set(style, "");
    let left;
    if (popupRect.width >= gridRect.width) {
      left = gridRect.left - dayRect.left;
      let right = dayRect.right - gridRect.right;
      set(style, get(style) + `inset-inline-end:${right}px;`);
    } else
      left = (dayRect.width - popupRect.width) / 2, dayRect.left + left < gridRect.left ? left = gridRect.left - dayRect.left : dayRect.left + left + popupRect.width > gridRect.right && (left = gridRect.right - dayRect.left - popupRect.width);
    set(style, get(style) + `inset-inline-start:${left}px;`);
    let top;
    popupRect.height >= gridRect.height ? (top = gridRect.top - dayRect.top, set(style, get(style) + `block-size:${gridRect.height}px;`)) : (top = (dayRect.height - popupRect.height) / 2, dayRect.top + top < gridRect.top ? top = gridRect.top - dayRect.top : dayRect.top + top + popupRect.height > gridRect.bottom && (top = gridRect.bottom - dayRect.top - popupRect.height)), set(style, get(style) + `inset-block-start:${top}px;`);
  }
  function close() {
    viewState.popupDay = null;
  }
  function handlePointerDownOutside() {
    close(), get(interaction).action?.noClick();
  }
  var dialog = root$13();
  let styles;
  var header = child(dialog), time = child(header);
  attach(time, () => contentFrom(get(intlDayPopover).format(get(dayStart))));
  var a_1 = sibling(time, 2);
  autofocus(a_1, !0);
  var event_handler = user_derived(() => stopPropagation2(close)), event_handler_1 = user_derived(() => keyEnter(close));
  reset(header);
  var div = sibling(header, 2);
  each(div, 21, () => get(popupChunks), index, ($$anchor2, chunk) => {
    Event$3($$anchor2, {
      get chunk() {
        return get(chunk);
      },
      inPopup: !0
    });
  }), reset(div), reset(dialog), bind_this(dialog, ($$value) => set(el, $$value), () => get(el)), attach(dialog, () => outsideEvent("pointerdown")), template_effect(($0) => {
    set_class(dialog, 1, get(theme).popup), styles = set_style(dialog, get(style), styles, { "grid-area": `${get(gridRow) + 1} / ${get(gridColumn)}` }), set_class(header, 1, get(theme).dayHead), set_attribute2(time, "datetime", $0), set_attribute2(a_1, "aria-label", get(buttonText).close), set_class(div, 1, get(theme).events);
  }, [() => toISOString(get(dayStart), 10)]), event("pointerdownoutside", dialog, handlePointerDownOutside), event("close", dialog, close), delegated("click", a_1, function(...$$args) {
    get(event_handler)?.apply(this, $$args);
  }), delegated("keydown", a_1, function(...$$args) {
    get(event_handler_1)?.apply(this, $$args);
  }), append($$anchor, dialog), pop();
}
delegate(["click", "keydown"]);
var root$12 = from_html("<div><span></span></div>"), root_1$5 = from_html("<section><header><div></div></header> <div><div></div> <div><!> <!> <!></div></div> <!></section>");
function View$3($$anchor, $$props) {
  push($$props, !0);
  let mainState = getContext("state"), viewState = new ViewState$4(mainState);
  setContext("view-state", viewState);
  let intlDayHeader = user_derived(() => mainState.intlDayHeader), intlDayHeaderAL = user_derived(() => mainState.intlDayHeaderAL), dayMaxEvents = user_derived(() => mainState.options.dayMaxEvents), eventGap = user_derived(() => mainState.options.eventGap), theme = user_derived(() => mainState.options.theme), grid2 = user_derived(() => viewState.grid), chunks = user_derived(() => viewState.chunks), bgChunks = user_derived(() => viewState.bgChunks), iChunks = user_derived(() => viewState.iChunks), hiddenChunks = user_derived(() => viewState.hiddenChunks), popupDay = user_derived(() => viewState.popupDay), refs = [];
  function reposition() {
    runReposition(refs, get(chunks)), get(hiddenChunks).clear(), tick().then(hide);
  }
  function hide() {
    get(hiddenChunks).size, refs.forEach((ref) => ref?.hide());
  }
  user_effect(() => {
    get(eventGap), reposition();
  }), user_effect(hide);
  var fragment = comment(), node = first_child(fragment), consequent_1 = ($$anchor2) => {
    var section = root_1$5();
    let styles;
    var header = child(section), div = child(header);
    each(div, 21, () => get(grid2)[0], index, ($$anchor3, $$item, i) => {
      let dayStart = () => get($$item).dayStart;
      var div_1 = root$12(), span = child(div_1);
      attach(span, () => contentFrom(get(intlDayHeader).format(dayStart()))), reset(div_1), template_effect(($0, $1) => {
        set_class(div_1, 1, $0);
      }, [() => clsx2([get(theme).colHead, get(theme).weekdays?.[dayStart().getUTCDay()]]), () => get(intlDayHeaderAL).format(dayStart())]), append($$anchor3, div_1);
    }), reset(div), reset(header);
    var div_2 = sibling(header, 2), div_3 = child(div_2);
    each(div_3, 21, () => get(grid2), index, ($$anchor3, days, i) => {
      var fragment_1 = comment(), node_1 = first_child(fragment_1);
      each(node_1, 17, () => get(days), index, ($$anchor4, day, j) => {
        {
          let $0 = user_derived(() => j + 1 === length(get(days))), $1 = user_derived(() => i + 1 === length(get(grid2)));
          Day$3($$anchor4, {
            get day() {
              return get(day);
            },
            get noIeb() {
              return get($0);
            },
            get noBeb() {
              return get($1);
            }
          });
        }
      }), append($$anchor3, fragment_1);
    }), reset(div_3), bind_this(div_3, ($$value) => viewState.gridEl = $$value, () => viewState?.gridEl);
    var div_4 = sibling(div_3, 2), node_2 = child(div_4);
    each(node_2, 19, () => get(chunks), (chunk) => chunk.id, ($$anchor3, chunk, i) => {
      bind_this(Event$3($$anchor3, { get chunk() {
        return get(chunk);
      } }), ($$value, i2) => refs[i2] = $$value, (i2) => refs?.[i2], () => [get(i)]);
    });
    var node_3 = sibling(node_2, 2);
    each(node_3, 17, () => get(bgChunks), (chunk) => chunk.id, ($$anchor3, chunk) => {
      Event$3($$anchor3, { get chunk() {
        return get(chunk);
      } });
    });
    var node_4 = sibling(node_3, 2);
    each(node_4, 17, () => get(iChunks), index, ($$anchor3, chunk) => {
      Event$3($$anchor3, { get chunk() {
        return get(chunk);
      } });
    }), reset(div_4), reset(div_2);
    var node_5 = sibling(div_2, 2), consequent = ($$anchor3) => {
      Popup($$anchor3, {});
    };
    if_block(node_5, ($$render) => {
      get(popupDay) && $$render(consequent);
    }), reset(section), bind_this(section, ($$value) => mainState.mainEl = $$value, () => mainState?.mainEl), attach(section, () => resizeObserver(reposition)), template_effect(($0, $1) => {
      set_class(section, 1, clsx2([get(theme).main, get(dayMaxEvents) === !0 && get(theme).uniform])), styles = set_style(section, "", styles, {
        "--ec-grid-cols": $0,
        "--ec-grid-rows": $1
      }), set_class(header, 1, get(theme).header), set_class(div, 1, get(theme).grid), set_class(div_2, 1, get(theme).body), set_class(div_3, 1, get(theme).grid), set_class(div_4, 1, get(theme).events);
    }, [() => length(get(grid2)[0]), () => length(get(grid2))]), append($$anchor2, section);
  }, d = user_derived(() => !empty(get(grid2)) && !empty(get(grid2)[0]));
  if_block(node, ($$render) => {
    get(d) && $$render(consequent_1);
  }), append($$anchor, fragment), pop();
}
var day_grid_default = { createOptions(options) {
  createDROptions(options), assign2(options, {
    dayMaxEvents: !1,
    dayCellFormat: { day: "numeric" },
    dayPopoverFormat: {
      month: "long",
      day: "numeric",
      year: "numeric"
    },
    moreLinkContent: void 0,
    view: "dayGridMonth"
  }), assign2(options.buttonText, {
    dayGridDay: "day",
    dayGridMonth: "month",
    dayGridWeek: "week",
    close: "Close"
  }), assign2(options.theme, {
    uniform: "ec-uniform",
    dayFoot: "ec-day-foot",
    otherMonth: "ec-other-month",
    popup: "ec-popup"
  }), assign2(options.views, {
    dayGridDay: {
      buttonText: btnTextDay,
      component: () => View$3,
      dayHeaderFormat: { weekday: "long" },
      displayEventEnd: !1,
      duration: { days: 1 },
      theme: themeView("ec-day-grid ec-day-view")
    },
    dayGridWeek: {
      buttonText: btnTextWeek,
      component: () => View$3,
      displayEventEnd: !1,
      theme: themeView("ec-day-grid ec-week-view")
    },
    dayGridMonth: {
      buttonText: btnTextMonth,
      component: initMonthViewComponent$1,
      dayHeaderFormat: { weekday: "short" },
      dayHeaderAriaLabelFormat: { weekday: "long" },
      displayEventEnd: !1,
      duration: { months: 1 },
      theme: themeView("ec-day-grid ec-month-view"),
      titleFormat: {
        year: "numeric",
        month: "long"
      }
    }
  });
} };
function initMonthViewComponent$1(mainState) {
  return mainState.features = ["dayNumber"], mainState.extensions.activeRange = (start, end) => {
    let { options: { firstDay } } = mainState;
    return {
      start: prevClosestDay(start, firstDay),
      end: nextClosestDay(end, firstDay)
    };
  }, View$3;
}
function eventDraggable(event3, $eventStartEditable, $editable) {
  return event3.startEditable ?? $eventStartEditable ?? event3.editable ?? $editable;
}
function eventResizable(event3, $eventDurationEditable, $editable) {
  return event3.durationEditable ?? $eventDurationEditable ?? event3.editable ?? $editable;
}
var busy = !1;
function animate(fn) {
  busy || (busy = !0, window.requestAnimationFrame(() => {
    fn(), busy = !1;
  }));
}
function limit(value, minLimit, maxLimit) {
  return max(minLimit, min(maxLimit, value));
}
function setIClasses(mainState) {
  return () => {
    let { options: { editable, eventStartEditable, theme } } = mainState;
    mainState.iClasses = (classNames, event3) => {
      let { display } = event3;
      return [...classNames, helperEvent(display) ? [theme[display]] : !bgEvent(display) && eventDraggable(event3, eventStartEditable, editable) ? [theme.draggable] : []];
    };
  };
}
function handleScroll(mainState) {
  return () => {
    let { interaction, mainEl } = mainState;
    if (mainEl) return listen2(mainEl, "scroll", () => {
      interaction.action.handleScroll(), interaction.pointer?.handleScroll();
    });
  };
}
var AuxState = class {
  constructor(mainState) {
    this.#setupEffects(mainState);
  }
  #setupEffects(mainState) {
    user_pre_effect(setIClasses(mainState)), user_effect(handleScroll(mainState));
  }
};
function Action($$anchor, $$props) {
  push($$props, !0);
  let mainState = getContext("state"), events = user_derived(() => mainState.events), iEvents = user_derived(() => mainState.iEvents), features = user_derived(() => mainState.features), view2 = user_derived(() => mainState.view), mainEl = user_derived(() => mainState.mainEl), dateClick = user_derived(() => mainState.options.dateClick), dragConstraint = user_derived(() => mainState.options.dragConstraint), dragScroll = user_derived(() => mainState.options.dragScroll), editable = user_derived(() => mainState.options.editable), eventStartEditable = user_derived(() => mainState.options.eventStartEditable), eventDragMinDistance = user_derived(() => mainState.options.eventDragMinDistance), eventDragStart = user_derived(() => mainState.options.eventDragStart), eventDragStop = user_derived(() => mainState.options.eventDragStop), eventDrop = user_derived(() => mainState.options.eventDrop), eventLongPressDelay = user_derived(() => mainState.options.eventLongPressDelay), eventResizeStart = user_derived(() => mainState.options.eventResizeStart), eventResizeStop = user_derived(() => mainState.options.eventResizeStop), eventResize = user_derived(() => mainState.options.eventResize), longPressDelay = user_derived(() => mainState.options.longPressDelay), resizeConstraint = user_derived(() => mainState.options.resizeConstraint), selectable = user_derived(() => mainState.options.selectable), selectFn = user_derived(() => mainState.options.select), selectBackgroundColor = user_derived(() => mainState.options.selectBackgroundColor), selectConstraint = user_derived(() => mainState.options.selectConstraint), selectLongPressDelay = user_derived(() => mainState.options.selectLongPressDelay), selectMinDistance = user_derived(() => mainState.options.selectMinDistance), unselectFn = user_derived(() => mainState.options.unselect), unselectAuto = user_derived(() => mainState.options.unselectAuto), unselectCancel = user_derived(() => mainState.options.unselectCancel), validRange = user_derived(() => mainState.options.validRange), ACTION_DRAG = 1, ACTION_RESIZE_END = 2, ACTION_RESIZE_START = 3, ACTION_SELECT = 4, ACTION_CLICK = 5, ACTION_NO_ACTION = 6, action2, interacting, event3, iEvent, display, date, newDate, resource, newResource, fromX, fromY, toX, toY, gridEl, allDaySlot, delta, allDay, iClass, refused, minResize, selectStep, selected, noDateClick, timer, viewport, margin, snapDuration, extraDuration;
  function draggable(event4) {
    return eventDraggable(event4, get(eventStartEditable), get(editable));
  }
  function drag(eventToDrag, jsEvent, forceDate, forceMargin, snap2) {
    action2 || (action2 = validJsEvent(jsEvent) ? ACTION_DRAG : ACTION_NO_ACTION, complexAction() && (event3 = eventToDrag, common(jsEvent, snap2), forceDate && (date = forceDate), forceMargin && (margin = forceMargin), iClass = "dragging", move2(jsEvent)));
  }
  function resize(chunk, jsEvent, start, axis, forceDate, forceMargin, snap2) {
    if (!action2 && (action2 = validJsEvent(jsEvent) ? start ? ACTION_RESIZE_START : ACTION_RESIZE_END : ACTION_NO_ACTION, complexAction())) {
      let { zeroDuration } = chunk;
      event3 = chunk.event, common(jsEvent, snap2), forceMargin && (margin = forceMargin), iClass = axis === "x" ? "resizingX" : "resizingY", resizingStart() ? (minResize = cloneDate(event3.end), allDay ? (copyTime(minResize, event3.start), minResize >= event3.end && subtractDay(minResize)) : (subtractDuration(minResize, snapDuration), minResize < event3.start && (minResize = event3.start)), date = allDay ? setMidnight(cloneDate(event3.start)) : event3.start) : (minResize = cloneDate(event3.start), allDay ? (copyTime(minResize, event3.end), minResize <= event3.start && !zeroDuration && addDay(minResize)) : (addDuration(minResize, snapDuration), minResize > event3.end && (minResize = event3.end)), allDay ? (date = setMidnight(cloneDate(event3.end)), !zeroDuration && datesEqual(date, event3.end) && subtractDay(date)) : (date = event3.end, zeroDuration || (date = subtractDuration(cloneDate(date), snapDuration))), zeroDuration && !allDay && (extraDuration = snapDuration)), forceDate && (date = forceDate), move2(jsEvent);
    }
  }
  function select(jsEvent, snap2) {
    action2 || (action2 = validJsEvent(jsEvent) ? get(selectable) && !get(features).includes("list") ? ACTION_SELECT : ACTION_CLICK : ACTION_NO_ACTION, complexAction() && (common(jsEvent, snap2), iClass = "selecting", selectStep = allDay ? createDuration({ day: 1 }) : snapDuration, event3 = {
      allDay,
      start: date,
      end: addDuration(cloneDate(date), selectStep),
      resourceIds: resource ? [resource.id] : []
    }, move2(jsEvent)));
  }
  function noAction() {
    action2 || (action2 = ACTION_NO_ACTION);
  }
  function common(jsEvent, snap2) {
    window.getSelection().removeAllRanges(), fromX = toX = jsEvent.clientX, fromY = toY = jsEvent.clientY, snapDuration = snap2?.duration;
    let dayEl = getElementWithPayload(toX, toY);
    ({ allDay, date, resource } = getPayload(dayEl)(toX, toY)), allDaySlot = get(mainEl) !== ancestor(dayEl, 3), gridEl = ancestor(dayEl, 1), calcViewport(), jsEvent.pointerType !== "mouse" && (timer = setTimeout(() => {
      action2 && (interacting = !0, move2(jsEvent));
    }, (selecting() ? get(selectLongPressDelay) : get(eventLongPressDelay)) ?? get(longPressDelay)));
  }
  function move2(jsEvent) {
    if (interacting || jsEvent && jsEvent.pointerType === "mouse" && distance() >= (selecting() ? get(selectMinDistance) : get(eventDragMinDistance))) {
      interacting = !0, unselect(jsEvent), iEvent || (selecting() ? createIEventSelect() : createIEvent(jsEvent, resizing() ? get(eventResizeStart) : get(eventDragStart)));
      let payload = findPayload(findDayEl());
      if (payload) {
        let newAllDay;
        if ({ allDay: newAllDay, date: newDate, resource: newResource } = payload, newAllDay === allDay) {
          let candidate = copyIEventData({}, iEvent), constraintFn = get(resizeConstraint);
          delta = createDuration((newDate - date) / 1e3), resizingStart() ? (candidate.start = addDuration(cloneDate(event3.start), delta), candidate.start > minResize && (candidate.start = minResize, delta = createDuration((minResize - event3.start) / 1e3))) : (candidate.end = addDuration(cloneDate(event3.end), delta), extraDuration && addDuration(candidate.end, extraDuration), resizing() ? candidate.end < minResize && (candidate.end = minResize, delta = createDuration((minResize - event3.end) / 1e3)) : selecting() ? (candidate.end < event3.end ? (candidate.start = subtractDuration(candidate.end, selectStep), candidate.end = event3.end) : candidate.start = event3.start, constraintFn = get(selectConstraint)) : (candidate.start = addDuration(cloneDate(event3.start), delta), resource && (candidate.resourceIds = event3.resourceIds.filter((id) => id !== resource.id), candidate.resourceIds.push(newResource.id)), constraintFn = get(dragConstraint))), refused = !1, constraintFn !== void 0 && (candidate = copyIEventData(cloneEvent(event3), candidate), refused = constraintFn(selecting() ? createSelectCallbackInfo(candidate, jsEvent) : createCallbackInfo(candidate, event3, jsEvent)) === !1), refused || updateIEvent(candidate);
        }
      }
      mainState.iClass = refused ? "notAllowed" : iClass;
    }
    if (get(dragScroll)) {
      let thresholdY = 24, thresholdX = 24;
      animate(() => {
        viewport && (allDaySlot || (toY < viewport.top + thresholdY && (get(mainEl).scrollTop += max(-8, (toY - viewport.top - thresholdY) / 3)), toY > viewport.bottom - thresholdY && (get(mainEl).scrollTop += min(8, (toY - viewport.bottom + thresholdY) / 3))), toX < viewport.left + thresholdX && (get(mainEl).scrollLeft += max(-8, (toX - viewport.left - thresholdX) / 3)), toX > viewport.right - thresholdX && (get(mainEl).scrollLeft += min(8, (toX - viewport.right + thresholdX) / 3)), toY < thresholdY && window.scrollBy(0, max(-8, (toY - thresholdY) / 3)), toY > window.innerHeight - thresholdY && window.scrollBy(0, min(8, (toY - window.innerHeight + thresholdY) / 3)));
      });
    }
  }
  function handleScroll2() {
    complexAction() && (calcViewport(), move2());
  }
  function handlePointerMove(jsEvent) {
    complexAction() && jsEvent.isPrimary && (toX = jsEvent.clientX, toY = jsEvent.clientY, move2(jsEvent));
  }
  function handlePointerUp(jsEvent) {
    if (selected && get(unselectAuto) && !(get(unselectCancel) && jsEvent.target.closest(get(unselectCancel))) && unselect(jsEvent), action2 && jsEvent.isPrimary) {
      if (interacting)
        if (selecting()) {
          if (refused) destroyIEvent();
          else if (selected = !0, isFunction(get(selectFn))) {
            let info = createSelectCallbackInfo(iEvent, jsEvent);
            get(selectFn)(info);
          }
        } else {
          event3.display = display;
          let callback = resizing() ? get(eventResizeStop) : get(eventDragStop);
          isFunction(callback) && callback({
            event: toEventWithLocalDates(event3),
            jsEvent,
            view: toViewWithLocalDates(get(view2))
          });
          let oldEvent = cloneEvent(event3);
          if (updateEvent(event3, refused ? oldEvent : iEvent), destroyIEvent(), callback = resizing() ? get(eventResize) : get(eventDrop), !refused && isFunction(callback)) {
            let eventRef = event3, info = createCallbackInfo(event3, oldEvent, jsEvent);
            callback(assign2(info, { revert() {
              updateEvent(eventRef, oldEvent);
            } }));
          }
        }
      else if ((clicking() || selecting()) && isFunction(get(dateClick)) && !noDateClick) {
        toX = jsEvent.clientX, toY = jsEvent.clientY;
        let dayEl = getElementWithPayload(toX, toY);
        if (dayEl) {
          let { allDay: allDay2, date: date2, resource: resource2 } = getPayload(dayEl)(toX, toY);
          get(dateClick)({
            allDay: allDay2,
            date: toLocalDate(date2),
            dateStr: toISOString(date2),
            dayEl,
            jsEvent,
            view: toViewWithLocalDates(get(view2)),
            resource: resource2
          });
        }
      }
      handlePointerCancel();
    }
    noDateClick = !1;
  }
  function handlePointerCancel() {
    interacting = refused = !1, action2 = fromX = fromY = toX = toY = event3 = display = date = newDate = resource = newResource = delta = extraDuration = allDay = minResize = selectStep = margin = gridEl = viewport = snapDuration = void 0, mainState.iClass = void 0, timer && (clearTimeout(timer), timer = void 0);
  }
  function findDayEl() {
    return getElementWithPayload(limit(toX, viewport.left, viewport.right), limit(toY, viewport.top, viewport.bottom));
  }
  function findPayload(dayEl) {
    if (dayEl) {
      let payload = getPayload(dayEl)(toX, toY);
      if (payload.disabled) {
        if (!get(validRange).end || payload.date < get(validRange).end) return findPayload(dayEl.nextElementSibling);
        if (!get(validRange).start || payload.date > get(validRange).start) return findPayload(dayEl.previousElementSibling);
      } else
        return (selecting() || resizing()) && payload.resource && !iEvent.resourceIds.includes(payload.resource.id) && !get(features).includes("timeline") ? toX > fromX ? findPayload(dayEl.previousElementSibling) : findPayload(dayEl.nextElementSibling) : payload;
    }
    return null;
  }
  function calcViewport() {
    let mainRect = rect(get(mainEl)), gridRect = rect(gridEl), scaleX = mainRect.width / get(mainEl).offsetWidth, scaleY = mainRect.height / get(mainEl).offsetHeight, rtl = isRtl();
    viewport = {
      left: max(0, rtl ? mainRect.right - get(mainEl).clientWidth * scaleX : gridRect.left + get(mainEl).scrollLeft * scaleX),
      right: min(document.documentElement.clientWidth, rtl ? gridRect.right + get(mainEl).scrollLeft * scaleX : mainRect.left + get(mainEl).clientWidth * scaleX) - 2,
      top: max(0, gridRect.top + (allDaySlot ? 0 : get(mainEl).scrollTop) * scaleY),
      bottom: min(document.documentElement.clientHeight, allDaySlot ? gridRect.bottom : mainRect.top + get(mainEl).clientHeight * scaleY) - 2
    };
  }
  function createIEvent(jsEvent, callback) {
    isFunction(callback) && callback({
      event: toEventWithLocalDates(event3),
      jsEvent,
      view: toViewWithLocalDates(get(view2))
    }), display = event3.display, event3.display = "preview", iEvent = cloneEvent(event3), margin !== void 0 && (iEvent._margin = margin), extraDuration && addDuration(iEvent.end, extraDuration), event3.display = "ghost", get(events).length = get(events).length;
  }
  function createIEventSelect() {
    iEvent = {
      id: "{select}",
      allDay: event3.allDay,
      start: event3.start,
      title: "",
      display: "preview",
      extendedProps: {},
      backgroundColor: get(selectBackgroundColor),
      resourceIds: event3.resourceIds,
      classNames: [],
      styles: []
    };
  }
  function destroyIEvent() {
    iEvent = void 0, get(iEvents).delete("action");
  }
  function copyIEventData(target, source2) {
    return target.start = source2.start, target.end = source2.end, target.resourceIds = source2.resourceIds, { ...target };
  }
  function updateEvent(target, source2) {
    copyIEventData(target, source2), get(events).length = get(events).length;
  }
  function updateIEvent(source2) {
    iEvent = copyIEventData(iEvent, source2), get(iEvents).set("action", iEvent);
  }
  function createSelectCallbackInfo(event4, jsEvent) {
    let { start, end } = toEventWithLocalDates(event4);
    return {
      start,
      end,
      startStr: toISOString(event4.start),
      endStr: toISOString(event4.end),
      allDay,
      view: toViewWithLocalDates(get(view2)),
      resource,
      jsEvent
    };
  }
  function createCallbackInfo(event4, oldEvent, jsEvent) {
    let info;
    return resizing() ? info = resizingStart() ? {
      startDelta: delta,
      endDelta: createDuration(0)
    } : {
      startDelta: createDuration(0),
      endDelta: delta
    } : info = {
      delta,
      oldResource: resource !== newResource ? resource : void 0,
      newResource: resource !== newResource ? newResource : void 0
    }, assign2(info, {
      event: toEventWithLocalDates(event4),
      oldEvent: toEventWithLocalDates(oldEvent),
      view: toViewWithLocalDates(get(view2)),
      jsEvent
    }), info;
  }
  function distance() {
    return Math.sqrt(Math.pow(toX - fromX, 2) + Math.pow(toY - fromY, 2));
  }
  function resizing() {
    return action2 === ACTION_RESIZE_END || resizingStart();
  }
  function resizingStart() {
    return action2 === ACTION_RESIZE_START;
  }
  function clicking() {
    return action2 === ACTION_CLICK;
  }
  function selecting() {
    return action2 === ACTION_SELECT;
  }
  function complexAction() {
    return action2 && action2 < ACTION_CLICK;
  }
  function validJsEvent(jsEvent) {
    return jsEvent.isPrimary && (jsEvent.pointerType !== "mouse" || jsEvent.buttons & 1);
  }
  function unselect(jsEvent) {
    selected && (selected = !1, destroyIEvent(), isFunction(get(unselectFn)) && get(unselectFn)({
      jsEvent,
      view: toViewWithLocalDates(get(view2))
    }));
  }
  user_pre_effect(() => {
    get(view2), unselect();
  });
  function noClick() {
    noDateClick = !0;
  }
  function handleTouchStart(jsEvent) {
    if (complexAction()) {
      let target = jsEvent.target, stops = [], stop = () => runAll(stops);
      stops.push(listen2(target, "touchmove", createPreventDefaultHandler(() => interacting))), stops.push(listen2(target, "touchend", stop)), stops.push(listen2(target, "touchcancel", stop));
    }
  }
  function createPreventDefaultHandler(condition) {
    return (jsEvent) => {
      condition() && jsEvent.preventDefault();
    };
  }
  onMount(() => listen2(window, "touchmove", noop2, { passive: !1 }));
  var $$exports = {
    draggable,
    drag,
    resize,
    select,
    noAction,
    handleScroll: handleScroll2,
    unselect,
    noClick
  };
  event("pointermove", $window, handlePointerMove), event("pointerup", $window, handlePointerUp), event("pointercancel", $window, handlePointerCancel), event("scroll", $window, handleScroll2);
  var event_handler = user_derived(() => createPreventDefaultHandler(complexAction));
  event("selectstart", $window, function(...$$args) {
    get(event_handler)?.apply(this, $$args);
  });
  var event_handler_1 = user_derived(() => createPreventDefaultHandler(() => timer));
  return event("contextmenu", $window, function(...$$args) {
    get(event_handler_1)?.apply(this, $$args);
  }), event("touchstart", $window, handleTouchStart, void 0, !0), pop($$exports);
}
function Pointer($$anchor, $$props) {
  push($$props, !0);
  let $$d = user_derived(() => getContext("state")), iEvents = user_derived(() => get($$d).iEvents), slotDuration = user_derived(() => get($$d).options.slotDuration), x = 0, y = 0, iEvent;
  function move2() {
    let dayEl = getElementWithPayload(x, y);
    if (dayEl && !get(iEvents).has("action")) {
      let { allDay, date, resource, disabled } = getPayload(dayEl)(x, y);
      if (!disabled) {
        iEvent || createPointerEvent(), iEvent.allDay = allDay, iEvent.start = date, iEvent.end = addDuration(cloneDate(date), get(slotDuration)), iEvent.resourceIds = resource ? [resource.id] : [], get(iEvents).set("pointer", { ...iEvent });
        return;
      }
    }
    removePointerEvent();
  }
  function handleScroll2() {
    move2();
  }
  function handlePointerMove(jsEvent) {
    validEvent(jsEvent) && (x = jsEvent.clientX, y = jsEvent.clientY, move2());
  }
  function createPointerEvent() {
    iEvent = {
      id: "{pointer}",
      title: "",
      display: "pointer",
      extendedProps: {},
      backgroundColor: "transparent",
      classNames: [],
      styles: []
    };
  }
  function removePointerEvent() {
    iEvent = void 0, get(iEvents).delete("pointer");
  }
  function validEvent(jsEvent) {
    return jsEvent.isPrimary && jsEvent.pointerType === "mouse";
  }
  var $$exports = { handleScroll: handleScroll2 };
  return event("pointermove", $window, handlePointerMove), event("scroll", $window, handleScroll2), pop($$exports);
}
var root$11 = from_html("<div></div>"), root_1$4 = from_html("<!> <!> <!>", 1);
function Resizer($$anchor, $$props) {
  push($$props, !0);
  let forceDate = prop($$props, "forceDate", 3, void 0), forceMargin = prop($$props, "forceMargin", 3, void 0), $$d = user_derived(() => getContext("state")), action2 = user_derived(() => get($$d).interaction.action), editable = user_derived(() => get($$d).options.editable), eventDurationEditable = user_derived(() => get($$d).options.eventDurationEditable), eventResizableFromStart = user_derived(() => get($$d).options.eventResizableFromStart), theme = user_derived(() => get($$d).options.theme), $$d_1 = user_derived(() => getContext("view-state")), snap2 = user_derived(() => get($$d_1).snap), event3 = user_derived(() => $$props.chunk.event), display = user_derived(() => $$props.chunk.event.display), resizable = user_derived(() => !bgEvent(get(display)) && !helperEvent(get(display)) && eventResizable(get(event3), get(eventDurationEditable), get(editable)));
  function createResizeHandler(start) {
    return (jsEvent) => get(action2).resize($$props.chunk, jsEvent, start, $$props.axis, forceDate(), forceMargin(), get(snap2));
  }
  var fragment = root_1$4(), node = first_child(fragment), consequent = ($$anchor2) => {
    var div = root$11(), event_handler = user_derived(() => createResizeHandler(!0));
    template_effect(() => set_class(div, 1, `${get(theme).resizer ?? ""} ${get(theme).start ?? ""}`)), delegated("pointerdown", div, function(...$$args) {
      get(event_handler)?.apply(this, $$args);
    }), append($$anchor2, div);
  };
  if_block(node, ($$render) => {
    get(resizable) && get(eventResizableFromStart) && $$render(consequent);
  });
  var node_1 = sibling(node, 2);
  snippet(node_1, () => $$props.children);
  var node_2 = sibling(node_1, 2), consequent_1 = ($$anchor2) => {
    var div_1 = root$11(), event_handler_1 = user_derived(() => createResizeHandler(!1));
    template_effect(() => set_class(div_1, 1, get(theme).resizer)), delegated("pointerdown", div_1, function(...$$args) {
      get(event_handler_1)?.apply(this, $$args);
    }), append($$anchor2, div_1);
  };
  if_block(node_2, ($$render) => {
    get(resizable) && $$render(consequent_1);
  }), append($$anchor, fragment), pop();
}
delegate(["pointerdown"]);
var root$10 = from_html("<!> <!>", 1);
function Auxiliary($$anchor, $$props) {
  push($$props, !0);
  let mainState = getContext("state");
  new AuxState(mainState);
  let interaction = user_derived(() => mainState.interaction), pointer = user_derived(() => mainState.options.pointer);
  get(interaction).resizer = Resizer;
  var fragment = root$10(), node = first_child(fragment);
  bind_this(Action(node, {}), ($$value) => get(interaction).action = $$value, () => get(interaction)?.action);
  var node_1 = sibling(node, 2), consequent = ($$anchor2) => {
    bind_this(Pointer($$anchor2, {}), ($$value) => get(interaction).pointer = $$value, () => get(interaction)?.pointer);
  };
  if_block(node_1, ($$render) => {
    get(pointer) && $$render(consequent);
  }), append($$anchor, fragment), pop();
}
var interaction_default = {
  createOptions(options) {
    assign2(options, {
      dateClick: void 0,
      dragConstraint: void 0,
      dragScroll: !0,
      editable: !1,
      eventDragMinDistance: 5,
      eventDragStart: void 0,
      eventDragStop: void 0,
      eventDrop: void 0,
      eventDurationEditable: !0,
      eventLongPressDelay: void 0,
      eventResizableFromStart: !1,
      eventResizeStart: void 0,
      eventResizeStop: void 0,
      eventResize: void 0,
      eventStartEditable: !0,
      longPressDelay: 1e3,
      pointer: !1,
      resizeConstraint: void 0,
      select: void 0,
      selectBackgroundColor: void 0,
      selectConstraint: void 0,
      selectLongPressDelay: void 0,
      selectMinDistance: 5,
      snapDuration: void 0,
      unselect: void 0,
      unselectAuto: !0,
      unselectCancel: ""
    }), assign2(options.theme, {
      draggable: "ec-draggable",
      ghost: "ec-ghost",
      preview: "ec-preview",
      pointer: "ec-pointer",
      resizer: "ec-resizer",
      start: "ec-start",
      dragging: "ec-dragging",
      resizingY: "ec-resizing-y",
      resizingX: "ec-resizing-x",
      selecting: "ec-selecting",
      notAllowed: "ec-not-allowed"
    });
  },
  initState(mainState) {
    mainState.auxComponents.push(Auxiliary);
  }
};
var root$9 = from_html("<div></div> <!>", 1);
var root$8 = from_html("<h4><time><!></time> <time></time></h4> <!>", 1);
var root$7 = from_html("<div><!></div>"), root_1$3 = from_html("<section><!></section>");
delegate(["click"]);
function createChunks$1(event3, days, withId = !0) {
  let chunks = [];
  for (let { gridColumn, gridRow, resource, start, end, disabled } of days) if (!disabled && eventIntersects(event3, start, end, resource)) {
    let chunk = createEventChunk(event3, start, end);
    assign2(chunk, {
      gridColumn,
      gridRow,
      resource,
      top: (chunk.start - start) / 1e3,
      height: (chunk.end - chunk.start) / 1e3,
      maxHeight: (end - chunk.start) / 1e3
    }), withId && assignChunkId(chunk), chunks.push(chunk);
  }
  return chunks;
}
function groupChunks(chunks) {
  let groups = {};
  for (let chunk of chunks) {
    let { gridColumn } = chunk, group = groups[gridColumn], column = 0;
    if (group && chunk.start < group.end) {
      for (; column < group.columns.length && !(group.columns[column].at(-1).end <= chunk.start); ++column) ;
      chunk.end > group.end && (group.end = chunk.end);
    } else group = {
      columns: [],
      end: chunk.end
    };
    group.columns.length < column + 1 && group.columns.push([]), group.columns[column].push(chunk), groups[gridColumn] = group, chunk.group = group, chunk.groupColumn = column;
  }
}
function createAllDayContent(allDayContent, snippet2) {
  let text2 = "all-day", allDay = createContent(allDayContent, () => ({ text: text2 }), { html: text2 }, snippet2);
  return typeof allDay.content == "string" && (allDay.content = { html: allDay.content }), allDay;
}
function setExtensions(mainState) {
  mainState.extensions.activeRange = (start, end) => {
    let { options: { slotMaxTime } } = mainState;
    if (slotMaxTime.days || slotMaxTime.seconds > 86400) {
      addDuration(subtractDay(end), slotMaxTime);
      let start2 = subtractDay(cloneDate(end));
      start2 < start && (start = start2);
    }
    return {
      start,
      end
    };
  };
}
function createTRROptions(options) {
  "scrollTime" in options || (assign2(options, {
    columnWidth: void 0,
    flexibleSlotTimeLimits: !1,
    nowIndicator: !1,
    scrollTime: "06:00:00",
    slotDuration: "00:30:00",
    slotHeight: 24,
    slotLabelInterval: void 0,
    slotLabelFormat: {
      hour: "numeric",
      minute: "2-digit"
    },
    slotMaxTime: "24:00:00",
    slotMinTime: "00:00:00",
    snapDuration: void 0
  }), assign2(options.theme, {
    nowIndicator: "ec-now-indicator",
    sidebar: "ec-sidebar",
    slot: "ec-slot"
  }));
}
function createTROptions(options) {
  "allDaySlot" in options || (assign2(options, {
    allDayContent: void 0,
    allDaySlot: !0,
    slotEventOverlap: !0
  }), assign2(options.theme, { allDay: "ec-all-day" }));
}
function createTRRParsers(parsers) {
  "scrollTime" in parsers || assign2(parsers, {
    scrollTime: createDuration,
    slotDuration: createDuration,
    slotLabelInterval: undefinedOr(createDuration),
    slotMaxTime: createDuration,
    slotMinTime: createDuration,
    snapDuration: undefinedOr(createDuration)
  });
}
function createRROptions(options) {
  "resourceLabelContent" in options || (options.filterResourcesWithEvents = !1, options.resourceLabelContent = void 0, options.resourceLabelDidMount = void 0, options.theme.colGroup = "ec-col-group");
}
function grid$2(mainState, viewState) {
  return () => {
    let { viewDates: viewDates2, options: { highlightedDates, validRange } } = mainState, { slotTimeLimits: slotTimeLimits2 } = viewState, days = [];
    return untrack(() => {
      let gridColumn = 1;
      for (let date of viewDates2)
        days.push({
          gridColumn,
          gridRow: 1,
          resource: void 0,
          start: addDuration(cloneDate(date), slotTimeLimits2.min),
          end: addDuration(cloneDate(date), slotTimeLimits2.max),
          dayStart: date,
          dayEnd: addDay(cloneDate(date)),
          disabled: outsideRange(date, validRange),
          highlight: highlightedDates.some((d) => datesEqual(d, date))
        }), ++gridColumn;
    }), [days];
  };
}
function eventChunks$1(mainState, viewState) {
  return () => {
    let { filteredEvents: filteredEvents2 } = mainState, { grid: grid2 } = viewState, chunks = [], bgChunks = [], allDayChunks = [], allDayBgChunks = [];
    return untrack(() => {
      for (let event3 of filteredEvents2) for (let days of grid2) bgEvent(event3.display) ? (bgChunks = bgChunks.concat(createChunks$1(event3, days)), event3.allDay && (allDayBgChunks = allDayBgChunks.concat(createAllDayChunks(event3, days)))) : event3.allDay ? allDayChunks = allDayChunks.concat(createAllDayChunks(event3, days)) : chunks = chunks.concat(createChunks$1(event3, days));
      groupChunks(chunks), prepareAllDayChunks(allDayChunks);
    }), {
      chunks,
      bgChunks,
      allDayChunks,
      allDayBgChunks
    };
  };
}
function iEventChunks$1(mainState, viewState) {
  return () => {
    let { iEvents } = mainState, { grid: grid2 } = viewState, iChunks = [], allDayIChunks = [];
    for (let [, event3] of iEvents)
      event3 && untrack(() => {
        for (let days of grid2) event3.allDay ? allDayIChunks = allDayIChunks.concat(createAllDayChunks(event3, days, !1)) : iChunks = iChunks.concat(createChunks$1(event3, days, !1));
      });
    return {
      iChunks,
      allDayIChunks
    };
  };
}
function slotTimeLimits(mainState) {
  return () => {
    let { filteredEvents: filteredEvents2, viewDates: viewDates2, options: { flexibleSlotTimeLimits, slotMinTime, slotMaxTime } } = mainState, limits;
    return untrack(() => {
      limits = createSlotTimeLimits(slotMinTime, slotMaxTime, flexibleSlotTimeLimits, viewDates2, filteredEvents2);
    }), limits;
  };
}
function slotLabelPeriodicity(mainState) {
  return () => {
    let { options: { slotDuration, slotLabelInterval } } = mainState, periodicity;
    return untrack(() => {
      periodicity = slotLabelInterval === void 0 ? toSeconds(slotDuration) < 3600 ? 2 : 1 : ceil(toSeconds(slotLabelInterval) / toSeconds(slotDuration)) || 1;
    }), periodicity;
  };
}
function slots(mainState, viewState) {
  return () => {
    let { offset: offset2, options: { slotDuration } } = mainState, { intlSlotLabel, slotLabelPeriodicity: slotLabelPeriodicity2, slotTimeLimits: slotTimeLimits2 } = viewState, slots2;
    return untrack(() => {
      slots2 = createSlots(setMidnight(createDate(void 0, offset2)), slotDuration, slotLabelPeriodicity2, slotTimeLimits2, intlSlotLabel);
    }), slots2;
  };
}
function snap(mainState) {
  return () => {
    let { options: { slotDuration, snapDuration } } = mainState;
    return snapDuration ??= slotDuration, {
      duration: snapDuration,
      ratio: toSeconds(snapDuration) / toSeconds(slotDuration)
    };
  };
}
function TRRState() {
  return class {
    #intlSlotLabel;
    get intlSlotLabel() {
      return get(this.#intlSlotLabel);
    }
    set intlSlotLabel(value) {
      set(this.#intlSlotLabel, value);
    }
    #slotLabelPeriodicity;
    get slotLabelPeriodicity() {
      return get(this.#slotLabelPeriodicity);
    }
    set slotLabelPeriodicity(value) {
      set(this.#slotLabelPeriodicity, value);
    }
    #sidebarWidth;
    get sidebarWidth() {
      return get(this.#sidebarWidth);
    }
    set sidebarWidth(value) {
      set(this.#sidebarWidth, value, !0);
    }
    #snap;
    get snap() {
      return get(this.#snap);
    }
    set snap(value) {
      set(this.#snap, value);
    }
    constructor(mainState) {
      this.#intlSlotLabel = user_derived(intl(mainState, "slotLabelFormat")), this.#slotLabelPeriodicity = user_derived(slotLabelPeriodicity(mainState)), this.#sidebarWidth = state(0), this.#snap = user_derived(snap(mainState));
    }
  };
}
function TRState(Base) {
  return class extends Base {
    #slotTimeLimits;
    get slotTimeLimits() {
      return get(this.#slotTimeLimits);
    }
    set slotTimeLimits(value) {
      set(this.#slotTimeLimits, value);
    }
    #slots;
    get slots() {
      return get(this.#slots);
    }
    set slots(value) {
      set(this.#slots, value);
    }
    #chunks;
    get chunks() {
      return get(this.#chunks);
    }
    set chunks(value) {
      set(this.#chunks, value);
    }
    #bgChunks;
    get bgChunks() {
      return get(this.#bgChunks);
    }
    set bgChunks(value) {
      set(this.#bgChunks, value);
    }
    #allDayChunks;
    get allDayChunks() {
      return get(this.#allDayChunks);
    }
    set allDayChunks(value) {
      set(this.#allDayChunks, value);
    }
    #allDayBgChunks;
    get allDayBgChunks() {
      return get(this.#allDayBgChunks);
    }
    set allDayBgChunks(value) {
      set(this.#allDayBgChunks, value);
    }
    #iChunks;
    get iChunks() {
      return get(this.#iChunks);
    }
    set iChunks(value) {
      set(this.#iChunks, value);
    }
    #allDayIChunks;
    get allDayIChunks() {
      return get(this.#allDayIChunks);
    }
    set allDayIChunks(value) {
      set(this.#allDayIChunks, value);
    }
    constructor(mainState) {
      super(mainState), this.#slotTimeLimits = user_derived(slotTimeLimits(mainState)), this.#slots = user_derived(slots(mainState, this));
      let $$d = user_derived(eventChunks$1(mainState, this)), chunks = user_derived(() => get($$d).chunks), bgChunks = user_derived(() => get($$d).bgChunks), allDayChunks = user_derived(() => get($$d).allDayChunks), allDayBgChunks = user_derived(() => get($$d).allDayBgChunks);
      this.#chunks = user_derived(() => get(chunks)), this.#bgChunks = user_derived(() => get(bgChunks)), this.#allDayChunks = user_derived(() => get(allDayChunks)), this.#allDayBgChunks = user_derived(() => get(allDayBgChunks));
      let $$d_1 = user_derived(iEventChunks$1(mainState, this)), iChunks = user_derived(() => get($$d_1).iChunks), allDayIChunks = user_derived(() => get($$d_1).allDayIChunks);
      this.#iChunks = user_derived(() => get(iChunks)), this.#allDayIChunks = user_derived(() => get(allDayIChunks));
    }
  };
}
var ViewState$2 = class extends TRState(TRRState()) {
  #grid;
  get grid() {
    return get(this.#grid);
  }
  set grid(value) {
    set(this.#grid, value);
  }
  constructor(mainState) {
    super(mainState), this.#grid = user_derived(grid$2(mainState, this));
  }
}, placeholderResources;
function viewResources(mainState) {
  return () => {
    let { activeRange: activeRange2, filteredEvents: filteredEvents2, resources, options: { filterResourcesWithEvents }, extensions: { viewResources: viewResources2 } } = mainState, result = viewResources2 ? viewResources2(resources) : resources;
    return untrack(() => {
      filterResourcesWithEvents && (result = resources.filter((resource) => filteredEvents2.some((event3) => !bgEvent(event3.display) && eventIntersects(event3, activeRange2.start, activeRange2.end, resource)))), result.length || (result = placeholderResources ??= createResources([{}]));
    }), result;
  };
}
function grid$1(mainState, viewState) {
  return () => {
    let { viewDates: viewDates2, options: { datesAboveResources, highlightedDates, validRange } } = mainState, { slotTimeLimits: slotTimeLimits2, viewResources: viewResources2 } = viewState, grid2 = [];
    return untrack(() => {
      let gridColumn = 1, loop2 = [viewResources2, viewDates2], keys2 = [uid2, toTime];
      datesAboveResources && (loop2.reverse(), keys2.reverse());
      for (let item0 of loop2[0]) {
        let days = [], groupKey = keys2[0](item0);
        for (let item1 of loop2[1]) {
          let date = datesAboveResources ? item0 : item1, resource = datesAboveResources ? item1 : item0;
          days.push({
            gridColumn,
            gridRow: 1,
            resource,
            key: keys2[1](item1),
            groupKey,
            start: addDuration(cloneDate(date), slotTimeLimits2.min),
            end: addDuration(cloneDate(date), slotTimeLimits2.max),
            dayStart: date,
            dayEnd: addDay(cloneDate(date)),
            disabled: outsideRange(date, validRange),
            highlight: highlightedDates.some((d) => datesEqual(d, date))
          }), ++gridColumn;
        }
        grid2.push(days);
      }
    }), grid2;
  };
}
function RRState(Base) {
  return class extends Base {
    #viewResources;
    get viewResources() {
      return get(this.#viewResources);
    }
    set viewResources(value) {
      set(this.#viewResources, value);
    }
    constructor(mainState) {
      super(mainState), this.#viewResources = user_derived(viewResources(mainState));
    }
  };
}
var ViewState$1 = class extends RRState(TRState(TRRState())) {
  #grid;
  get grid() {
    return get(this.#grid);
  }
  set grid(value) {
    set(this.#grid, value);
  }
  constructor(mainState) {
    super(mainState), this.#grid = user_derived(grid$1(mainState, this));
  }
}, root$6 = from_html("<span><!></span>");
function Label($$anchor, $$props) {
  push($$props, !0);
  let date = prop($$props, "date", 3, void 0), setLabel = prop($$props, "setLabel", 3, void 0), $$d = user_derived(() => getContext("state")), intlDayHeaderAL = user_derived(() => get($$d).intlDayHeaderAL), snippets = user_derived(() => get($$d).snippets), resourceLabelContent = user_derived(() => get($$d).options.resourceLabelContent), resourceLabelDidMount = user_derived(() => get($$d).options.resourceLabelDidMount), el = state(void 0), content = user_derived(() => createContent(get(resourceLabelContent), () => ({
    resource: $$props.resource,
    date: date() ? toLocalDate(date()) : void 0
  }), () => $$props.resource.title, get(snippets).resourceLabelContent)), ariaLabel = state(void 0);
  user_effect(() => {
    get(content), $$props.resource, date(), untrack(() => {
      date() ? tick().then(() => get(el) && set(ariaLabel, get(intlDayHeaderAL).format(date()) + ", " + get(el).innerText)) : setLabel() && (set(ariaLabel, void 0), tick().then(() => get(el) && setLabel()(get(el).innerText)));
    });
  }), onMount(() => {
    isFunction(get(resourceLabelDidMount)) && get(resourceLabelDidMount)({
      resource: $$props.resource,
      date: date() ? toLocalDate(date()) : void 0,
      el: get(el)
    });
  });
  var span = root$6(), node = child(span);
  snippet(node, () => get(content).snippet ?? noop, () => get(content).arg), reset(span), bind_this(span, ($$value) => set(el, $$value), () => get(el)), attach(span, () => contentFrom(get(content).content, get(content).snippet)), append($$anchor, span), pop();
}
function Day$1($$anchor, $$props) {
  push($$props, !0);
  let allDay = prop($$props, "allDay", 3, !1), $$d = user_derived(() => getContext("state")), slotHeight = user_derived(() => get($$d).options.slotHeight), $$d_1 = user_derived(() => getContext("view-state")), snap2 = user_derived(() => get($$d_1).snap), date = user_derived(() => $$props.day.dayStart), start = user_derived(() => $$props.day.start), resource = user_derived(() => $$props.day.resource), disabled = user_derived(() => $$props.day.disabled), highlight = user_derived(() => $$props.day.highlight), el = state(void 0);
  function dateFromPoint(x, y) {
    if (allDay()) return get(date);
    {
      let dayRect = rect(get(el)), scaleY = dayRect.height / get(el).offsetHeight;
      return addDuration(cloneDate(get(start)), get(snap2).duration, floor((y - dayRect.top) / (get(slotHeight) * get(snap2).ratio * scaleY)));
    }
  }
  BaseDay($$anchor, {
    get date() {
      return get(date);
    },
    get allDay() {
      return allDay();
    },
    get resource() {
      return get(resource);
    },
    dateFromPoint,
    get disabled() {
      return get(disabled);
    },
    get highlight() {
      return get(highlight);
    },
    get noIeb() {
      return $$props.noIeb;
    },
    get noBeb() {
      return $$props.noBeb;
    },
    get el() {
      return get(el);
    },
    set el($$value) {
      set(el, $$value, !0);
    }
  }), pop();
}
function Event$1($$anchor, $$props) {
  push($$props, !0);
  let $$d = user_derived(() => getContext("state")), slotEventOverlap = user_derived(() => get($$d).options.slotEventOverlap), slotDuration = user_derived(() => get($$d).options.slotDuration), slotHeight = user_derived(() => get($$d).options.slotHeight), styles = user_derived(() => (style) => {
    let step = toSeconds(get(slotDuration)), top = $$props.chunk.top / step * get(slotHeight), height2 = $$props.chunk.height / step * get(slotHeight) || get(slotHeight), maxHeight = $$props.chunk.maxHeight / step * get(slotHeight);
    style["grid-column"] = $$props.chunk.gridColumn, style["inset-block-start"] = `${top}px`, style["min-block-size"] = `${height2}px`, style["block-size"] = `${height2}px`, style["max-block-size"] = `${maxHeight}px`;
    let maxWidth = "100% - var(--ec-event-col-gap)";
    if ($$props.chunk.group) {
      let groupColumns = $$props.chunk.group.columns.length;
      style["z-index"] = `${$$props.chunk.groupColumn + 1}`, style["inset-inline-start"] = `calc((${maxWidth}) / ${groupColumns} * ${$$props.chunk.groupColumn})`, style["inline-size"] = `calc((${maxWidth}) / ${groupColumns} * ${get(slotEventOverlap) ? 0.5 * (1 + groupColumns - $$props.chunk.groupColumn) : 1})`;
    }
    return style;
  });
  InteractableEvent($$anchor, {
    get chunk() {
      return $$props.chunk;
    },
    get styles() {
      return get(styles);
    },
    axis: "y"
  }), pop();
}
function AllDayEvent($$anchor, $$props) {
  push($$props, !0);
  let $$d = user_derived(() => getContext("state")), eventGap = user_derived(() => get($$d).options.eventGap), el = state(void 0), margin = state(0), event3 = user_derived(() => $$props.chunk.event), styles = user_derived(() => (style) => (style["grid-column"] = `${$$props.chunk.gridColumn} / span ${$$props.chunk.dates.length}`, (get(margin) || get(event3)._margin) && (style["margin-block-start"] = `${get(event3)._margin ?? get(margin)}px`), style));
  function reposition() {
    set(margin, repositionEvent$1($$props.chunk, height(get(el)), 1, get(eventGap)), !0);
  }
  var $$exports = { reposition };
  return InteractableEvent($$anchor, {
    get chunk() {
      return $$props.chunk;
    },
    get styles() {
      return get(styles);
    },
    axis: "x",
    get forceMargin() {
      return get(margin);
    },
    get el() {
      return get(el);
    },
    set el($$value) {
      set(el, $$value, !0);
    }
  }), pop($$exports);
}
var root$5 = from_html("<div></div>");
function NowIndicator$1($$anchor, $$props) {
  push($$props, !0);
  let span = prop($$props, "span", 3, 1), $$d = user_derived(() => getContext("state")), mainEl = user_derived(() => get($$d).mainEl), now = user_derived(() => get($$d).now), today = user_derived(() => get($$d).today), slotDuration = user_derived(() => get($$d).options.slotDuration), slotHeight = user_derived(() => get($$d).options.slotHeight), theme = user_derived(() => get($$d).options.theme), $$d_1 = user_derived(() => getContext("view-state")), sidebarWidth = user_derived(() => get($$d_1).sidebarWidth), $$d_2 = user_derived(() => {
    for (let day of $$props.days) if (datesEqual(day.dayStart, get(today))) return day;
    return {};
  }), gridColumn = user_derived(() => get($$d_2).gridColumn), start = user_derived(() => get($$d_2).start), end = user_derived(() => get($$d_2).end), top = user_derived(() => {
    if (get(now) < get(start) || get(now) > get(end)) return null;
    let step = toSeconds(get(slotDuration));
    return (get(now) - get(start)) / 1e3 / step * get(slotHeight);
  }), observerOptions = user_derived(() => ({
    root: get(mainEl),
    rootMargin: isRtl() ? `0px -${get(sidebarWidth) + 5.5}px 0px 0px` : `0px 0px 0px -${get(sidebarWidth) + 5.5}px`,
    threshold: 0
  }));
  function onIntersect(el, entry) {
    el.classList.toggle(get(theme).hidden, !entry.isIntersecting);
  }
  var fragment = comment(), node = first_child(fragment), consequent = ($$anchor2) => {
    var div = root$5();
    let styles;
    attach(div, () => intersectionObserver(onIntersect, get(observerOptions))), template_effect(() => {
      set_class(div, 1, get(theme).nowIndicator), styles = set_style(div, "", styles, {
        "grid-column": `${get(gridColumn) + 1} / span ${span() ?? ""}`,
        "inset-block-start": `${get(top) ?? ""}px`
      });
    }), append($$anchor2, div);
  };
  if_block(node, ($$render) => {
    get(gridColumn) && get(top) !== null && $$render(consequent);
  }), append($$anchor, fragment), pop();
}
var root$4 = from_html("<div><aside><!></aside> <div></div> <div><!> <!> <!></div></div>"), root_1$2 = from_html("<div><time></time></div>"), root_2$2 = from_html('<section><header><aside></aside> <div><!></div> <!></header> <div><aside aria-hidden="true"></aside> <div></div> <div><!> <!> <!></div></div> <!></section>');
function View$1($$anchor, $$props) {
  push($$props, !0);
  let viewState = prop($$props, "viewState", 7), mainState = getContext("state");
  viewState() || viewState(new ViewState$2(mainState)), setContext("view-state", viewState());
  let mainEl = user_derived(() => mainState.mainEl), snippets = user_derived(() => mainState.snippets), viewDates2 = user_derived(() => mainState.viewDates), allDayContent = user_derived(() => mainState.options.allDayContent), allDaySlot = user_derived(() => mainState.options.allDaySlot), columnWidth = user_derived(() => mainState.options.columnWidth), eventGap = user_derived(() => mainState.options.eventGap), showNowIndicator = user_derived(() => mainState.options.nowIndicator), scrollTime = user_derived(() => mainState.options.scrollTime), slotHeight = user_derived(() => mainState.options.slotHeight), slotDuration = user_derived(() => mainState.options.slotDuration), theme = user_derived(() => mainState.options.theme), allDayChunks = user_derived(() => viewState().allDayChunks), allDayBgChunks = user_derived(() => viewState().allDayBgChunks), allDayIChunks = user_derived(() => viewState().allDayIChunks), bgChunks = user_derived(() => viewState().bgChunks), chunks = user_derived(() => viewState().chunks), iChunks = user_derived(() => viewState().iChunks), grid2 = user_derived(() => viewState().grid), sidebarWidth = user_derived(() => viewState().sidebarWidth), slots2 = user_derived(() => viewState().slots), slotLabelPeriodicity2 = user_derived(() => viewState().slotLabelPeriodicity), slotTimeLimits2 = user_derived(() => viewState().slotTimeLimits), headerHeight = state(0), allDay = user_derived(() => createAllDayContent(get(allDayContent), get(snippets).allDayContent));
  user_effect(() => {
    get(scrollTime), empty(get(viewDates2)) || tick().then(scrollToTime);
  });
  function scrollToTime() {
    get(mainEl).scrollTop = ((toSeconds(get(scrollTime)) - toSeconds(get(slotTimeLimits2).min)) / toSeconds(get(slotDuration)) - 0.5) * get(slotHeight);
  }
  let refs = [];
  function reposition() {
    runReposition(refs, get(allDayChunks));
  }
  user_effect(() => {
    get(eventGap), reposition();
  });
  var fragment = comment(), node = first_child(fragment), consequent_4 = ($$anchor2) => {
    var section = root_2$2();
    let styles;
    var header_1 = child(section), aside = child(header_1), div = sibling(aside, 2), node_1 = child(div), consequent = ($$anchor3) => {
      var fragment_1 = comment(), node_2 = first_child(fragment_1);
      snippet(node_2, () => $$props.header), append($$anchor3, fragment_1);
    }, alternate = ($$anchor3) => {
      var fragment_2 = comment(), node_3 = first_child(fragment_2);
      each(node_3, 17, () => get(grid2)[0], index, ($$anchor4, $$item, i) => {
        let date = () => get($$item).dayStart, disabled = () => get($$item).disabled, highlight = () => get($$item).highlight;
        ColHead($$anchor4, {
          get date() {
            return date();
          },
          colIndex: 1 + i,
          get disabled() {
            return disabled();
          },
          get highlight() {
            return highlight();
          },
          children: ($$anchor5, $$slotProps) => {
            DayHeader($$anchor5, { get date() {
              return date();
            } });
          },
          $$slots: { default: !0 }
        });
      }), append($$anchor3, fragment_2);
    };
    if_block(node_1, ($$render) => {
      $$props.header ? $$render(consequent) : $$render(alternate, -1);
    }), reset(div);
    var node_4 = sibling(div, 2), consequent_1 = ($$anchor3) => {
      var div_1 = root$4(), aside_1 = child(div_1), node_5 = child(aside_1);
      snippet(node_5, () => get(allDay).snippet ?? noop, () => get(allDay).arg), reset(aside_1), attach(aside_1, () => contentFrom(get(allDay).content, get(allDay).snippet));
      var div_2 = sibling(aside_1, 2);
      each(div_2, 21, () => get(grid2), index, ($$anchor4, days, i) => {
        var fragment_5 = comment(), node_6 = first_child(fragment_5);
        each(node_6, 17, () => get(days), index, ($$anchor5, day, j) => {
          {
            let $0 = user_derived(() => i + 1 === length(get(grid2)) && j + 1 === length(get(days)));
            Day$1($$anchor5, {
              get day() {
                return get(day);
              },
              allDay: !0,
              get noIeb() {
                return get($0);
              }
            });
          }
        }), append($$anchor4, fragment_5);
      }), reset(div_2);
      var div_3 = sibling(div_2, 2), node_7 = child(div_3);
      each(node_7, 19, () => get(allDayChunks), (chunk) => chunk.id, ($$anchor4, chunk, i) => {
        bind_this(AllDayEvent($$anchor4, { get chunk() {
          return get(chunk);
        } }), ($$value, i2) => refs[i2] = $$value, (i2) => refs?.[i2], () => [get(i)]);
      });
      var node_8 = sibling(node_7, 2);
      each(node_8, 17, () => get(allDayBgChunks), (chunk) => chunk.id, ($$anchor4, chunk) => {
        AllDayEvent($$anchor4, { get chunk() {
          return get(chunk);
        } });
      });
      var node_9 = sibling(node_8, 2);
      each(node_9, 17, () => get(allDayIChunks), index, ($$anchor4, chunk) => {
        AllDayEvent($$anchor4, { get chunk() {
          return get(chunk);
        } });
      }), reset(div_3), reset(div_1), template_effect(() => {
        set_class(div_1, 1, get(theme).allDay), set_class(aside_1, 1, get(theme).sidebar), set_class(div_2, 1, get(theme).grid), set_class(div_3, 1, get(theme).events);
      }), append($$anchor3, div_1);
    };
    if_block(node_4, ($$render) => {
      get(allDaySlot) && $$render(consequent_1);
    }), reset(header_1);
    var div_4 = sibling(header_1, 2), aside_2 = child(div_4);
    each(aside_2, 21, () => get(slots2), index, ($$anchor3, slot2, i) => {
      var div_5 = root_1$2();
      let styles_1;
      var time = child(div_5);
      attach(time, () => contentFrom(get(slot2)[1])), reset(div_5), template_effect(() => {
        set_class(div_5, 1, clsx2([get(theme).slot, !i && get(theme).hidden])), styles_1 = set_style(div_5, "", styles_1, { "--ec-slot-label-periodicity": get(slot2)[2] }), set_attribute2(time, "datetime", get(slot2)[0]);
      }), append($$anchor3, div_5);
    }), reset(aside_2);
    var div_6 = sibling(aside_2, 2);
    each(div_6, 21, () => get(grid2), index, ($$anchor3, days, i) => {
      var fragment_10 = comment(), node_10 = first_child(fragment_10);
      each(node_10, 17, () => get(days), index, ($$anchor4, day, j) => {
        {
          let $0 = user_derived(() => i + 1 === length(get(grid2)) && j + 1 === length(get(days)));
          Day$1($$anchor4, {
            get day() {
              return get(day);
            },
            get noIeb() {
              return get($0);
            },
            noBeb: !0
          });
        }
      }), append($$anchor3, fragment_10);
    }), reset(div_6);
    var div_7 = sibling(div_6, 2), node_11 = child(div_7);
    each(node_11, 17, () => get(chunks), (chunk) => chunk.id, ($$anchor3, chunk) => {
      Event$1($$anchor3, { get chunk() {
        return get(chunk);
      } });
    });
    var node_12 = sibling(node_11, 2);
    each(node_12, 17, () => get(bgChunks), (chunk) => chunk.id, ($$anchor3, chunk) => {
      Event$1($$anchor3, { get chunk() {
        return get(chunk);
      } });
    });
    var node_13 = sibling(node_12, 2);
    each(node_13, 17, () => get(iChunks), index, ($$anchor3, chunk) => {
      Event$1($$anchor3, { get chunk() {
        return get(chunk);
      } });
    }), reset(div_7), reset(div_4);
    var node_14 = sibling(div_4, 2), consequent_3 = ($$anchor3) => {
      var fragment_15 = comment(), node_15 = first_child(fragment_15), consequent_2 = ($$anchor4) => {
        var fragment_16 = comment(), node_16 = first_child(fragment_16);
        snippet(node_16, () => $$props.nowIndicator), append($$anchor4, fragment_16);
      }, alternate_1 = ($$anchor4) => {
        NowIndicator$1($$anchor4, { get days() {
          return get(grid2)[0];
        } });
      };
      if_block(node_15, ($$render) => {
        $$props.nowIndicator ? $$render(consequent_2) : $$render(alternate_1, -1);
      }), append($$anchor3, fragment_15);
    };
    if_block(node_14, ($$render) => {
      get(showNowIndicator) && $$render(consequent_3);
    }), reset(section), bind_this(section, ($$value) => mainState.mainEl = $$value, () => mainState?.mainEl), attach(section, () => resizeObserver(reposition)), template_effect(($0, $1) => {
      set_class(section, 1, get(theme).main), styles = set_style(section, "", styles, {
        "--ec-grid-cols": $0,
        "--ec-col-group-span": $1,
        "--ec-col-width": get(columnWidth) ?? "minmax(0, 1fr)",
        "--ec-slot-label-periodicity": get(slotLabelPeriodicity2),
        "--ec-slot-height": `${get(slotHeight) ?? ""}px`,
        "--ec-header-height": `${get(headerHeight) ?? ""}px`,
        "--ec-sidebar-width": `${get(sidebarWidth) ?? ""}px`
      }), set_class(header_1, 1, get(theme).header), set_class(aside, 1, get(theme).sidebar), set_class(div, 1, get(theme).grid), set_class(div_4, 1, get(theme).body), set_class(aside_2, 1, get(theme).sidebar), set_class(div_6, 1, get(theme).grid), set_class(div_7, 1, get(theme).events);
    }, [() => length(get(grid2)) * length(get(grid2)[0]), () => length(get(grid2)[0])]), bind_element_size(aside, "offsetWidth", ($$value) => viewState().sidebarWidth = $$value), bind_element_size(header_1, "offsetHeight", ($$value) => set(headerHeight, $$value)), append($$anchor2, section);
  }, d = user_derived(() => !empty(get(grid2)) && !empty(get(grid2)[0]));
  if_block(node, ($$render) => {
    get(d) && $$render(consequent_4);
  }), append($$anchor, fragment), pop();
}
var root$3 = from_html("<!> <!>", 1);
function View_1($$anchor, $$props) {
  push($$props, !0);
  let mainState = getContext("state"), viewState = new ViewState$1(mainState), today = user_derived(() => mainState.today), mainEl = user_derived(() => mainState.mainEl), scrollDate = user_derived(() => mainState.scrollDate), viewDates2 = user_derived(() => mainState.viewDates), scrollTime = user_derived(() => mainState.options.scrollTime), datesAboveResources = user_derived(() => mainState.options.datesAboveResources), theme = user_derived(() => mainState.options.theme), grid2 = user_derived(() => viewState.grid), sidebarWidth = user_derived(() => viewState.sidebarWidth), resourceLabels = proxy([]), scrolledTo;
  user_effect(() => {
    get(datesAboveResources) && (get(viewDates2), get(scrollTime), get(scrollDate), tick().then(scrollToTime));
  });
  function scrollToTime() {
    let target = get(scrollDate) && get(scrollDate) !== scrolledTo ? get(scrollDate) : get(today);
    if (scrolledTo = get(scrollDate), target >= get(viewDates2)[0] && target <= get(viewDates2).at(-1)) for (let days of get(grid2)) {
      let day = days[0];
      if (day.dayStart >= target) {
        get(mainEl).scrollLeft = (get(mainEl).scrollWidth - get(sidebarWidth)) / (length(get(grid2)) * length(days)) * (day.gridColumn - 1) * (isRtl() ? -1 : 1);
        break;
      }
    }
  }
  View$1($$anchor, {
    get viewState() {
      return viewState;
    },
    header: ($$anchor2) => {
      var fragment_1 = root$3(), node = first_child(fragment_1);
      each(node, 19, () => get(grid2), (days) => days[0].groupKey, ($$anchor3, days, i) => {
        let computed_const = user_derived(() => {
          let { dayStart: date, resource, disabled, highlight } = get(days)[0];
          return {
            date,
            resource,
            disabled,
            highlight
          };
        });
        {
          let $0 = user_derived(() => length(get(grid2)[0]) > 1 ? get(theme).colGroup : void 0), $1 = user_derived(() => length(get(days))), $2 = user_derived(() => 1 + get(i) * length(get(days))), $3 = user_derived(() => get(datesAboveResources) && get(computed_const).disabled), $4 = user_derived(() => get(datesAboveResources) && get(computed_const).highlight);
          ColHead($$anchor3, {
            get date() {
              return get(computed_const).date;
            },
            get className() {
              return get($0);
            },
            get weekday() {
              return get(datesAboveResources);
            },
            get colSpan() {
              return get($1);
            },
            get colIndex() {
              return get($2);
            },
            get disabled() {
              return get($3);
            },
            get highlight() {
              return get($4);
            },
            children: ($$anchor4, $$slotProps) => {
              var fragment_3 = comment(), node_1 = first_child(fragment_3), consequent = ($$anchor5) => {
                DayHeader($$anchor5, { get date() {
                  return get(computed_const).date;
                } });
              }, alternate = ($$anchor5) => {
                Label($$anchor5, {
                  get resource() {
                    return get(computed_const).resource;
                  },
                  setLabel: (label2) => resourceLabels[get(i)] = label2 + ", "
                });
              };
              if_block(node_1, ($$render) => {
                get(datesAboveResources) ? $$render(consequent) : $$render(alternate, -1);
              }), append($$anchor4, fragment_3);
            },
            $$slots: { default: !0 }
          });
        }
      });
      var node_2 = sibling(node, 2), consequent_2 = ($$anchor3) => {
        var fragment_6 = comment(), node_3 = first_child(fragment_6);
        each(node_3, 19, () => get(grid2), (days) => days[0].groupKey, ($$anchor4, days, i) => {
          var fragment_7 = comment(), node_4 = first_child(fragment_7);
          each(node_4, 19, () => get(days), (day) => day.key, ($$anchor5, day, j) => {
            let computed_const_1 = user_derived(() => {
              let { dayStart: date, resource, disabled, highlight } = get(day);
              return {
                date,
                resource,
                disabled,
                highlight
              };
            });
            {
              let $0 = user_derived(() => 1 + get(j) + get(i) * length(get(days)));
              ColHead($$anchor5, {
                get date() {
                  return get(computed_const_1).date;
                },
                get colIndex() {
                  return get($0);
                },
                get disabled() {
                  return get(computed_const_1).disabled;
                },
                get highlight() {
                  return get(computed_const_1).highlight;
                },
                children: ($$anchor6, $$slotProps) => {
                  var fragment_9 = comment(), node_5 = first_child(fragment_9), consequent_1 = ($$anchor7) => {
                    Label($$anchor7, {
                      get resource() {
                        return get(computed_const_1).resource;
                      },
                      get date() {
                        return get(computed_const_1).date;
                      }
                    });
                  }, alternate_1 = ($$anchor7) => {
                    DayHeader($$anchor7, {
                      get date() {
                        return get(computed_const_1).date;
                      },
                      get alPrefix() {
                        return resourceLabels[get(i)];
                      }
                    });
                  };
                  if_block(node_5, ($$render) => {
                    get(datesAboveResources) ? $$render(consequent_1) : $$render(alternate_1, -1);
                  }), append($$anchor6, fragment_9);
                },
                $$slots: { default: !0 }
              });
            }
          }), append($$anchor4, fragment_7);
        }), append($$anchor3, fragment_6);
      }, d = user_derived(() => length(get(grid2)[0]) > 1);
      if_block(node_2, ($$render) => {
        get(d) && $$render(consequent_2);
      }), append($$anchor2, fragment_1);
    },
    nowIndicator: ($$anchor2) => {
      var fragment_12 = comment(), node_6 = first_child(fragment_12), consequent_3 = ($$anchor3) => {
        {
          let $0 = user_derived(() => get(grid2).flat()), $1 = user_derived(() => length(get(grid2)[0]));
          NowIndicator$1($$anchor3, {
            get days() {
              return get($0);
            },
            get span() {
              return get($1);
            }
          });
        }
      }, alternate_3 = ($$anchor3) => {
        var fragment_14 = comment(), node_7 = first_child(fragment_14), consequent_4 = ($$anchor4) => {
          var fragment_15 = comment(), node_8 = first_child(fragment_15);
          each(node_8, 17, () => get(grid2), index, ($$anchor5, days) => {
            NowIndicator$1($$anchor5, { get days() {
              return get(days);
            } });
          }), append($$anchor4, fragment_15);
        }, d_1 = user_derived(() => length(get(grid2)[0]) > 1), alternate_2 = ($$anchor4) => {
          {
            let $0 = user_derived(() => get(grid2).flat()), $1 = user_derived(() => length(get(grid2)));
            NowIndicator$1($$anchor4, {
              get days() {
                return get($0);
              },
              get span() {
                return get($1);
              }
            });
          }
        };
        if_block(node_7, ($$render) => {
          get(d_1) ? $$render(consequent_4) : $$render(alternate_2, -1);
        }), append($$anchor3, fragment_14);
      };
      if_block(node_6, ($$render) => {
        get(datesAboveResources) ? $$render(consequent_3) : $$render(alternate_3, -1);
      }), append($$anchor2, fragment_12);
    },
    $$slots: {
      header: !0,
      nowIndicator: !0
    }
  }), pop();
}
var resource_time_grid_default = {
  createOptions(options) {
    createTROptions(options), createTRROptions(options), createRROptions(options), assign2(options, {
      datesAboveResources: !1,
      view: "resourceTimeGridWeek"
    }), assign2(options.buttonText, {
      resourceTimeGridDay: "day",
      resourceTimeGridWeek: "week"
    }), assign2(options.views, {
      resourceTimeGridDay: {
        buttonText: btnTextDay,
        component: initViewComponent$2,
        dayHeaderFormat: { weekday: "long" },
        duration: { days: 1 },
        theme: themeView("ec-resource ec-time-grid ec-day-view")
      },
      resourceTimeGridWeek: {
        buttonText: btnTextWeek,
        component: initViewComponent$2,
        duration: { weeks: 1 },
        theme: themeView("ec-resource ec-time-grid ec-week-view")
      }
    });
  },
  createParsers(parsers) {
    createTRRParsers(parsers);
  }
};
function initViewComponent$2(mainState) {
  return setExtensions(mainState), View_1;
}
function firstDayIndex(event3, days) {
  let low = 0, high = days.length;
  for (; low < high; ) {
    let mid = low + high >> 1;
    days[mid].dayEnd > event3.start ? high = mid : low = mid + 1;
  }
  for (; low > 0 && days[low - 1].end > event3.start; ) --low;
  return low;
}
function createChunks(event3, days, monthView2, withId = !0) {
  let dates = [], firstStart, lastEnd, gridColumn, gridRow, resource, left, width = 0;
  for (let i = firstDayIndex(event3, days); i < days.length; ++i) {
    let { gridColumn: column, gridRow: row, resource: dayResource, dayStart, dayEnd, start, end, disabled } = days[i];
    if (dayStart >= event3.end) break;
    disabled || (monthView2 ? eventIntersects(event3, dayStart, dayEnd, dayResource) && (dates.length || (firstStart = dayStart, gridColumn = column, gridRow = row, resource = dayResource), dates.push(dayStart), lastEnd = dayEnd) : eventIntersects(event3, start, end, dayResource) && (dates.length || (firstStart = start, gridColumn = column, gridRow = row, resource = dayResource, left = max(event3.start - start, 0) / 1e3), dates.push(dayStart), lastEnd = end, width += (min(end, event3.end) - max(start, event3.start)) / 1e3));
  }
  if (dates.length) {
    let chunk = createEventChunk(event3, firstStart, lastEnd);
    return assign2(chunk, {
      gridColumn,
      gridRow,
      resource,
      dates,
      left,
      width
    }), withId && assignChunkId(chunk), chunk;
  }
  return null;
}
function eventInRow(event3, days) {
  let resource = days[0]?.resource;
  return !resource || event3.resourceIds.includes(resource.id);
}
function prepareChunks(chunks, strict) {
  let dayChunks = {};
  for (let i = 0; i < chunks.length; ++i) {
    let chunk = chunks[i], { gridColumn, gridRow } = chunk;
    chunk.order = i;
    let cells = [];
    for (let j = 0; j < chunk.dates.length; ++j) {
      let key2 = `${gridRow}_${gridColumn + j}`, cell = dayChunks[key2] ??= {
        pass: 0,
        placed: [],
        chunks: []
      };
      cell.chunks.push(chunk), cells.push(cell);
    }
    chunk.cells = cells;
  }
  if (strict) {
    let layoutGroups = {};
    for (let chunk of chunks) {
      let { gridColumn, gridRow } = chunk, seen2 = /* @__PURE__ */ new Set([chunk]), rivals = [];
      for (let j = 0; j < chunk.dates.length; ++j) for (let other of dayChunks[`${gridRow}_${gridColumn + j}`].chunks) seen2.has(other) || (seen2.add(other), rivals.push(other));
      chunk.rivals = rivals;
      let { layoutGroup } = chunk.event;
      layoutGroup !== void 0 && (chunk.mates = layoutGroups[`${gridRow}_${layoutGroup}`] ??= [], chunk.mates.push(chunk));
    }
  }
}
function grid(mainState, viewState) {
  return () => {
    let { viewDates: viewDates2, options: { highlightedDates, validRange } } = mainState, { dayTimeLimits: dayTimeLimits2, viewResources: viewResources2 } = viewState, grid2 = [];
    return untrack(() => {
      let gridRow = 1;
      for (let resource of viewResources2) {
        let days = [], gridColumn = 1;
        for (let date of viewDates2) {
          let slotTimeLimits2 = dayTimeLimits2[toTime(date)];
          days.push({
            gridColumn,
            gridRow,
            resource,
            start: addDuration(cloneDate(date), slotTimeLimits2.min),
            end: addDuration(cloneDate(date), slotTimeLimits2.max),
            dayStart: date,
            dayEnd: addDay(cloneDate(date)),
            disabled: outsideRange(date, validRange),
            highlight: highlightedDates.some((d) => datesEqual(d, date))
          }), ++gridColumn;
        }
        grid2.push(days), ++gridRow;
      }
    }), grid2;
  };
}
function oneMonth(duration) {
  return duration.months === 1 && !duration.years && !duration.days && !duration.seconds;
}
function oneWeek(duration) {
  return duration.inWeeks && duration.days === 7 && !duration.years && !duration.months && !duration.seconds;
}
function extraHeads(mainState, viewState) {
  return () => {
    let { features, options: { duration, firstDay, weekNumbers } } = mainState, { grid: grid2 } = viewState, months = [], weeks = [];
    return untrack(() => {
      let month, week;
      if (!empty(grid2)) {
        for (let { dayStart, gridColumn } of grid2[0])
          if (features.includes("month") && (month && month.date.getUTCMonth() === dayStart.getUTCMonth() ? ++month.span : (month = {
            date: dayStart,
            gridColumn,
            span: 1
          }, months.push(month))), weekNumbers) {
            let number = getWeekNumber(dayStart, firstDay);
            week && week.number === number ? ++week.span : (week = {
              number,
              date: dayStart,
              gridColumn,
              span: 1
            }, weeks.push(week));
          }
      }
      length(months) === 1 && oneMonth(duration) && (months = []), length(weeks) === 1 && oneWeek(duration) && (weeks = []);
    }), {
      months,
      weeks
    };
  };
}
function eventChunks(mainState, viewState) {
  return () => {
    let { filteredEvents: filteredEvents2, options: { eventOrderStrict } } = mainState, { grid: grid2, monthView: monthView2 } = viewState, chunks = [], bgChunks = [];
    return untrack(() => {
      for (let event3 of filteredEvents2) {
        let bg = bgEvent(event3.display);
        if (bg && monthView2 && !event3.allDay) continue;
        let target = bg ? bgChunks : chunks;
        for (let days of grid2) {
          if (!eventInRow(event3, days)) continue;
          let chunk = createChunks(event3, days, monthView2);
          chunk && target.push(chunk);
        }
      }
      prepareChunks(chunks, eventOrderStrict);
    }), {
      chunks,
      bgChunks
    };
  };
}
function iEventChunks(mainState, viewState) {
  return () => {
    let { iEvents } = mainState, { grid: grid2, monthView: monthView2 } = viewState, iChunks = [];
    for (let [, event3] of iEvents)
      event3 && untrack(() => {
        for (let days of grid2) {
          if (!eventInRow(event3, days)) continue;
          let chunk = createChunks(event3, days, monthView2, !1);
          chunk && iChunks.push(chunk);
        }
      });
    return iChunks;
  };
}
function dayTimeLimits(mainState) {
  return () => {
    let { filteredEvents: filteredEvents2, viewDates: viewDates2, options: { flexibleSlotTimeLimits, slotMinTime, slotMaxTime } } = mainState, dayTimeLimits2 = {};
    return untrack(() => {
      for (let date of viewDates2) dayTimeLimits2[toTime(date)] = createSlotTimeLimits(slotMinTime, slotMaxTime, flexibleSlotTimeLimits, [date], filteredEvents2);
    }), dayTimeLimits2;
  };
}
function daySlots(mainState, viewState) {
  return () => {
    let { viewDates: viewDates2, options: { slotDuration } } = mainState, { dayTimeLimits: dayTimeLimits2, intlSlotLabel, slotLabelPeriodicity: slotLabelPeriodicity2 } = viewState, slots2 = {};
    return untrack(() => {
      for (let date of viewDates2) {
        let key2 = toTime(date);
        slots2[key2] = key2 in dayTimeLimits2 ? createSlots(date, slotDuration, slotLabelPeriodicity2, dayTimeLimits2[key2], intlSlotLabel) : [];
      }
    }), slots2;
  };
}
function nestedResources(mainState) {
  return () => {
    let { resources } = mainState, nested;
    return untrack(() => {
      nested = resources.some((resource) => getPayload(resource).children.length);
    }), nested;
  };
}
function monthView(mainState) {
  return () => {
    let { options: { slotDuration } } = mainState, monthView2;
    return untrack(() => {
      monthView2 = !toSeconds(slotDuration);
    }), monthView2;
  };
}
var ViewState = class extends RRState(TRRState()) {
  #dayTimeLimits;
  get dayTimeLimits() {
    return get(this.#dayTimeLimits);
  }
  set dayTimeLimits(value) {
    set(this.#dayTimeLimits, value);
  }
  #daySlots;
  get daySlots() {
    return get(this.#daySlots);
  }
  set daySlots(value) {
    set(this.#daySlots, value);
  }
  #grid;
  get grid() {
    return get(this.#grid);
  }
  set grid(value) {
    set(this.#grid, value);
  }
  #extraHeads;
  get extraHeads() {
    return get(this.#extraHeads);
  }
  set extraHeads(value) {
    set(this.#extraHeads, value);
  }
  #intlMonthHeader;
  get intlMonthHeader() {
    return get(this.#intlMonthHeader);
  }
  set intlMonthHeader(value) {
    set(this.#intlMonthHeader, value);
  }
  #monthView;
  get monthView() {
    return get(this.#monthView);
  }
  set monthView(value) {
    set(this.#monthView, value);
  }
  #chunks;
  get chunks() {
    return get(this.#chunks);
  }
  set chunks(value) {
    set(this.#chunks, value);
  }
  #bgChunks;
  get bgChunks() {
    return get(this.#bgChunks);
  }
  set bgChunks(value) {
    set(this.#bgChunks, value);
  }
  #iChunks;
  get iChunks() {
    return get(this.#iChunks);
  }
  set iChunks(value) {
    set(this.#iChunks, value);
  }
  #nestedResources;
  get nestedResources() {
    return get(this.#nestedResources);
  }
  set nestedResources(value) {
    set(this.#nestedResources, value);
  }
  constructor(mainState) {
    super(mainState), this.#dayTimeLimits = user_derived(dayTimeLimits(mainState)), this.#daySlots = user_derived(daySlots(mainState, this)), this.#grid = user_derived(grid(mainState, this)), this.#extraHeads = user_derived(extraHeads(mainState, this)), this.#intlMonthHeader = user_derived(intl(mainState, "monthHeaderFormat")), this.#monthView = user_derived(monthView(mainState));
    let $$d = user_derived(eventChunks(mainState, this)), chunks = user_derived(() => get($$d).chunks), bgChunks = user_derived(() => get($$d).bgChunks);
    this.#chunks = user_derived(() => get(chunks)), this.#bgChunks = user_derived(() => get(bgChunks)), this.#iChunks = user_derived(iEventChunks(mainState, this)), this.#nestedResources = user_derived(nestedResources(mainState));
  }
};
var root$2 = from_html("<span></span>"), root_1$1 = from_html("<button></button>"), root_2$1 = from_html("<!> <span><!></span>", 1);
delegate(["click"]);
var root$1 = from_html("<div></div>");
var root = from_html("<time></time>"), root_1 = from_html("<span><!></span>"), root_2 = from_html("<div><time></time></div>"), root_3 = from_html("<div><!> <!></div>"), root_4 = from_html("<section><header><aside></aside> <div><!> <!> <!> <!></div></header> <div><aside></aside> <div></div> <div><!> <!> <!></div></div> <!></section>");
var time_grid_default = {
  createOptions(options) {
    createTRROptions(options), createTROptions(options), assign2(options.buttonText, {
      timeGridDay: "day",
      timeGridWeek: "week"
    }), assign2(options, { view: "timeGridWeek" }), assign2(options.views, {
      timeGridDay: {
        buttonText: btnTextDay,
        component: initViewComponent,
        dayHeaderFormat: { weekday: "long" },
        duration: { days: 1 },
        theme: themeView("ec-time-grid ec-day-view"),
        titleFormat: {
          year: "numeric",
          month: "long",
          day: "numeric"
        }
      },
      timeGridWeek: {
        buttonText: btnTextWeek,
        component: initViewComponent,
        duration: { weeks: 1 },
        theme: themeView("ec-time-grid ec-week-view")
      }
    });
  },
  createParsers(parsers) {
    createTRRParsers(parsers);
  }
};
function initViewComponent(mainState) {
  return setExtensions(mainState), View$1;
}
function createCalendar(target, plugins, options) {
  return mount(Calendar, {
    target,
    props: {
      plugins,
      options
    }
  });
}
function destroyCalendar(calendar) {
  return unmount(calendar);
}
export {
  day_grid_default as DayGrid,
  interaction_default as Interaction,
  resource_time_grid_default as ResourceTimeGrid,
  time_grid_default as TimeGrid,
  createCalendar,
  destroyCalendar
};
