package nl.allesoveradministratie.pakketwijzer.installation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Exists only in a process that opens one of these doors: a bean, a page or a screen. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnDoorCondition.class)
public @interface OnDoor {

    /** Any one of them is enough. */
    Door[] value();
}
