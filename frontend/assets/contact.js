// The contact form does its work while somebody types. Whoever is faster than that waits for it, a few seconds at most; without
// it the form is sent as well.
document.querySelectorAll("form[data-puzzle]").forEach((form) => {
    const proof = form.elements.bewijs;
    let working = true;
    let waiting = null;
    const done = () => {
        if (!working) {
            return;
        }
        working = false;
        if (waiting) {
            waiting.button?.click();
        }
    };
    // Somebody who comes back brings the work of the first time along: it is still the same form.
    addEventListener("pageshow", () => {
        const begin = proof.value
            ? Promise.resolve(proof.value)
            : solvePuzzle(JSON.parse(form.dataset.puzzle)).catch(() => "");
        begin.then((solution) => {
            proof.value = solution;
            done();
        });
    });
    form.addEventListener("submit", (event) => {
        if (!working) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        if (!waiting) {
            waiting = { button: event.submitter ?? form.querySelector("button") };
            const status = form.querySelector("[data-waiting]");
            status.textContent = status.dataset.waiting;
            setTimeout(done, 5000);
        }
    });
});
