// Warns two minutes before a session ends, and goes to the page that says so when it did. Asking how much is left does not
// count as doing something; other tabs of the same session are thus known too. Nothing is stored.
(() => {
    const WARNING = 120;
    const address = (/^(\/en)?\/partner(\/|$)/.test(location.pathname) ? "/partner" : "/kantoor") + "/sessie";
    let timer;

    const show = (when) => {
        const notice = document.getElementById("stay");
        if (!notice) {
            return;
        }
        notice.querySelectorAll("[data-when]").forEach((each) => (each.hidden = each.dataset.when !== when));
        notice.querySelectorAll("[data-stay]").forEach((each) => (each.hidden = when === "whole"));
        notice.hidden = !when;
    };

    const again = (seconds) => {
        clearTimeout(timer);
        timer = setTimeout(look, Math.max(seconds, 1) * 1000);
    };

    const look = async () => {
        try {
            const answer = await fetch(address, { redirect: "manual", cache: "no-store" });
            if (answer.type === "opaqueredirect" || answer.status === 401) {
                // Nothing may keep details on a screen that nobody was at for so long.
                window.onbeforeunload = null;
                location.reload();
                return;
            }
            const left = await answer.json();
            const seconds = Math.min(left.idle, left.whole);
            show(seconds > WARNING ? "" : left.idle <= left.whole ? "idle" : "whole");
            again(seconds > WARNING ? seconds - WARNING : Math.min(seconds + 1, 10));
        } catch {
            // Away for a moment: what is known about the session has not changed.
            again(30);
        }
    };

    document.addEventListener("click", (event) => {
        const stay = event.target instanceof Element && event.target.closest("[data-stay]");
        if (!stay) {
            return;
        }
        show("");
        // In Vaadin's pages the button itself goes to the server.
        const went = stay.tagName === "BUTTON" ? fetch(address, { method: "POST", redirect: "manual" }) : Promise.resolve();
        went.then(() => again(2), () => again(2));
    });

    document.addEventListener("visibilitychange", () => document.hidden || look());
    window.addEventListener("pageshow", look);
    look();
})();
