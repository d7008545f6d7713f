package nl.allesoveradministratie.pakketwijzer.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether this process may act as the owner: always of the PostgreSQL that comes along, of another only when it was
 * given the owner's password. A process without leaves migrations to the one that has it.
 */
class HasOwner implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return environment.getProperty("spring.datasource.url", "").isBlank()
                || environment.containsProperty(ExternalServer.PASSWORD + Login.OWNER.role());
    }
}
