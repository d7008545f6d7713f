// Our contact form on a page of a sister site. Everything is within a shadow root, so that neither page changes the other. It
// leaves nothing behind, reads nothing of the device, and talks to the server that it came from and nobody else.
const home = new URL(document.currentScript.src).origin;

const look = `
:host { display: block; container-type: inline-size; color-scheme: light;
    --ink: #0f2429; --soft: #41555b; --line: #71868b; --ground: #fff; --main: var(--pakketwijzer-kleur, #0b5d64);
    --on-main: var(--pakketwijzer-op-kleur, #fff); --wrong: #ae2a1f; --focus: #1b50d0; --sunken: #ebf1ef;
    font-size: 1.0625rem; line-height: 1.5; font-family: var(--pakketwijzer-letter, inherit); color: var(--ink); }
* { box-sizing: border-box; }
form, .sent { display: grid; gap: 20px; max-width: 40rem; padding: clamp(16px, 5cqi, 32px); background: var(--ground);
    border: 1px solid #dce5e3; border-radius: 16px; }
h2, p, ul, fieldset { margin: 0; }
h2 { font-size: 1.5rem; line-height: 1.25; font-weight: 640; letter-spacing: -0.015em; }
h2:focus, .notice:focus { outline: none; }
.small { font-size: 0.875rem; line-height: 1.45; color: var(--soft); }
label, legend { display: block; padding: 0; margin-bottom: 6px; font-weight: 600; font-size: 0.9688rem; }
label .small { font-weight: 400; }
fieldset { border: 0; padding: 0; min-width: 0; }
fieldset label { display: flex; gap: 12px; align-items: center; min-height: 44px; margin: 0; font-weight: 540; }
fieldset input { flex: none; width: 22px; height: 22px; margin: 0; accent-color: var(--main); }
.field { display: block; width: 100%; min-height: 48px; padding: 10px 14px; font: inherit; color: inherit;
    background: var(--ground); border: 1px solid var(--line); border-radius: 10px; }
textarea.field { min-height: 132px; resize: vertical; }
[aria-invalid="true"] { border: 2px solid var(--wrong); }
[id^="hulp"] { margin-top: 6px; }
[role="status"]:empty { margin-top: -20px; }
.problem { margin-top: 8px; color: var(--wrong); font-size: 0.9375rem; font-weight: 560; }
.problem:empty, .call[hidden] { display: none; }
.call { display: grid; gap: 20px; margin-top: 8px; }
.notice { padding: 14px 16px; color: var(--wrong); background: #fbe9e6; border-radius: 10px; }
.notice a { color: inherit; }
.agreed { padding: 14px 16px; font-size: 0.9375rem; background: var(--sunken); border-radius: 10px; }
.trap { position: absolute; left: -200vw; width: 1px; height: 1px; overflow: hidden; }
button { justify-self: start; min-height: 54px; padding: 0 28px; font: inherit; font-weight: 600; cursor: pointer;
    color: var(--on-main); background: var(--main); border: 0; border-radius: 10px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.reference { font-size: 1.375rem; font-weight: 680; letter-spacing: 0.03em; }
@container (max-width: 30rem) { button { width: 100%; } }
@media (forced-colors: active) { button, form, .sent { border: 1px solid; } }
`;

const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
};

