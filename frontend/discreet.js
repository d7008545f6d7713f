// Comes first: what Vaadin's scripts would read of the screen is not there for them (decision 24).
Object.defineProperty(window, "screen", { value: Object.freeze({}) });
