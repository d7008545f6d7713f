package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.http.PartnerScreen;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Phone;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** With a device that makes passkeys, as browsers have for tests: added, used alone and after the password, and taken away. */
class PasskeyIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    private final List<String> refused = new ArrayList<>();
    private CDPSession devices;

    @BeforeEach
    void aBrowserWithDevices() {
        devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        refused.clear();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
    }

    /** @param verifies whether it makes sure of its owner, by finger, face or PIN */
    private String device(boolean verifies) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", verifies);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject device = new JsonObject();
        device.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", device)
                .get("authenticatorId")
                .getAsString();
    }

    private void verified(String device, boolean verified) {
        JsonObject state = new JsonObject();
        state.addProperty("authenticatorId", device);
        state.addProperty("isUserVerified", verified);
        devices.send("WebAuthn.setUserVerified", state);
    }

    private void password(String path, String email) {
        page.navigate(at(path));
        page.getByLabel("E-mailadres").fill(email);
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
    }

    private void code(Phone phone) throws Exception {
        page.getByLabel("Code uit je app").fill(phone.code());
        press("Ga verder");
    }

    private void addPasskey(String name) {
        heading("Mijn account");
        page.locator("#naam").fill(name);
        press("Voeg passkey toe");
        written("Je passkey staat erbij").waitFor();
    }

    private Locator passkeys() {
        return page.locator("[aria-labelledby=passkeys] li");
    }

    private void signOut(String path) {
        page.context().clearCookies();
        open(path);
    }

    private Hired hired() {
        return Hired.as(application, UUID.randomUUID() + "@passkey.test", Role.SALES);
    }

    private Hired withPasskey() throws Exception {
        Hired colleague = hired();
        password("/inloggen?verder=/kantoor/account", colleague.email());
        code(colleague.phone());
        addPasskey("Laptop van werk");
        return colleague;
    }

    @Test
    void aPasskeyAloneLetsInWhereOneWasGoing() throws Exception {
        device(true);
        withPasskey();
        assertThat(passkeys()).hasCount(1);
        assertThat(passkeys()).containsText("nog niet gebruikt");
        signOut("/kantoor/account");
        heading("Inloggen");
        press("Log in met een passkey");
        heading("Mijn account");
        assertThat(passkeys()).containsText("laatst gebruikt op");
        assertThat(refused).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotMakeSureOfItsOwnerDoesNotLetInAlone() throws Exception {
        String device = device(true);
        withPasskey();
        verified(device, false);
        signOut("/kantoor/account");
        press("Log in met een passkey");
        written("Er is geen passkey gekozen").waitFor();
        assertThat(page.url()).contains("/inloggen");
    }

    @Test
    void afterThePasswordItIsEnoughInsteadOfTheCode() throws Exception {
        device(false);
        Hired colleague = withPasskey();
        page.context().clearCookies();
        password("/inloggen?verder=/kantoor/account", colleague.email());
        press("Gebruik je passkey");
        heading("Mijn account");
    }

    @Test
    void whoHasNoPasskeyIsNotAskedForOneAfterThePassword() throws Exception {
        device(true);
        password("/inloggen", hired().email());
        assertThat(written("Gebruik je passkey")).hasCount(0);
    }

    /** As somebody would who changes the page: the browser is asked for less than the server asked. */
    private void changed(String asked, String said) {
        page.route("**/inloggen/passkey/vraag", route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replaceFirst(asked, said)));
        });
    }

    @Test
    void thePasskeyOfAnotherIsNoneAfterThePassword() throws Exception {
        String device = device(true);
        Hired other = withPasskey();
        JsonObject gone = new JsonObject();
        gone.addProperty("authenticatorId", device);
        devices.send("WebAuthn.removeVirtualAuthenticator", gone);
        device(true);
        page.context().clearCookies();
        withPasskey();
        page.context().clearCookies();
        password("/inloggen", other.email());
        // So that the device offers the passkey that it has.
        changed("\"allowCredentials\"", "\"ignored\"");
        press("Gebruik je passkey");
        written("Deze passkey klopt niet").waitFor();
    }

    @Test
    void theServerItselfSeesThatADeviceDidNotMakeSureOfItsOwner() throws Exception {
        String device = device(true);
        withPasskey();
        verified(device, false);
        signOut("/kantoor/account");
        changed("\"userVerification\":\"required\"", "\"userVerification\":\"discouraged\"");
        press("Log in met een passkey");
        written("Deze passkey klopt niet").waitFor();
    }

    @Test
    void itGetsAnotherNameAndIsTakenAway() throws Exception {
        device(true);
        withPasskey();
        passkeys().getByText("Andere naam").click();
        passkeys().getByLabel("Naam van de passkey").fill("Sleutel <b>thuis</b> 🔑");
        press("Bewaar naam");
        written("De naam is bewaard").waitFor();
        assertThat(passkeys()).containsText("Sleutel <b>thuis</b> 🔑");
        passkeys()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Verwijder"))
                .click();
        written("De passkey werkt hier niet meer").waitFor();
        assertThat(passkeys()).hasCount(0);
        signOut("/kantoor/account");
        press("Log in met een passkey");
        written("Deze passkey klopt niet").waitFor();
    }

    @Test
    void oneDeviceIsAddedOnce() throws Exception {
        device(true);
        withPasskey();
        page.locator("#naam").fill("Nog een keer");
        press("Voeg passkey toe");
        written("De passkey is niet toegevoegd").waitFor();
        assertThat(passkeys()).hasCount(1);
    }

    @Test
    void aPartnerComesInWithOneAndAtTheOtherDoorItIsNone() throws Exception {
        device(true);
        HiredPartner partner = HiredPartner.of(application, "Aanbieder met passkey");
        password("/partner/inloggen?verder=/partner/account", partner.email());
        code(partner.phone());
        addPasskey("Telefoon");
        signOut(PartnerScreen.PATH);
        press("Log in met een passkey");
        heading(PartnerScreen.HEADING);
        signOut("/inloggen");
        press("Log in met een passkey");
        written("Deze passkey klopt niet").waitFor();
    }

    @Test
    void withoutScriptsThereIsNoButtonThatDoesNothing() {
        Page plain = newProfile(1280, false).newPage();
        plain.navigate(at("/inloggen"));
        assertThat(plain.getByText("Log in met een passkey")).isHidden();
    }
}
