-- What lists of applications count and whom they show to a part of the city, from the index alone.
create index application_area on application (area, wave_id, state, door);
create index application_count on application (wave_id, state, door);
