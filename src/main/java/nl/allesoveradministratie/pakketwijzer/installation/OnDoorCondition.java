package nl.allesoveradministratie.pakketwijzer.installation;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Asks the configuration whether a door is open. */
class OnDoorCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Doors doors = Doors.of(context.getEnvironment());
        Door[] wanted = metadata.getAnnotations().get(OnDoor.class).getEnumArray("value", Door.class);
        return Arrays.stream(wanted).anyMatch(doors::opens);
    }
}
