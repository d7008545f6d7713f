package nl.allesoveradministratie.pakketwijzer.architecture;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** What screens behind a door may call: each public method of each service that only that door has. */
final class GuardedServices {

    private GuardedServices() {}

    /** A method of a service as it is in the application, with whatever is wrapped around it. */
    record Call(Object service, Method method) {

        String name() {
            return AopUtils.getTargetClass(service).getSimpleName() + "." + method.getName();
        }

        /** Whether who is allowed is written on it, or on its class. */
        boolean isGuarded() {
            return Stream.of(method, method.getDeclaringClass(), AopUtils.getTargetClass(service))
                    .anyMatch(place -> AnnotatedElementUtils.hasAnnotation(place, RolesAllowed.class)
                            || AnnotatedElementUtils.hasAnnotation(place, PermitAll.class));
        }

        /** Calls it with arguments about nobody; whatever happens inside, somebody was let in. */
        boolean letsIn() {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(GuardedServices::aboutNobody)
                    .toArray();
            try {
                method.invoke(service, arguments);
                return true;
            } catch (InvocationTargetException e) {
                return !(e.getCause() instanceof AccessDeniedException
                        || e.getCause() instanceof AuthenticationCredentialsNotFoundException);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Services of these packages that only this door has. */
    static List<Call> calls(ListableBeanFactory beans, Collection<String> packages, Door door) {
        return services(beans, packages).stream()
                .filter(service -> doors(service).equals(Set.of(door)))
                .flatMap(service -> Arrays.stream(
                                AopUtils.getTargetClass(service).getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                        .map(method -> new Call(service, method)))
                .sorted(Comparator.comparing(Call::name))
                .toList();
    }

    /** Services that a door has together with another, which therefore cannot ask who is signed in. */
    static List<String> shared(ListableBeanFactory beans, Collection<String> packages, Door door) {
        return services(beans, packages).stream()
                .filter(service ->
                        doors(service).contains(door) && doors(service).size() > 1)
                .map(service -> AopUtils.getTargetClass(service).getSimpleName())
                .toList();
    }

    private static List<Object> services(ListableBeanFactory beans, Collection<String> packages) {
        return beans.getBeansWithAnnotation(Service.class).values().stream()
                .filter(service -> {
                    String name = AopUtils.getTargetClass(service).getName();
                    return packages.stream().anyMatch(each -> name.startsWith(each + "."));
                })
                .toList();
    }

    private static Set<Door> doors(Object service) {
        return Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(AopUtils.getTargetClass(service), OnDoor.class))
                .map(door -> Set.of(door.value()))
                .orElse(Set.of());
    }

    private static @Nullable Object aboutNobody(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        // Of Java's own types java.lang.reflect.Array knows the zero.
        if (type.isPrimitive()) {
            return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
        }
        return Stream.of(
                        "niemand",
                        UUID.randomUUID(),
                        new byte[0],
                        Set.of(),
                        List.of(),
                        OptionalLong.empty(),
                        new EmailAddress("niemand@nergens.test"))
                .filter(type::isInstance)
                .findFirst()
                .orElse(null);
    }
}
