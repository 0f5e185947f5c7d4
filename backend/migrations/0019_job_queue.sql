-- What the application may do with the queue of work beside requests. Its schema is graphile-worker's, whose own migrations
-- ran before this one (migrate.ts). Jobs carry ids, never content; they belong to no environment, as the directory does
-- not, and open theirs when they run.
grant usage on schema graphile_worker to relais_app;

-- Which of its migrations the database has: the service refuses to start with another number than its own.
grant select on graphile_worker.migrations to relais_app;

-- Adding a job, taking it, and removing it when it is done.
grant select, insert, update, delete on graphile_worker._private_jobs to relais_app;
-- The names of jobs, and of the queues in which jobs of one name wait for each other.
grant select, insert on graphile_worker._private_tasks to relais_app;
grant select, insert, update on graphile_worker._private_job_queues to relais_app;
-- When what recurs was last added: several processes add it once.
grant select, insert, update on graphile_worker._private_known_crontabs to relais_app;

-- graphile-worker turns row-level security on and writes no policy, so that its owner alone gets in.
create policy application on graphile_worker._private_jobs to relais_app using (true) with check (true);
create policy application on graphile_worker._private_tasks to relais_app using (true) with check (true);
create policy application on graphile_worker._private_job_queues to relais_app using (true) with check (true);
create policy application on graphile_worker._private_known_crontabs to relais_app using (true) with check (true);

-- What is left are functions to add a job with; those for whoever operates the queue are its owner's.
revoke execute on all functions in schema graphile_worker from public;
grant execute on function
  graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text),
  graphile_worker.add_jobs(graphile_worker.job_spec[], boolean)
  to relais_app;
