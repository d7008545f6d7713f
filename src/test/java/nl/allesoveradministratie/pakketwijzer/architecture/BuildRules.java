package nl.allesoveradministratie.pakketwijzer.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of architecture.md that class files can show; each gives what breaks it, in words. */
final class BuildRules {

    private static final Pattern WHO_PAYS = Pattern.compile("(?i)partner|payment|placement|sponsor|advert");

    private static final Pattern NAME_THAT_SAYS_NOTHING = Pattern.compile(".*(Impl|Manager|Helper|Utils?)");

    private static final Set<String> MATTERS_OF_SERVICES = Set.of(
            "Transactional", "PreAuthorize", "PostAuthorize", "PreFilter", "PostFilter", "Secured", "RolesAllowed");

    private BuildRules() {}

    /** Rule 1: no cycles between modules. */
    static List<String> cycles(JavaClasses classes, String root) {
        return broken(slices().matching(root + ".(*)..").should().beFreeOfCycles(), classes);
    }

    /** Rule 1: of another module only what lies in its root is imported, and nothing of the application's root. */
    static List<String> importsOfInternals(JavaClasses classes, String root) {
        return classes.stream()
                .filter(origin -> isOurs(origin, root))
                .flatMap(origin -> ours(origin, root)
                        .filter(target -> !module(target, root).equals(module(origin, root)))
                        .filter(target -> module(target, root).isEmpty()
                                || !target.getPackageName().equals(root + "." + module(target, root)))
                        .map(target -> origin.getName() + " imports " + target.getName()))
                .toList();
    }

    /**
     * Rule 2: no path of imports, however long, from figures to people, nor from people to figures. Figures may reach
     * mail through identity, which mails invitations and sign-in links, and through nothing else.
     */
    static List<String> pathsBetweenFiguresAndPeople(JavaClasses classes, String root) {
        Set<String> figures = Set.of("insight", "usage");
        Set<String> people = Set.of("lead", "privacy");
        List<String> paths = new ArrayList<>();
        paths.addAll(paths(classes, root, figures, people, (from, to) -> true));
        paths.addAll(paths(
                classes, root, figures, Set.of("mail"), (from, to) -> !(from.equals("identity") && to.equals("mail"))));
        paths.addAll(paths(classes, root, people, figures, (from, to) -> true));
        return paths;
    }

    private static List<String> paths(
            JavaClasses classes,
            String root,
            Set<String> from,
            Set<String> to,
            BiPredicate<String, String> isFollowed) {
        Map<JavaClass, JavaClass> reachedFrom = new LinkedHashMap<>();
        Deque<JavaClass> waiting = new ArrayDeque<>();
        classes.stream().filter(each -> from.contains(module(each, root))).forEach(start -> {
            reachedFrom.put(start, start);
            waiting.add(start);
        });
        List<String> paths = new ArrayList<>();
        while (!waiting.isEmpty()) {
            JavaClass next = waiting.remove();
            if (to.contains(module(next, root))) {
                paths.add(path(reachedFrom, next));
                continue;
            }
            ours(next, root)
                    .filter(target -> isFollowed.test(module(next, root), module(target, root)))
                    .filter(target -> reachedFrom.putIfAbsent(target, next) == null)
                    .forEach(waiting::add);
        }
        return paths;
    }

    private static String path(Map<JavaClass, JavaClass> reachedFrom, JavaClass end) {
        String path = end.getName();
        JavaClass at = end;
        while (!reachedFrom.get(at).equals(at)) {
            at = reachedFrom.get(at);
            path = at.getName() + " → " + path;
        }
        return path;
    }

    /**
     * Rule 3: the ranker and all that it reaches use the JDK and types of shared, catalog and finder only, and nothing
     * there is named after who pays. Constants of enumerations are left out: they name kinds of sources.
     */
    static List<String> reachOfTheRanker(JavaClasses classes, String root) {
        String ranker = root + ".finder.Ranker";
        if (!classes.contain(ranker)) {
            return List.of("There is no " + ranker);
        }
        Set<String> pure = Set.of(root + ".shared", root + ".catalog", root + ".finder");
        Map<JavaClass, JavaClass> reachedFrom = new LinkedHashMap<>();
        Deque<JavaClass> waiting = new ArrayDeque<>();
        JavaClass start = classes.get(ranker);
        reachedFrom.put(start, start);
        waiting.add(start);
        List<String> violations = new ArrayList<>();
        while (!waiting.isEmpty()) {
            JavaClass next = waiting.remove();
            namesAfterWhoPays(next, root)
                    .map(name -> path(reachedFrom, next) + " has " + name)
                    .forEach(violations::add);
            for (JavaClass target : targets(next).toList()) {
                String packageName = target.getPackageName();
                if (pure.contains(packageName)) {
                    if (reachedFrom.putIfAbsent(target, next) == null) {
                        waiting.add(target);
                    }
                } else if (!target.isPrimitive()
                        && !packageName.equals("org.jspecify.annotations")
                        && (!packageName.startsWith("java.") || packageName.startsWith("java.sql"))) {
                    violations.add(path(reachedFrom, next) + " → " + target.getName());
                }
            }
        }
        return violations;
    }

