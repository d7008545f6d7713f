// Vaadin's entry, as it would make it by itself, but for one thing: it tells the server nothing of the device. The screen, the
// window, the time zone, the platform and the like are for nobody to read before somebody agrees (decision 24).
import "./discreet.js";
import { Router } from "@vaadin/router";
import { Flow } from "Frontend/generated/jar-resources/Flow.js";

class DiscreetFlow extends Flow {
    constructor(config) {
        super(config);
        // It names the tab by chance, to know it again after a reload; none of our screens needs that.
        if (window.name.startsWith("v-")) {
            window.name = "";
        }
    }

    async collectBrowserDetails() {
        return {};
    }
}

const { serverSideRoutes } = new DiscreetFlow({
    imports: () => import("Frontend/generated/flow/generated-flow-imports.js"),
});

new Router(document.querySelector("#outlet")).setRoutes([...serverSideRoutes]);
