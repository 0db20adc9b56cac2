using Microsoft.Data.Sqlite;
using Npgsql;
using Paseban.Kernel;

namespace Paseban.Storage;

/// <summary>What an engine's exception means for whoever gave the command, where it is not a fault of the program.</summary>
public static class DatabaseFaults
{
    private const string Recorded = PostgresErrorCodes.UniqueViolation;

    /// <summary>Somebody else changed the same at the same moment: what was asked may succeed when it is asked again.</summary>
    public static bool IsClash(Exception fault) => fault
        is SqliteException { SqliteErrorCode: 5 or 6 } or PostgresException { SqlState: "40001" or "40P01" or "55P03" or Recorded };

    /// <summary>Null for anything else.</summary>
    public static Problem? Explain(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            Problem.Conflict(
                "database.busy",
                "Another process is writing to the database and did not end in time.",
                "Give the command again when it has ended."),
        SqliteException { SqliteErrorCode: 8 or 14 or 23 } =>
            Problem.NotFound(
                "database.unreachable",
                "The database file cannot be opened for writing.",
                "Check the path, the folder and its permissions."),
        SqliteException { SqliteErrorCode: 13 } =>
            Problem.Conflict(
                "database.full", "The disk is full. Nothing of this command was kept.", "Make room and give the command again."),
        SqliteException { SqliteErrorCode: 26 } =>
            Problem.Invalid("database.not-sqlite", "The file is not a SQLite database.", "Check --database."),
        PostgresException { SqlState: "28P01" or "28000" or "3D000" or "42501" } refused =>
            Problem.NotFound(
                "database.refused", $"PostgreSQL refuses: {refused.MessageText}.", "Check user, password and database name in --database."),
        PostgresException { SqlState: "40001" or "40P01" or "55P03" } =>
            Problem.Conflict("database.busy", "Another process changed the same rows at the same time.", "Give the command again."),
        // Acts look first whether they were done already: only one beside them can be first all the same. SQLite has one writer.
        PostgresException { SqlState: Recorded } done =>
            Problem.Conflict(
                "database.recorded", $"Another process recorded the same at the same time ({done.ConstraintName}).",
                "Look at what is there now; repeat the command where it is still needed."),
        PostgresException => null,
        NpgsqlException =>
            Problem.NotFound(
                "database.unreachable",
                "The PostgreSQL server does not answer.",
                "Check host and port in --database, and that the server runs."),
        _ => null,
    };
}
