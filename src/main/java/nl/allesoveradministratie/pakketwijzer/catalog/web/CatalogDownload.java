package nl.allesoveradministratie.pakketwijzer.catalog.web;

import nl.allesoveradministratie.pakketwijzer.catalog.CatalogExport;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The catalogue as a file to download, for editors. */
@Controller
@OnDoor(Door.OFFICE)
class CatalogDownload {

    private final CatalogExport export;

    CatalogDownload(CatalogExport export) {
        this.export = export;
    }

    @GetMapping(
            path = {"/kantoor/catalogus.zip", "/en/kantoor/catalogus.zip"},
            produces = "application/zip")
    ResponseEntity<byte[]> zip() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("catalogus.zip")
                                .build()
                                .toString())
                .body(export.zip());
    }
}
