-- The folder that holds the files of this database: it has the same id in a file of its own (blobs/claim-folder.ts). One row,
-- made at the first start; another folder in its place, such as an empty one where a disk is not mounted, is then noticed.
create table blob_folder (
  only_row boolean primary key default true check (only_row),
  id uuid not null
);

grant select, insert on blob_folder to relais_app;
