// Small comforts; every page works without them. Nothing is read from the device and nothing is stored.
document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;

    // Vaadin changes the address without a new page: the language link and the theme form follow it.
    const link = target?.closest("a[data-keep-query]");
    if (link) {
        const other = link.getAttribute("hreflang") === "en" ? "/en" : "";
        const path = location.pathname.replace(/^\/en(?=\/|$)/, "");
        link.href = (other + path || "/") + location.search;
    }

    const copy = target?.closest("[data-copy]");
    if (copy) {
        const from = copy.dataset.copyFrom && document.getElementById(copy.dataset.copyFrom);
        const text = from ? from.innerText : location.href;
        const say = (words) => {
            const status = document.getElementById(copy.dataset.copy);
            if (status && words) {
                status.textContent = words;
            }
        };
        // Where the browser does not let us, or the page is not at a safe address, the text is there to copy by hand.
        const byHand = document.getElementById(copy.dataset.byHand ?? "");
        const refused = () => {
            say(copy.dataset.refused);
            if (byHand) {
                byHand.hidden = false;
                byHand.value = text;
                byHand.focus();
                byHand.select();
            } else if (from) {
                getSelection().selectAllChildren(from);
            }
        };
        if (navigator.clipboard) {
            navigator.clipboard.writeText(text).then(() => say(copy.dataset.copied), refused);
        } else {
            refused();
        }
    }

    if (target?.closest("[data-print]")) {
        print();
    }

    const menu = document.querySelector("details.mnav[open]");
    if (menu && target && !menu.contains(target)) {
        menu.open = false;
    }
});

// Buttons that only a script can serve are there only where scripts run.
document.querySelectorAll("[data-copy][hidden], [data-print][hidden]").forEach((button) => (button.hidden = false));

// A form that is being sent is not sent twice; coming back to the page sends it anew if asked.
document.addEventListener("submit", (event) => {
    const once = event.target.closest?.("form[data-once]");
    if (!once) {
        return;
    }
    if (once.dataset.sending) {
        event.preventDefault();
        return;
    }
    once.dataset.sending = "yes";
    // The browser gives back what stood in a form to who comes back to it, also in this field.
    const earlier = once.querySelector("[data-earlier]");
    if (earlier) {
        earlier.value = once.elements[earlier.dataset.earlier].value;
    }
    const status = once.querySelector("[data-waiting]");
    if (status) {
        status.textContent = status.dataset.waiting;
    }
});

addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-once]").forEach((form) => {
        delete form.dataset.sending;
        const status = form.querySelector("[data-waiting]");
        if (status) {
            status.textContent = "";
        }
        // Changed and sent again it is still the same form, also when the browser has fetched the page anew.
        const earlier = form.querySelector("[data-earlier]");
        if (earlier?.value) {
            form.elements[earlier.dataset.earlier].value = earlier.value;
        }
    });
    // The server could not be reached a moment ago: try again, a few times and visibly.
    const again = document.querySelector("form[data-retry]");
    if (again) {
        const status = again.querySelector("[data-retrying]");
        status.textContent = status.dataset.retrying;
        setTimeout(() => again.requestSubmit(), Number(again.dataset.retry) * 1000);
    }
});

document.addEventListener("submit", (event) => {
    const here = event.target.querySelector?.("[data-here]");
    if (here) {
        here.value = location.pathname + location.search;
    }
});

// What a form sends when this button is pressed. Browsers from before 2023 leave the button out by themselves.
const sent = (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    return body;
};

// Sent after all as a form does it, with a new page: not within the event itself, in which nothing is sent twice.
const sendPlainly = (form, button) => {
    form.dataset.plain = "yes";
    setTimeout(() => button.click());
};

// A package goes on the list, or off, without a new page. A second click right after the first is a slip of the hand.
document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest?.("form[data-keep]")) {
        event.preventDefault();
    }
});

const change = async (form, button, body) => {
    const number = await fetch(form.action, { method: "POST", body })
        .then((answer) => (answer.ok ? answer.text() : null))
        .catch(() => null);
    delete form.dataset.pending;
    if (number === null) {
        sendPlainly(form, button);
        return;
    }
    const count = document.querySelector("[data-kept]");
    if (count) {
        count.textContent = number;
        count.hidden = number === "0";
    }
    const added = body.has("erbij");
    button.classList.toggle("on", added);
    button.name = added ? "eraf" : "erbij";
    const said = document.querySelector("[data-kept-said]");
    if (said) {
        said.textContent = added ? button.dataset.added : button.dataset.taken;
    }
};

// The list is in a cookie: each change must be sent with what the one before it left there, so they go one by one.
let changes = Promise.resolve();

document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    const button = event.submitter;
    if (!form || !button || form.dataset.plain) {
        return;
    }
    event.preventDefault();
    if (form.dataset.pending) {
        return;
    }
    form.dataset.pending = "yes";
    const body = sent(form, button);
    body.set("stil", "1");
    changes = changes.then(() => change(form, button, body));
});

// On paper everything is open: what is closed on the screen is opened for as long as it is printed.
addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not([open])").forEach((details) => {
        details.dataset.closed = "yes";
        details.open = true;
    });
    const foot = document.querySelector("[data-printed]");
    if (foot) {
        foot.textContent = location.href;
    }
});

addEventListener("afterprint", () => {
    document.querySelectorAll("details[data-closed]").forEach((details) => {
        details.open = false;
        delete details.dataset.closed;
    });
});

// The banner about cookies goes away without a new page, so that what somebody typed stays.
const chosen = (banner) => {
    const held = banner.contains(document.activeElement);
    const done = document.querySelector("[data-consent-done]");
    banner.remove();
    if (held) {
        document.getElementById("inhoud")?.focus({ preventScroll: true });
        if (done) {
            done.textContent = done.dataset.consentDone;
        }
    }
};

document.addEventListener("submit", async (event) => {
    const form = event.target;
    const banner = form.closest?.("[data-consent], [data-withdraw]");
    if (!banner || !event.submitter || event.defaultPrevented || form.dataset.plain) {
        return;
    }
    event.preventDefault();
    const failed = banner.querySelector("[data-failed]");
    if (failed) {
        failed.textContent = "";
    }
    let status = 0;
    try {
        const body = sent(form, event.submitter);
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
        // The way back, which a form would have followed
        if (answer.type === "opaqueredirect") {
            chosen(banner);
            return;
        }
        status = answer.status;
    } catch {
        // As a plain form, below
    }
    delete form.dataset.sending;
    if (failed && (status === 503 || status === 429)) {
        failed.textContent = failed.dataset.failed;
    } else {
        sendPlainly(form, event.submitter);
    }
});

// A page that the browser kept may still hold the banner after a choice on another page.
addEventListener("pageshow", async () => {
    const banner = document.querySelector("[data-consent]");
    if (!banner) {
        return;
    }
    delete banner.querySelector("form").dataset.plain;
    const known = await fetch("/cookies/keuze", { cache: "no-store" }).catch(() => null);
    if (known?.status === 204 && banner.isConnected) {
        chosen(banner);
    }
});

// A form that only chooses what is shown sends itself; its button is for those without scripts.
document.addEventListener("change", (event) => {
    event.target.closest?.("form[data-auto]")?.requestSubmit();
});

document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.mnav[open]");
    if (event.key === "Escape" && menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
    }
});
