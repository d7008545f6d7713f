package nl.allesoveradministratie.pakketwijzer.usage;

/**
 * What is known of a browser from what it sends anyway. Stays what it was when the browser first came on a day, so that the
 * day has one bin of each.
 */
record Traits(DeviceClass device, BrowserClass browser, Region region) {}
