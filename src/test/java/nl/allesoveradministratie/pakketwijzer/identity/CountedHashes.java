package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.util.ReflectionTestUtils;

/** How often the running product holds a password against a hash, which is nearly all the time that signing in takes. */
public final class CountedHashes implements AutoCloseable {

    private final Passwords passwords;
    private final PasswordEncoder own;
    private final AtomicInteger count = new AtomicInteger();

    public CountedHashes(ApplicationContext application) {
        passwords = application.getBean(Passwords.class);
        own = (PasswordEncoder) ReflectionTestUtils.getField(passwords, "encoder");
        ReflectionTestUtils.setField(passwords, "encoder", new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return own.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String kept) {
                count.incrementAndGet();
                return own.matches(password, kept);
            }
        });
    }

    /** So often since it was asked last. */
    public int taken() {
        return count.getAndSet(0);
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(passwords, "encoder", own);
    }
}
