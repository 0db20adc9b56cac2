using Npgsql;
using NpgsqlTypes;

namespace Paseban.Storage;

internal sealed class PostgresBulkWriter(NpgsqlConnection connection, string table, string[] columns) : BulkWriter
{
    private readonly NpgsqlBinaryImporter importer =
        connection.BeginBinaryImport($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");

    private bool inRow;

    public override BulkWriter Add(long value)
    {
        StartRow();
        importer.Write(value, NpgsqlDbType.Bigint);
        return this;
    }

    public override BulkWriter Add(string? value)
    {
        StartRow();
        if (value is null) importer.WriteNull();
        else importer.Write(value, NpgsqlDbType.Text);
        return this;
    }

    public override void EndRow()
    {
        inRow = false;
        Rows++;
    }

    public override async Task CompleteAsync(CancellationToken ct = default)
    {
        await importer.CompleteAsync(ct);
        await importer.CloseAsync(ct);
    }

    public override ValueTask DisposeAsync() => importer.DisposeAsync();

    private void StartRow()
    {
        if (inRow) return;
        importer.StartRow();
        inRow = true;
    }
}
