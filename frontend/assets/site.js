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
        navigator.clipboard?.writeText(from ? from.textContent : location.href).then(() => {
            const status = document.getElementById(copy.dataset.copy);
            if (status) {
                status.textContent = copy.dataset.copied;
            }
        });
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
document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));

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
