-- A payment changes its state three times in its life. Half of each page is left free, so that the new version of a row lands beside
-- the old one and no index is touched.
alter table payment set (fillfactor = 50);
