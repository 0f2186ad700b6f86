// A clock of the page's own. It goes as the device's does, and leaps when `pageClock.pass` is called: whatever is due
// meanwhile happens, in its order, and each thing finds the page at rest.
"use strict";
(() => {
    // Both are filled in by the server: where the clock begins, and how far it had come when the document was asked for.
    const begins = Date.parse("BEGINS");
    const already = PASSED;

    const device = {
        Date,
        elapsed: performance.now.bind(performance),
        setTimeout: setTimeout.bind(window),
        clearTimeout: clearTimeout.bind(window),
        fetch: fetch.bind(window),
    };
    const loaded = device.elapsed();
    let leapt = 0;
    /** Milliseconds since the clock began. */
    const passed = () => already + device.elapsed() - loaded + leapt;
    const now = () => Math.floor(begins + passed());

    window.Date = new Proxy(device.Date, {
        construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
        apply: () => new device.Date(now()).toString(),
        get: (target, name) => name === "now" ? now : Reflect.get(target, name),
    });
    performance.now = () => device.elapsed() + leapt;

    const timers = new Map();
    let latest = 1_000_000;
    const arm = timer => {
        device.clearTimeout(timer.native);
        timer.native = device.setTimeout(() => ring(timer), Math.max(0, timer.due - passed()));
    };
    const ring = timer => {
        device.clearTimeout(timer.native);
        if (!timers.has(timer.id)) return;
        if (timer.every) {
            timer.due += timer.every;
            arm(timer);
        } else {
            timers.delete(timer.id);
        }
        timer.run();
    };
    const set = (repeats, run, delay, given) => {
        const span = Math.max(Number(delay) || 0, repeats ? 1 : 0);
        const timer = {id: ++latest, due: passed() + span, every: repeats ? span : 0, run: () => run(...given)};
        timers.set(timer.id, timer);
        arm(timer);
        return timer.id;
    };
    const clear = id => {
        const timer = timers.get(id);
        if (timer) device.clearTimeout(timer.native);
        timers.delete(id);
    };
    window.setTimeout = (run, delay, ...given) => set(false, run, delay, given);
    window.setInterval = (run, delay, ...given) => set(true, run, delay, given);
    window.clearTimeout = window.clearInterval = clear;

    // What has been asked for and is not here to its last byte.
    let awaited = 0;
    let asked = 0;
    let begun = 0;
    let era = 0;
    const counted = async promise => {
        const since = era;
        awaited++;
        begun++;
        try {
            return await promise;
        } finally {
            if (since === era) awaited--;
        }
    };
    // What the page has given up is awaited no more. In WebKit it may never settle.
    const giveUp = () => {
        era++;
        awaited = 0;
    };
    window.fetch = (input, init = {}) => {
        const request = input instanceof Request;
        asked++;
        const own = new URL(request ? input.url : input, document.baseURI).origin === location.origin;
        const time = String(Math.round(passed()));
        if (own && request) input.headers.set("HEADER", time);
        const headers = new Headers(init.headers);
        if (own) headers.set("HEADER", time);
        (request ? input : init).signal?.addEventListener("abort", giveUp);
        return counted(device.fetch(input, request ? undefined : {...init, headers}));
    };
    for (const kind of ["arrayBuffer", "blob", "json", "text"]) {
        const read = Response.prototype[kind];
        Response.prototype[kind] = function() { return counted(read.call(this)); };
    }
    const part = ReadableStreamDefaultReader.prototype.read;
    ReadableStreamDefaultReader.prototype.read = function() { return counted(part.call(this)); };

    // A worker would have a clock of its own, and its own patience.
    if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => new Promise(() => {});

    const turn = () => new Promise(done => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => { port1.close(); done(); };
        port2.postMessage(null);
    });
    // A tab that nobody sees draws no frames.
    const frame = () => new Promise(done => {
        const late = device.setTimeout(done, 100);
        requestAnimationFrame(() => { device.clearTimeout(late); done(); });
    });
    const rest = async patience => {
        const end = device.elapsed() + patience;
        let quiet = 0;
        while (quiet < 2 && device.elapsed() < end) {
            await turn();
            await frame();
            quiet = awaited ? 0 : quiet + 1;
        }
    };
    /** What rings may ask for something, a step or two later. Between two parts of an answer nothing is awaited for a moment. */
    const settle = async patience => {
        const before = begun;
        await turn();
        await turn();
        if (awaited || begun > before) await rest(patience);
    };
    const soonest = () => {
        let first;
        for (const timer of timers.values()) if (!first || timer.due < first.due) first = timer;
        return first;
    };

    window.pageClock = {
        passed,
        /** Where the last leap has led, once it is over. */
        come: null,
        /**
         * Lets so many milliseconds pass; with `once` fewer, if by then something has been asked for and has come or
         * failed. Whoever does not answer within `patience` is not waited for.
         */
        async pass(span, patience, once) {
            await rest(patience);
            const until = passed() + span;
            const before = asked;
            for (;;) {
                if (once && asked > before && !awaited) {
                    timers.forEach(arm);
                    await rest(patience);
                    return passed();
                }
                const timer = soonest();
                if (!timer || timer.due > until) break;
                leapt += Math.max(0, timer.due - passed());
                const rests = settle(patience);
                ring(timer);
                await rests;
            }
            leapt += Math.max(0, until - passed());
            timers.forEach(arm);
            await rest(patience);
            return passed();
        },
    };
})();
