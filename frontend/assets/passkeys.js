// Passkeys: hands the browser what the server asks, and the server what the browser says. Nothing is stored. Without this
// script, or in a browser that knows no passkeys, the forms that need it stay hidden.
(() => {
    if (!window.PublicKeyCredential || !navigator.credentials) {
        return;
    }
    const bytes = (text) =>
        Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    const text = (buffer) =>
        btoa(String.fromCharCode(...new Uint8Array(buffer)))
            .replaceAll("+", "-")
            .replaceAll("/", "_")
            .replace(/=+$/, "");
    const ids = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

    const answers = {
        get: async (asked) => {
            const { response, ...rest } = await navigator.credentials.get({
                publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: ids(asked.allowCredentials) },
            }).then(read);
            return {
                ...rest,
                response: {
                    authenticatorData: text(response.authenticatorData),
                    clientDataJSON: text(response.clientDataJSON),
                    signature: text(response.signature),
                    userHandle: response.userHandle ? text(response.userHandle) : null,
                },
            };
        },
        create: async (asked) => {
            const { response, ...rest } = await navigator.credentials.create({
                publicKey: {
                    ...asked,
                    challenge: bytes(asked.challenge),
                    user: { ...asked.user, id: bytes(asked.user.id) },
                    excludeCredentials: ids(asked.excludeCredentials),
                },
            }).then(read);
            return {
                ...rest,
                response: {
                    attestationObject: text(response.attestationObject),
                    clientDataJSON: text(response.clientDataJSON),
                    transports: response.getTransports?.() ?? [],
                },
            };
        },
    };

    const read = (credential) => ({
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment ?? null,
        clientExtensionResults: credential.getClientExtensionResults(),
        response: credential.response,
    });

    document.querySelectorAll("form[data-passkey]").forEach((form) => {
        form.hidden = false;
        const said = form.querySelector("[data-said]");
        form.addEventListener("submit", async (event) => {
            event.preventDefault();
            said.textContent = "";
            try {
                const question = await fetch(form.dataset.question, { method: "POST" });
                if (question.ok) {
                    form.elements.antwoord.value = JSON.stringify(
                        await answers[form.dataset.passkey](await question.json()),
                    );
                }
                // A server that asks nothing says why when the form comes.
                form.submit();
            } catch (problem) {
                said.textContent = problem.name === "NotAllowedError" ? said.dataset.cancelled : said.dataset.failed;
            }
        });
    });
})();
