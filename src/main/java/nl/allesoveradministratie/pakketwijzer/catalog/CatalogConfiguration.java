package nl.allesoveradministratie.pakketwijzer.catalog;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Loads the catalogue at start, after the migrations, and keeps it in memory. */
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {

    @Bean
    Criteria criteria() {
        return CatalogueFiles.criteria();
    }

    /**
     * @param file a file given with {@code --catalogue}; empty = the packages that come along
     * @throws InvalidCatalogue when the file is not as described, or the data folder holds another catalogue
     */
    @Bean
    PublishedCatalog publishedCatalog(
            @FlywayDataSource ObjectProvider<DataSource> owner,
            DSLContext publicDatabase,
            FlywayMigrationInitializer afterMigrations,
            @Value("${catalogue:}") String file) {
        owner.ifAvailable(source -> load(new CatalogLoader(source), file));
        try {
            return new PublishedCatalog(new CatalogReader(publicDatabase).read());
        } catch (DataAccessException e) {
            throw new StartProblem(
                    "The database holds no catalogue that this version can read.",
                    "Run ./pakketwijzer prepare, or start a process that has the owner's password first.");
        }
    }

    @Bean
    PublicationWatch publicationWatch(
            PublishedCatalog published,
            DSLContext publicDatabase,
            @Qualifier("publicDataSource") DataSource publicDataSource) {
        return new PublicationWatch(published, publicDatabase, publicDataSource);
    }

    private static void load(CatalogLoader loader, String file) {
        CatalogLoader.Origin origin = loader.origin();
        if (origin == CatalogLoader.Origin.DESK) {
            // Editors took over: what files say is looked at, and taken in, at the desk.
            return;
        }
        if (!file.isBlank()) {
            List<JsonNode> packages = CatalogueFiles.in(Path.of(file));
            String version = loader.version();
            if (version != null && !version.equals(CatalogLoader.versionOf(packages))) {
                throw new InvalidCatalogue("--catalogue fills an empty data folder; this one holds another catalogue");
            }
            loader.load(packages, CatalogLoader.Origin.FILE);
        } else if (origin == null || origin == CatalogLoader.Origin.SHIPPED) {
            loader.load(CatalogueFiles.shipped(), CatalogLoader.Origin.SHIPPED);
        }
    }
}