const draw = (place) => {
    const language = (place.dataset.taal || place.closest("[lang]")?.lang || "nl").slice(0, 2) === "en" ? "en" : "nl";
    const t = (key) => texts[language][key + "@" + sites[location.hostname]] ?? texts[language][key];
    const root = place.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet();
    style.replaceSync(look);
    root.adoptedStyleSheets = [style];

    const field = (name, kind, attributes, help) => {
        const input = make(kind, { id: name, name, class: "field", ...attributes });
        const label = make("label", { for: name }, t("contact.field." + name));
        const described = ["fout-" + name];
        const parts = [label, input];
        if (name === "bedrijf") {
            label.append(" ", make("span", { class: "small" }, t("contact.optional")));
        }
        if (help) {
            described.unshift("hulp-" + name);
            parts.push(make("p", { class: "small", id: "hulp-" + name }, help));
        }
        input.setAttribute("aria-describedby", described.join(" "));
        parts.push(make("p", { class: "problem", id: "fout-" + name }));
        return make("div", {}, ...parts);
    };
    const way = (value, text, checked) => {
        const input = make("input", { type: "radio", name: "reageren", value });
        input.checked = checked;
        return make("label", {}, input, text);
    };
    const moment = make("select", { id: "moment", name: "moment", class: "field" });
    ["any", "morning", "afternoon"].forEach((key) =>
        moment.append(make("option", { value: key }, t("contact.moment." + key))),
    );
    const call = make(
        "div",
        { class: "call", hidden: "" },
        field("telefoon", "input", { type: "tel", autocomplete: "tel", maxlength: 40 }),
        make("div", {}, make("label", { for: "moment" }, t("contact.moment")), moment),
    );
    const notice = make("div", { class: "notice", role: "alert", tabindex: "-1" });
    notice.hidden = true;
    const status = make("p", { class: "small", role: "status" });
    const trap = make("input", { id: "website", name: "website", autocomplete: "off", tabindex: "-1" });
    const form = make(
        "form",
        { lang: language, novalidate: "", "aria-labelledby": "titel" },
        make("h2", { id: "titel" }, t("contact.title")),
        make("p", {}, t("contact.lead")),
        make("p", { class: "small" }, t("contact.needed")),
        notice,
        field("vraag", "textarea", { rows: 5, maxlength: 5000, required: "" }, t("contact.help.vraag")),
        field("naam", "input", { autocomplete: "name", maxlength: 200, required: "" }),
        field("bedrijf", "input", { autocomplete: "organization", maxlength: 200 }),
        field("email", "input", { type: "email", autocomplete: "email", maxlength: 254, required: "" }),
        make(
            "fieldset",
            {},
            make("legend", {}, t("contact.way")),
            way("mail", t("contact.way.mail"), true),
            way("bel", t("contact.way.call"), false),
            call,
        ),
        make(
            "div",
            { class: "trap", "aria-hidden": "true" },
            make("label", { for: "website" }, t("contact.field.website")),
            trap,
        ),
        make("p", { class: "agreed" }, t("contact.agreed")),
        make("button", {}, t("contact.send")),
        status,
    );
    root.append(form);
    form.addEventListener("change", () => {
        call.hidden = form.elements.reageren.value !== "bel";
    });

    const ask = (body) =>
        fetch(home + "/insluiten/formulier", {
            method: body ? "POST" : "GET",
            body,
            credentials: "omit",
            cache: "no-store",
        }).then(async (answer) => ({ ok: answer.ok, status: answer.status, ...(await answer.json()) }));

    // What a form begins with; asked for once it is in view of somebody who does something with it.
    let begun = null;
    const begin = () => {
        begun ??= ask()
            .then(async ({ formulier, opgave }) => ({ formulier, bewijs: await solvePuzzle(JSON.parse(opgave)) }))
            .catch(() => {
                begun = null;
                return null;
            });
        return begun;
    };
    form.addEventListener("focusin", begin, { once: true });

    const tell = (...content) => {
        notice.replaceChildren(...content);
        notice.hidden = content.length === 0;
        if (content.length) {
            notice.focus();
        }
    };
    const away = () =>
        tell(t("embedded.away"), " ", make("a", { href: home + (language === "en" ? "/en" : "") + "/contact" }, t("embedded.page")));

    const show = (problems) => {
        const list = make("ul");
        form.querySelectorAll(".problem").forEach((place) => {
            const name = place.id.slice("fout-".length);
            const problem = problems[name] ?? "";
            place.textContent = problem;
            const input = form.elements[name];
            if (problem) {
                input.setAttribute("aria-invalid", "true");
                const link = make("a", { href: "#" + name }, t("contact.field." + name) + ": " + problem);
                // Within a shadow root an address does not find its place.
                link.addEventListener("click", (event) => {
                    event.preventDefault();
                    input.focus();
                });
                list.append(make("li", {}, link));
            } else {
                input.removeAttribute("aria-invalid");
            }
        });
        if (list.childElementCount) {
            tell(t("contact.notice.problems"), list);
        } else {
            tell();
        }
    };

    const sent = (reference) => {
        const heading = make("h2", { tabindex: "-1" }, t("contact.sent.title"));
        form.replaceWith(
            make(
                "div",
                { class: "sent", lang: language },
                heading,
                make("p", {}, t("contact.sent.lead")),
                make("p", {}, t("contact.sent.reference"), make("br"), make("span", { class: "reference" }, reference)),
            ),
        );
        heading.focus();
    };

    let sending = false;
    // What the writer was told of: sent once more, it is meant.
    let kept = "";
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (sending) {
            return;
        }
        sending = true;
        status.textContent = t("contact.sending");
        const beginning = await begin();
        const body = new URLSearchParams(new FormData(form));
        body.set("taal", language);
        body.set("formulier", beginning?.formulier ?? "");
        body.set("bewijs", beginning?.bewijs ?? "");
        body.set("gevoelig", kept);
        const answer = await (beginning ? ask(body) : Promise.resolve({})).catch(() => ({}));
        sending = false;
        status.textContent = "";
        if (answer.ok) {
            sent(answer.referentie);
        } else if (answer.problemen) {
            kept = answer.gevoelig ?? "";
            show(answer.problemen);
        } else if (answer.melding) {
            if (answer.status === 409) {
                // Of another start of the server: begins anew while one reads that; what was typed is still there.
                begun = null;
                begin();
            }
            tell(answer.melding);
        } else {
            away();
        }
    });
};

const drawAll = () =>
    document.querySelectorAll("[data-pakketwijzer-formulier]").forEach((place) => {
        if (!place.shadowRoot) {
            draw(place);
        }
    });
if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", drawAll);
} else {
    drawAll();
}
