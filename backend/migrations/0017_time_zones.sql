-- In which time zone (IANA) the pages show times; null: that of the browser. The service checks the name: what zones there
-- are changes several times a year.
alter table user_preferences add column time_zone text check (length(time_zone) between 1 and 64);

grant update (time_zone) on user_preferences to relais_app;