    private static Stream<String> namesAfterWhoPays(JavaClass type, String root) {
        return Stream.of(
                        Stream.of(type.getName().substring(root.length())),
                        type.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.ENUM))
                                .map(field -> field.getName()),
                        type.getMethods().stream().map(method -> method.getName()))
                .flatMap(names -> names)
                .filter(name -> WHO_PAYS.matcher(name).find());
    }

    /** Rule 4: screens and pages see no database. */
    static List<String> screensWithSql(JavaClasses classes, String root) {
        return broken(
                noClasses()
                        .that()
                        .resideInAnyPackage(root + "..ui..", root + "..web..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.jooq..",
                                "java.sql..",
                                "javax.sql..",
                                "org.springframework.jdbc..",
                                "com.zaxxer.hikari..",
                                root + "..db.."),
                classes);
    }

    /** Rule 4: the generated tables of a module are used inside it only. */
    static List<String> tablesOutsideTheirModule(JavaClasses classes, String root) {
        return classes.stream()
                .filter(origin -> isOurs(origin, root))
                .flatMap(origin -> ours(origin, root)
                        .filter(target -> !module(target, root).equals(module(origin, root)))
                        .filter(target ->
                                (target.getPackageName() + ".").startsWith(root + "." + module(target, root) + ".db."))
                        .map(target -> origin.getName() + " uses " + target.getName()))
                .toList();
    }

    /** Rule 5: transactions and authorisation sit on the services, never on screens and pages. */
    static List<String> screensWithMattersOfServices(JavaClasses classes, String root) {
        return classes.stream()
                .filter(each -> each.getPackageName().startsWith(root))
                .filter(each -> List.of(each.getPackageName().split("\\.")).contains("ui")
                        || List.of(each.getPackageName().split("\\.")).contains("web"))
                .flatMap(each -> Stream.concat(
                        annotations(each).map(name -> each.getName() + " has @" + name),
                        each.getCodeUnits().stream().flatMap(BuildRules::onCodeUnit)))
                .toList();
    }

    private static Stream<String> onCodeUnit(JavaCodeUnit unit) {
        return annotations(unit).map(name -> unit.getFullName() + " has @" + name);
    }

    private static Stream<String> annotations(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getSimpleName())
                .filter(MATTERS_OF_SERVICES::contains);
    }

    /** Rule 6: no floating point and no guessable chance where figures are made anonymous. */
    static List<String> inexactNoise(JavaClasses classes, String root) {
        return classes.stream()
                .filter(each -> module(each, root).equals("insight"))
                .flatMap(each -> Inexact.uses(each).stream().map(use -> each.getName() + " uses " + use))
                .toList();
    }

    /** Names come from the trade. */
    static List<String> namesThatSayNothing(JavaClasses classes) {
        return classes.stream()
                .filter(each ->
                        NAME_THAT_SAYS_NOTHING.matcher(each.getSimpleName()).matches())
                .map(JavaClass::getName)
                .toList();
    }

    /** Each package says that its types are not null unless marked; generated tables are left out. */
    static List<String> packagesWithoutNullMarked(JavaClasses classes) {
        Map<String, Boolean> marked = new HashMap<>();
        for (JavaClass each : classes) {
            boolean marks = each.getSimpleName().equals("package-info")
                    && each.isAnnotatedWith("org.jspecify.annotations.NullMarked");
            marked.merge(each.getPackageName(), marks, Boolean::logicalOr);
        }
        return marked.keySet().stream()
                .filter(name -> !marked.get(name))
                .filter(name -> !List.of(name.split("\\.")).contains("db"))
                .sorted()
                .toList();
    }

    /**
     * What there is to say goes through the log, which can be kept free of people's words.
     *
     * @param mayPrint the classes that talk to whoever starts the product
     */
    static List<String> output(JavaClasses classes, Set<String> mayPrint) {
        List<String> violations = new ArrayList<>(
                broken(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."), classes));
        Predicate<JavaClass> isHeld = each -> !mayPrint.contains(each.getName());
        classes.stream()
                .filter(isHeld)
                .flatMap(each -> each.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                .map(access -> access.getDescription())
                .forEach(violations::add);
        classes.stream()
                .filter(isHeld)
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().equals("printStackTrace"))
                .map(call -> call.getDescription())
                .forEach(violations::add);
        return violations;
    }

    /** On virtual threads a process could stand still for good (decision 43). */
    static List<String> virtualThreads(JavaClasses classes) {
        return classes.stream()
                .flatMap(each -> each.getCodeUnitAccessesFromSelf().stream())
                .filter(access -> access.getName().contains("Virtual")
                        || access.getTargetOwner().getSimpleName().contains("Virtual"))
                .map(access -> access.getDescription())
                .toList();
    }

    private static List<String> broken(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    /** The first part of the package after the root's; empty for the root itself and for what is not ours. */
    private static String module(JavaClass type, String root) {
        String packageName = type.getPackageName();
        return packageName.startsWith(root + ".")
                ? packageName.substring(root.length() + 1).split("\\.")[0]
                : "";
    }

    private static boolean isOurs(JavaClass type, String root) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    private static Stream<JavaClass> ours(JavaClass origin, String root) {
        return targets(origin).filter(target -> isOurs(target, root));
    }

    private static Stream<JavaClass> targets(JavaClass origin) {
        Collection<Dependency> dependencies = origin.getDirectDependenciesFromSelf();
        return dependencies.stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .distinct();
    }
}
