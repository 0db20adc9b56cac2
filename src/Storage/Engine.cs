namespace Paseban.Storage;

public enum Engine
{
    Sqlite = 1,
    Postgres = 2,
}
