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
        navigator.clipboard?.writeText(location.href).then(() => {
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
