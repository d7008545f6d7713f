package nl.allesoveradministratie.pakketwijzer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which promises about people a test proves; docs/privacy-proof.md is made from these. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proves {

    /** Numbers of promises: C1 to C12, P1 to P9, S1 to S7, U1, U2, and A1 to A9 of anonymous figures. */
    String[] value();

    /** A negative control: shows that whoever broke the promise would be seen. Each of A1 to A9 has one at least. */
    boolean control() default false;
}
