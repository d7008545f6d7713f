package nl.allesoveradministratie.pakketwijzer.privacy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who answers for the data (art. 13(1)(a), 26 GDPR), as the owner filled it in; empty = not filled in, and the statement says
 * so instead of making something up.
 *
 * @param email where people reach both companies about their data
 * @param phone the same by telephone
 * @param officer how to reach the data protection officer; "none" = there is none
 * @param contactPoint who is the first to turn to: "seven-elements", "vixum" or "both"
 * @param hosting who runs the servers for us, and where
 * @param mail who sends e-mail for us, and where
 */
@ConfigurationProperties("pakketwijzer.controllers")
public record Controllers(
        @DefaultValue Company sevenElements,
        @DefaultValue Company vixum,
        @DefaultValue("") String email,
        @DefaultValue("") String phone,
        @DefaultValue("") String officer,
        @DefaultValue("") String contactPoint,
        @DefaultValue("") String hosting,
        @DefaultValue("") String mail) {

    /**
     * One of the two companies.
     *
     * @param address street, number, postal code and town
     * @param register its number in the trade register (KvK)
     */
    public record Company(
            @DefaultValue("") String address,
            @DefaultValue("") String register) {}
}
