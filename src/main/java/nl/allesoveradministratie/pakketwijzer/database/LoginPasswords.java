package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;

/** The passwords of the embedded server's logins: random, made once, in a file that only the owner can read. */
final class LoginPasswords {

    /** The file's name in the data folder. */
    static final String FILE = "logins.properties";

    private static final String SUPERUSER = "postgres";

    private final Properties passwords;

    private LoginPasswords(Properties passwords) {
        this.passwords = passwords;
    }

    static LoginPasswords in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
        }
        boolean complete = passwords.containsKey(SUPERUSER);
        passwords.computeIfAbsent(SUPERUSER, role -> random());
        for (Login login : Login.values()) {
            complete &= passwords.containsKey(login.role());
            passwords.computeIfAbsent(login.role(), role -> random());
        }
        if (!complete) {
            StringBuilder text = new StringBuilder();
            passwords.forEach((role, password) ->
                    text.append(role).append('=').append(password).append('\n'));
            OwnerOnly.write(file, text.toString());
        }
        return new LoginPasswords(passwords);
    }

    String of(Login login) {
        return passwords.getProperty(login.role());
    }

    String superuser() {
        return passwords.getProperty(SUPERUSER);
    }

    /** What the file says of the superuser. */
    String superuserLine() {
        return SUPERUSER + "=" + superuser() + "\n";
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
